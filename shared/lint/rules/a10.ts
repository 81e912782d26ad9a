import type { Check, LintContext } from '../context';
import { isOpenToAnonymous, mayHaveUser } from '../policy-facts';
import type { Finding, LintRule } from '../rule';

const ofSavedUsers = /^request\.user\.(group_attributes|all_groups|ak_groups|groups)\b/;

function asksGroups({ facts }: Check): boolean {
  if (facts === undefined || facts.reads.some(({ path }) => path.endsWith('.is_authenticated'))) return false;
  return (
    facts.calls.some(({ name, path }) => name === 'ak_is_group_member' && path === 'request.user') ||
    facts.calls.some(({ name }) => ofSavedUsers.test(name)) ||
    facts.reads.some(({ path }) => ofSavedUsers.test(path))
  );
}

function found(context: LintContext, checks: readonly Check[], where: string): readonly Finding[] {
  return checks.filter(asksGroups).flatMap(({ policy }) =>
    policy === undefined
      ? []
      : [
          {
            record: policy,
            field: 'expression',
            message: `“${context.label(policy)}” asks for the groups of request.user on ${where}, where nobody may be known yet. Test request.user.is_authenticated first.`,
          },
        ],
  );
}

export const a10: LintRule = {
  id: 'A10',
  severity: 'warning',
  title: 'Groups of somebody who may be anonymous',
  why: 'For an anonymous or unsaved user this raises, and the binding’s failure result counts.',
  *check(context) {
    for (const flow of context.flows) {
      if (flow.fields.designation === 'authorization' || !isOpenToAnonymous(context, flow)) continue;
      if (!context.givenTo(flow).user) {
        yield* found(context, context.checksOf(flow), `the flow “${context.label(flow)}”`);
      }
      for (const step of context.stepsOf(flow)) {
        const isPlanned = context.flag(step.binding, 'evaluate_on_plan') === true;
        if (mayHaveUser(context, step) && !(isPlanned && !context.givenTo(flow).user)) continue;
        yield* found(context, step.checks, `“${context.stageName(step)}”`);
      }
    }
  },
};
