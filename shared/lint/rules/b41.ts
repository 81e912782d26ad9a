import { stages } from '../models';
import { alwaysPasses } from '../policy-facts';
import type { LintRule } from '../rule';

export const b41: LintRule = {
  id: 'B41',
  severity: 'warning',
  title: 'Stages that nobody reaches',
  why: 'The plan ends before them for everybody.',
  *check(context) {
    for (const flow of context.flows) {
      const steps = context.stepsOf(flow);
      const end = steps.find(
        (step) => context.is(step, stages.deny, stages.redirect) && alwaysPasses(context, step),
      );
      const next = end && steps[end.index + 1];
      if (end === undefined || next === undefined) continue;
      yield {
        record: next.binding,
        field: 'order',
        message: `“${context.stageName(next)}” and what follows it come after “${context.stageName(end)}”, which nobody passes.`,
      };
    }
  },
};
