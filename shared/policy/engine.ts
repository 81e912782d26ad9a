import type { PolicyEnvironment } from './environment';
import type { Simulation } from './effect';
import type { PolicyRequest, PolicyResult } from './policy-request';
import { runPolicy } from './run-policy';
import type { CompiledPolicyBinding, PolicyTarget } from './target';
import { groupsOf, isUserValue, type Visitor } from './user-value';

const resultSeconds = 300;

export interface EngineOptions {
  /** Read results that an earlier evaluation of the same binding, session and user left. */
  readonly useCache: boolean;
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
  for (const binding of enabled) {
    if (!binding.policy) continue;
    const key = cacheKey(binding, request);
    const hit = options.useCache ? environment.resultCache.get(key) : undefined;
    if (hit && hit.until > environment.world.now) {
      cached.push(hit.result);
      continue;
    }
    const result = yield* runPolicy(environment, { ...request, binding, policy: binding.policy });
    if (isUserValue(request.user) && !request.debug) {
      environment.resultCache.set(key, { result, until: environment.world.now + resultSeconds });
    }
    fresh.push(result);
  }
  const results = [...fresh, ...cached];
  const fixed = staticResult(environment, request, enabled);
  if (fixed !== null) results.push({ passing: fixed, messages: [], raw: fixed });
  return combine(request.target.mode, results);
}

function combine(mode: PolicyTarget['mode'], results: readonly PolicyResult[]): PolicyResult {
  const verdicts = results.map((result) => result.passing);
  const passing = results.length === 0 || (mode === 'all' ? verdicts.every(Boolean) : verdicts.some(Boolean));
  return { passing, messages: results.flatMap((result) => result.messages), raw: passing };
}

/** Group and user bindings give one result together; null where there is none. */
function staticResult(
  environment: PolicyEnvironment,
  request: PolicyRequest & { readonly target: PolicyTarget },
  enabled: readonly CompiledPolicyBinding[],
): boolean | null {
  const bindings = enabled.filter((binding) => !binding.policy);
  if (bindings.length === 0) return null;
  const { user } = request;
  if (!isUserValue(user) || user.pk === null) return false;
  const groups = new Set(groupsOf(environment.world, user).map((group) => group.name));
  const matches = (binding: CompiledPolicyBinding): boolean =>
    binding.negate !==
    (binding.user != null
      ? binding.user === user.row.username
      : binding.group != null && groups.has(binding.group));
  const all = request.target.mode === 'all' && environment.rules.staticBindingsInModeAll === 'every';
  return all ? bindings.every(matches) : bindings.some(matches);
}

function cacheKey(binding: CompiledPolicyBinding, request: PolicyRequest): string {
  return `${binding.id}_${request.http?.session ?? ''}#${userKey(request.user)}`;
}

function userKey(user: Visitor): string {
  return isUserValue(user) ? String(user.pk) : 'None';
}
