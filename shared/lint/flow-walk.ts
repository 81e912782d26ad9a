import type { AuthentikRecord, ModelName } from '../authentik/record';
import type { LintContext, Step } from './context';
import { stages } from './models';

/**
 * Whether a flow, or one that its redirect stages lead to, has a stage of the type. True also where that cannot be
 * told: a stage or flow that the workspace does not hold, a redirect to an address.
 */
export function mayReach(context: LintContext, flow: AuthentikRecord, model: ModelName): boolean {
  const seen = new Set<AuthentikRecord>();
  const visit = (one: AuthentikRecord): boolean => {
    if (seen.has(one)) return false;
    seen.add(one);
    return context.stepsOf(one).some((step) => {
      if (step.model === undefined || step.model === model) return true;
      if (!context.is(step, stages.redirect)) return false;
      const target = redirectTarget(context, step);
      return target === undefined || visit(target);
    });
  };
  return visit(flow);
}

/** The flow that a redirect stage leads to; undefined for an address, or a flow that is not here. */
export function redirectTarget(context: LintContext, { stage }: Step): AuthentikRecord | undefined {
  return context.text(stage, 'mode') === 'flow' ? context.target(stage?.fields.target_flow) : undefined;
}

export function stepsBefore(context: LintContext, { flow, index }: Step): readonly Step[] {
  return context.stepsOf(flow).slice(0, index);
}

export function stepsAfter(context: LintContext, { flow, index }: Step): readonly Step[] {
  return context.stepsOf(flow).slice(index + 1);
}

/** The steps of a flow that are of one of the types. */
export function stepsOfType(
  context: LintContext,
  flow: AuthentikRecord,
  ...models: readonly ModelName[]
): readonly Step[] {
  return context.stepsOf(flow).filter((step) => context.is(step, ...models));
}

export function restarts(context: LintContext, { binding }: Step): boolean {
  return context.text(binding, 'invalid_response_action')?.startsWith('restart') ?? false;
}
