import type { PolicyEnvironment, Evaluation } from './environment';
import type { Simulation } from './effect';
import type { PolicyRequest, PolicyResult } from './policy-request';
import type { PolicyOutcome } from './policy-type';
import { policyTypes } from './policy-types';
import type { CompiledPolicy, CompiledPolicyBinding } from './target';

export interface PolicyRun extends PolicyRequest {
  readonly policy: CompiledPolicy;
  readonly binding: Pick<CompiledPolicyBinding, 'order' | 'negate' | 'failureResult'> | null;
  /** How many policies called one another to get here. */
  readonly depth?: number;
}

/** Far deeper than anybody calls on purpose, and well before the interpreter's stack ends. */
const deepestCall = 40;
const tooDeep: PolicyOutcome = {
  kind: 'policy exception',
  text: 'maximum recursion depth exceeded',
  why: 'RecursionError: policies call one another in a circle',
};

/** Runs one policy through its binding (policies.md, section 3) and writes the trace. */
export function* runPolicy(environment: PolicyEnvironment, run: PolicyRun): Simulation<PolicyResult> {
  const type = policyTypes.get(run.policy.model);
  if (!type) throw new Error(`no policy type ${run.policy.model}`);
  const line = begin(environment, run);
  const { depth = 0 } = run;
  if (depth >= deepestCall) return end(environment, run, { line, outcome: tooDeep });
  const outcome = yield* type(environment, run.policy, {
    ...run,
    callPolicy: (name, inner) => {
      const called = environment.policyNamed(name);
      const next = { ...inner, target: null, binding: null, depth: depth + 1 };
      return called ? runPolicy(environment, { ...next, policy: called }) : null;
    },
  });
  return end(environment, run, { line, outcome });
}

function begin(environment: PolicyEnvironment, run: PolicyRun): Evaluation {
  const label = run.target?.label ?? null;
  const line: Evaluation = {
    target: label,
    policy: run.policy.name,
    ...(label && run.binding ? { order: run.binding.order } : {}),
    negate: run.binding?.negate ?? false,
    passing: false,
    messages: [],
    raw: null,
    how: 'verdict',
  };
  environment.evaluations.push(line);
  return line;
}

function end(
  environment: PolicyEnvironment,
  run: PolicyRun,
  { line, outcome }: { readonly line: Evaluation; readonly outcome: PolicyOutcome },
): PolicyResult {
  line.how = outcome.kind;
  if (outcome.kind === 'verdict') {
    line.raw = outcome.passing;
    line.passing = outcome.passing !== (run.binding?.negate ?? false);
    line.messages = outcome.messages;
  } else {
    line.passing = outcome.kind === 'policy exception' && (run.binding?.failureResult ?? false);
    line.messages = [outcome.text];
    if (outcome.kind === 'policy exception' && outcome.why !== undefined) line.why = outcome.why;
  }
  if (outcome.kind === 'policy exception' && !run.debug) {
    record(environment, { action: 'policy_exception', user: null });
  }
  if (run.policy.fields.execution_logging === true && !run.debug) {
    record(environment, { action: 'policy_execution', user: null });
  }
  return resultOf(line, outcome);
}

function resultOf({ passing, messages }: Evaluation, outcome: PolicyOutcome): PolicyResult {
  if (outcome.kind === 'verdict') return { passing, messages, raw: outcome.raw ?? null };
  if (outcome.kind === 'policy exception') return { passing, messages, raw: null };
  return { passing, messages, raw: null, raised: outcome.text, leaves: outcome.leaves === true };
}

/** Adds an event to the world's log. */
export function record(
  environment: Pick<PolicyEnvironment, 'world'>,
  event: { readonly action: string; readonly user: number | null },
): void {
  const { world } = environment;
  world.events = [...world.events, { ...event, at: world.now, context: {} }];
}
