import type { GateVerdict, Phase, PolicyEnvironment } from './environment';
import type { Simulation } from './effect';
import type { PolicyRequest, PolicyResult } from './policy-request';
import { runPolicy } from './run-policy';
import type { CompiledPolicyBinding, PolicyTarget } from './target';
import { groupsOf, isUserValue, type Visitor } from './user-value';

const resultSeconds = 300;

export interface EngineOptions {
  /** Read results that an earlier evaluation of the same binding, session and user left. */
  readonly useCache: boolean;
  readonly phase: Phase;
}

/** The verdict on a target (policies.md, section 2). Every enabled policy runs: there is no short circuit. */
export function* evaluateTarget(
  environment: PolicyEnvironment,
  request: PolicyRequest & { readonly target: PolicyTarget },
  options: EngineOptions,
): Simulation<PolicyResult> {
  const enabled = request.target.bindings.filter((binding) => binding.enabled);
  const fresh: PolicyResult[] = [];
  const cached: PolicyResult[] = [];
  const names: string[] = [];
  for (const binding of enabled) {
    if (!binding.policy) continue;
    const key = cacheKey(binding, request);
    const hit = options.useCache ? environment.resultCache.get(key) : undefined;
    if (hit && hit.until > environment.world.now) {
      cached.push(hit.result);
      names.push(binding.policy.name);
      continue;
    }
    const result = yield* runPolicy(environment, { ...request, binding, policy: binding.policy });
    if (result.leaves) return { passing: false, messages: [], raw: null, leaves: true };
    if (isUserValue(request.user) && !request.debug && result.raised === undefined) {
      environment.resultCache.set(key, { result, until: environment.world.now + resultSeconds });
    }
    fresh.push(result);
  }
  const results = [...fresh, ...cached];
  const fixed = staticResult(environment, request, enabled);
  if (fixed) results.push({ passing: fixed.passing, messages: [], raw: fixed.passing });
  const verdict = combine(request.target.mode, results);
  environment.gates.push({
    target: request.target.label,
    phase: options.phase,
    mode: request.target.mode,
    passing: verdict.passing,
    empty: results.length === 0,
    ...(fixed ? { fixed } : {}),
    cached: names,
  });
  return verdict;
}

function combine(mode: PolicyTarget['mode'], results: readonly PolicyResult[]): PolicyResult {
  const verdicts = results.map((result) => result.passing);
  const passing = results.length === 0 || (mode === 'all' ? verdicts.every(Boolean) : verdicts.some(Boolean));
  return { passing, messages: results.flatMap((result) => result.messages), raw: passing };
}

/** Group and user bindings give one result together; nobody who is not saved matches any, negated or not. */
function staticResult(
  environment: PolicyEnvironment,
  request: PolicyRequest & { readonly target: PolicyTarget },
  enabled: readonly CompiledPolicyBinding[],
): GateVerdict['fixed'] {
  const bindings = enabled.filter((binding) => !binding.policy);
  if (bindings.length === 0) return undefined;
  const { user } = request;
  const saved = isUserValue(user) && user.pk !== null ? user : null;
  const groups = new Set(groupsOf(environment.world, user).map((group) => group.name));
  const tests = bindings.map((binding) => {
    const isIt =
      binding.user !== undefined
        ? binding.user !== null && binding.user === saved?.row.username
        : binding.group != null && groups.has(binding.group);
    return {
      ...(binding.user !== undefined ? { user: binding.user } : { group: binding.group ?? null }),
      negate: binding.negate,
      matches: saved !== null && binding.negate !== isIt,
    };
  });
  const all = request.target.mode === 'all' && environment.rules.staticBindingsInModeAll === 'every';
  const verdicts = tests.map(({ matches }) => matches);
  return { passing: all ? verdicts.every(Boolean) : verdicts.some(Boolean), bindings: tests };
}

function cacheKey(binding: CompiledPolicyBinding, request: PolicyRequest): string {
  return `${binding.id}_${request.http?.session ?? ''}#${userKey(request.user)}`;
}

function userKey(user: Visitor): string {
  return isUserValue(user) ? String(user.pk) : 'None';
}
