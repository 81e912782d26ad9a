import type { Step } from '../context';
import { policies } from '../models';
import { isOpenToAnonymous, mayHaveUser } from '../policy-facts';
import type { LintRule } from '../rule';

export const a25: LintRule = {
  id: 'A25',
  severity: 'warning',
  title: 'Reputation of a username that is not known yet',
  why: 'Before the visitor is identified the username is empty, so only the address counts.',
  *check(context) {
    const isUnknown = (step: Step) =>
      context.givenTo(step.flow).user
        ? false
        : context.flag(step.binding, 'evaluate_on_plan') === true || !mayHaveUser(context, step);
    for (const step of context.steps) {
      if (!isOpenToAnonymous(context, step.flow) || !isUnknown(step)) continue;
      if (step.flow.fields.designation === 'authorization') continue;
      for (const { policy, binding } of step.checks) {
        if (policy?.model !== policies.reputation || context.flag(policy, 'check_username') !== true)
          continue;
        yield {
          record: binding,
          field: 'policy',
          message: `“${context.label(policy)}” checks the username at “${context.stageName(step)}”, where there is none. Evaluate it behind the identification stage, when the stage runs.`,
        };
      }
    }
  },
};
