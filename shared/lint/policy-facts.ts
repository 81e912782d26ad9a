import type { AuthentikRecord } from '../authentik/record';
import { policyBindingsOf } from '../document/indexes';
import { policyBindingModel } from '../document/models';
import type { Check, LintContext, Step } from './context';
import { policies } from './models';

const runTimeKey =
  /^context\.(flow_plan\.context\.)?(pending_user|prompt_data|auth_method|captcha|is_restored)\b/;

/** Reads what only exists once the visitor has answered something. */
export function needsRunTime({ facts, policy }: Check): boolean {
  if (policy?.model === policies.password || policy?.model === policies.uniquePassword) return true;
  return facts?.reads.some(({ path }) => runTimeKey.test(path)) ?? false;
}

/** A key lookup that raises where the plan holds no data yet. */
export function raisesWithoutData({ facts }: Check): boolean {
  return facts?.reads.some(({ path, safe }) => !safe && runTimeKey.test(path)) ?? false;
}

/** The verdict where the plan holds no data yet; undefined where it depends on more. */
export function verdictWithoutData(context: LintContext, check: Check): boolean | undefined {
  if (check.policy?.model === policies.password || check.policy?.model === policies.uniquePassword) {
    return check.negate;
  }
  if (raisesWithoutData(check)) return context.flag(check.binding, 'failure_result') ?? false;
  const absent = check.facts?.returns.absent;
  return absent === undefined ? undefined : absent !== check.negate;
}

/** Gives the same verdict whoever asks. */
export function constantVerdict({ facts, negate }: Check): boolean | undefined {
  if (facts === undefined || facts.empty || facts.returns.count === 0) return undefined;
  const { canBeTrue, canBeFalse } = facts.returns;
  if (canBeTrue === canBeFalse) return undefined;
  return canBeTrue !== negate;
}

export function isStatic({ subject }: Check): boolean {
  return subject === 'group' || subject === 'user';
}

/** Whether a step's gate lets everybody through for good. */
export function alwaysPasses(context: LintContext, { checks, binding }: Step): boolean {
  if (checks.length === 0) return true;
  const isConstant = (check: Check) => constantVerdict(check) === true;
  return context.text(binding, 'policy_engine_mode') === 'all'
    ? checks.every(isConstant)
    : checks.some(isConstant);
}

/** Everything that has policy bindings, enabled or not. */
export function gatedTargets(context: LintContext): readonly AuthentikRecord[] {
  const targets = context.ofModel(policyBindingModel).map(({ fields }) => context.target(fields.target));
  return [...new Set(targets)].filter((target) => target !== undefined);
}

/** The policy bindings of a target, disabled ones too. */
export function allBindingsOf(context: LintContext, target: AuthentikRecord): readonly AuthentikRecord[] {
  return policyBindingsOf(context.document, target.id);
}

/** A flow that somebody who is not logged in may start. */
export function isOpenToAnonymous(context: LintContext, flow: AuthentikRecord): boolean {
  const needed = context.text(flow, 'authentication') ?? 'none';
  return needed !== 'require_authenticated' && needed !== 'require_superuser';
}

/** Some earlier step, or whoever starts the flow, may have put a user into the plan. */
export function mayHaveUser(context: LintContext, { flow, index }: Step): boolean {
  return (
    context.givenTo(flow).user ||
    context
      .stepsOf(flow)
      .slice(0, index)
      .some((step) => context.setsUser(step))
  );
}
