import { creatingSteps, keysBefore } from '../enrollment';
import type { LintRule } from '../rule';

export const b14: LintRule = {
  id: 'B14',
  severity: 'warning',
  title: 'An enrollment without a password',
  why: 'The new account has no password to log in with.',
  *check(context) {
    for (const flow of context.flowsOf('enrollment')) {
      if (context.stepsOf(flow).some(({ facts }) => facts.enrolls === 'webauthn')) continue;
      for (const step of creatingSteps(context, flow)) {
        const keys = keysBefore(context, step);
        if (keys === undefined || keys.has('password')) continue;
        yield {
          record: step.binding,
          field: 'stage',
          message: `No prompt before “${context.stageName(step)}” has the field key password.`,
        };
      }
    }
  },
};
