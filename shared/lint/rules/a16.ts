import { stages } from '../models';
import { isOpenToAnonymous, isStatic, mayHaveUser } from '../policy-facts';
import type { LintRule } from '../rule';

export const a16: LintRule = {
  id: 'A16',
  severity: 'warning',
  title: 'A deny stage for groups before anybody is known',
  why: 'An anonymous visitor matches no group or user, so nobody is ever denied.',
  *check(context) {
    for (const step of context.steps) {
      const { checks, flow } = step;
      if (!context.is(step, stages.deny) || checks.length === 0 || !checks.every(isStatic)) continue;
      if (!isOpenToAnonymous(context, flow) || mayHaveUser(context, step)) continue;
      if (flow.fields.designation === 'authorization') continue;
      yield {
        record: step.binding,
        field: 'order',
        message: `“${context.stageName(step)}” is bound to groups or users, but nobody is known at this point of “${context.label(flow)}”. Move it behind the identification stage.`,
      };
    }
  },
};
