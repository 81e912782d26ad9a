import { fixBySetting } from '../fixes';
import type { LintRule } from '../rule';

export const c03: LintRule = {
  id: 'C03',
  severity: 'error',
  title: 'A way out for those who are not in',
  why: 'Who is logged in is refused.',
  *check(context) {
    for (const flow of context.flowsOf('invalidation', 'unenrollment')) {
      if (context.text(flow, 'authentication') !== 'require_unauthenticated') continue;
      yield {
        record: flow,
        field: 'authentication',
        message: `“${context.label(flow)}” has require_unauthenticated.`,
        fix: fixBySetting('Require nothing', flow, { authentication: 'none' }),
      };
    }
  },
};
