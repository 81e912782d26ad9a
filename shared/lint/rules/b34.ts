import { stepsAfter } from '../flow-walk';
import { stages } from '../models';
import { namelessValidation, worksNameless } from '../passwordless';
import type { LintRule } from '../rule';

export const b34: LintRule = {
  id: 'B34',
  severity: 'warning',
  title: 'A second factor of nobody',
  why: 'Where no user is known and nobody is logged in the stage passes in silence.',
  *check(context) {
    for (const step of namelessValidation(context)) {
      if (worksNameless(context, step)) continue;
      if (stepsAfter(context, step).some((after) => context.is(after, stages.userLogin))) continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: `“${context.stageName(step)}” can have no user in “${context.label(step.flow)}”.`,
      };
    }
  },
};
