import { stages } from '../models';
import { alwaysPasses } from '../policy-facts';
import type { LintRule } from '../rule';

export const a15: LintRule = {
  id: 'A15',
  severity: 'error',
  title: 'A deny stage without a condition',
  why: 'Everybody who gets there is denied.',
  *check(context) {
    for (const step of context.steps) {
      const isAlone = context.stepsOf(step.flow).length === 1;
      if (!context.is(step, stages.deny) || isAlone || !alwaysPasses(context, step)) continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: `“${context.stageName(step)}” denies everybody in “${context.label(step.flow)}”. Bind a policy that says whom it is for.`,
      };
    }
  },
};
