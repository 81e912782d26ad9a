import { fixBySetting } from '../fixes';
import { isOpenToAnonymous } from '../policy-facts';
import type { LintRule } from '../rule';

export const c02: LintRule = {
  id: 'C02',
  severity: 'error',
  title: 'Closed to those it is for',
  why: 'Who wants to enroll or to recover an account is not logged in.',
  *check(context) {
    for (const flow of context.flowsOf('recovery', 'enrollment')) {
      if (isOpenToAnonymous(context, flow)) continue;
      yield {
        record: flow,
        field: 'authentication',
        message: `“${context.label(flow)}” has ${context.text(flow, 'authentication') ?? ''}.`,
        fix: fixBySetting('Require nothing', flow, { authentication: 'none' }),
      };
    }
  },
};
