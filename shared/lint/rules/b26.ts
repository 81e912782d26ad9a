import { stepsBefore } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b26: LintRule = {
  id: 'B26',
  severity: 'warning',
  title: 'A second factor after the login',
  why: 'The visitor is logged in already when it is asked for.',
  *check(context) {
    for (const step of context.steps) {
      if (!context.is(step, stages.validate)) continue;
      const login = stepsBefore(context, step).find((before) => context.is(before, stages.userLogin));
      if (login === undefined) continue;
      yield {
        record: step.binding,
        field: 'order',
        message: `“${context.stageName(step)}” runs after “${context.stageName(login)}” in “${context.label(step.flow)}”. Move it before.`,
      };
    }
  },
};
