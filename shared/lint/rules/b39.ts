import type { LintContext, Step } from '../context';
import { redirectTarget, stepsBefore } from '../flow-walk';
import { stages } from '../models';
import { isOpenToAnonymous } from '../policy-facts';
import type { Finding, LintRule } from '../rule';

function problem(context: LintContext, step: Step): Finding | undefined {
  const { stage } = step;
  if (stage === undefined) return undefined;
  const mode = context.text(stage, 'mode');
  const field = mode === 'flow' ? 'target_flow' : 'target_static';
  const label = `“${context.label(stage)}”`;
  if (mode !== undefined && context.isEmpty(stage, field)) {
    const chosen = context.expressions.some(([, { writes }]) =>
      writes.some(({ path }) => path.endsWith('redirect_stage_target')),
    );
    return chosen
      ? undefined
      : { record: stage, field, message: `${label} leads nowhere. Give it a target.` };
  }
  const target = redirectTarget(context, step);
  if (target === undefined) return undefined;
  const needed = context.text(target, 'authentication');
  const isLoggedIn = stepsBefore(context, step).some((before) => context.is(before, stages.userLogin));
  const name = `“${context.label(target)}”`;
  if (needed === 'require_unauthenticated' && (isLoggedIn || !isOpenToAnonymous(context, step.flow))) {
    return {
      record: stage,
      field,
      message: `${label} leads to ${name}, which refuses those who are logged in.`,
    };
  }
  const isAnonymous =
    step.flow.fields.designation === 'authentication' ||
    step.flow.fields.authentication === 'require_unauthenticated';
  if (
    needed === 'require_authenticated' &&
    !isLoggedIn &&
    isAnonymous &&
    isOpenToAnonymous(context, step.flow)
  ) {
    return {
      record: stage,
      field,
      message: `${label} leads to ${name}, which needs a login that has not happened yet.`,
    };
  }
  return undefined;
}

export const b39: LintRule = {
  id: 'B39',
  severity: 'error',
  title: 'A redirect that ends in an error',
  why: 'The visitor gets an error instead of the next page.',
  *check(context) {
    const seen = new Set<string>();
    for (const step of context.steps) {
      const found = context.is(step, stages.redirect) ? problem(context, step) : undefined;
      if (found === undefined || seen.has(found.record!.id)) continue;
      seen.add(found.record!.id);
      yield found;
    }
  },
};
