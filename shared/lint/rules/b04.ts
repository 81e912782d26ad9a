import { stepsBefore, stepsOfType } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b04: LintRule = {
  id: 'B04',
  severity: 'error',
  title: 'Logged in before the proof',
  why: 'The session exists before the visitor has proved anything, and giving up afterwards keeps it.',
  *check(context) {
    for (const flow of context.flows) {
      const login = stepsOfType(context, flow, stages.userLogin)[0];
      if (login === undefined) continue;
      const isProved = stepsBefore(context, login).some((step) => context.proves(step));
      const late = context.stepsOf(flow).slice(login.index + 1);
      const proof = late.find(
        (step) => context.is(step, stages.password) || (context.is(step, stages.validate) && !isProved),
      );
      if (proof === undefined) continue;
      yield {
        record: login.binding,
        field: 'order',
        message: `“${context.stageName(login)}” runs before “${context.stageName(proof)}” in “${context.label(flow)}”. Move it behind.`,
      };
    }
  },
};
