import type { LintRule } from '../rule';

export const b52: LintRule = {
  id: 'B52',
  severity: 'warning',
  title: 'The same stage twice',
  why: 'It runs twice, which is seldom meant.',
  *check(context) {
    for (const step of context.steps) {
      if (step.stage === undefined) continue;
      const first = context.stepsOf(step.flow).find(({ stage }) => stage === step.stage);
      if (first === undefined || first.index >= step.index) continue;
      if (first.checks.length > 0 && step.checks.length > 0) continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: `“${context.stageName(step)}” is bound twice to “${context.label(step.flow)}”.`,
      };
    }
  },
};
