import { stepsBefore } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b11: LintRule = {
  id: 'B11',
  severity: 'error',
  title: 'Nothing to write',
  why: 'A user write stage without data denies.',
  *check(context) {
    for (const step of context.steps) {
      if (!context.is(step, stages.userWrite) || context.givenTo(step.flow).data) continue;
      if (stepsBefore(context, step).some((before) => context.setsData(before))) continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: `“${context.stageName(step)}” comes before any prompt, invitation or source of “${context.label(step.flow)}”.`,
      };
    }
  },
};
