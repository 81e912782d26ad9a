import { fixBySetting } from '../fixes';
import type { LintRule } from '../rule';

export const c01: LintRule = {
  id: 'C01',
  severity: 'error',
  title: 'A login for those who are logged in',
  why: 'Nobody can log in.',
  *check(context) {
    for (const flow of context.flowsOf('authentication')) {
      const needed = context.text(flow, 'authentication');
      if (needed !== 'require_authenticated' && needed !== 'require_superuser') continue;
      yield {
        record: flow,
        field: 'authentication',
        message: `“${context.label(flow)}” is for logging in and has ${needed}.`,
        fix: fixBySetting('Require nothing', flow, { authentication: 'none' }),
      };
    }
  },
};
