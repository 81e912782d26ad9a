import { stepsBefore, stepsOfType } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b05: LintRule = {
  id: 'B05',
  severity: 'error',
  title: 'Login by name alone',
  why: 'Whoever knows a name is logged in as its owner.',
  *check(context) {
    for (const flow of context.flowsOf('authentication')) {
      for (const login of stepsOfType(context, flow, stages.userLogin)) {
        const before = stepsBefore(context, login);
        const asks = before.find(
          (step) => context.is(step, stages.identification) && !context.isEmpty(step.stage, 'user_fields'),
        );
        if (asks === undefined || before.some((step) => context.proves(step))) continue;
        yield {
          record: login.binding,
          field: 'stage',
          message: `Between “${context.stageName(asks)}” and “${context.stageName(login)}” nothing asks for a password or another proof.`,
        };
      }
    }
  },
};
