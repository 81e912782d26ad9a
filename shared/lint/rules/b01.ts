import type { LintRule } from '../rule';

export const b01: LintRule = {
  id: 'B01',
  severity: 'error',
  title: 'A flow without stages',
  why: 'It is over as soon as it starts; an authentication flow then begins anew without end.',
  *check(context) {
    for (const flow of context.flowsOf('authentication', 'enrollment', 'recovery', 'unenrollment')) {
      if (context.isPartial(flow) || context.stepsOf(flow).length > 0) continue;
      yield { record: flow, message: `Nothing is bound to “${context.label(flow)}”. Add its stages.` };
    }
  },
};
