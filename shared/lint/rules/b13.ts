import { creatingSteps, keysBefore } from '../enrollment';
import type { LintRule } from '../rule';

export const b13: LintRule = {
  id: 'B13',
  severity: 'error',
  title: 'An enrollment without a username',
  why: 'A user without a username is not saved, so the visitor is denied.',
  *check(context) {
    for (const flow of context.flowsOf('enrollment')) {
      for (const step of creatingSteps(context, flow)) {
        const keys = keysBefore(context, step);
        if (keys === undefined || keys.has('username')) continue;
        yield {
          record: step.binding,
          field: 'stage',
          message: `No prompt before “${context.stageName(step)}” has the field key username.`,
        };
      }
    }
  },
};
