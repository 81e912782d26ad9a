import { fixBySetting } from '../fixes';
import type { LintRule } from '../rule';

export const c05: LintRule = {
  id: 'C05',
  severity: 'warning',
  title: 'An error for those who are logged in already',
  why: 'On 2025.10 who opens the login link while logged in sees an error instead of going on.',
  *check(context) {
    if (context.isAtLeast('2025.12')) return;
    for (const flow of context.flowsOf('authentication')) {
      if (context.text(flow, 'authentication') !== 'require_unauthenticated') continue;
      const action = context.text(flow, 'denied_action') ?? '';
      if (!action.startsWith('message') || context.givenTo(flow).source) continue;
      yield {
        record: flow,
        field: 'denied_action',
        message: `“${context.label(flow)}” has require_unauthenticated and ${action}.`,
        fix: fixBySetting('Continue', flow, { denied_action: 'continue' }),
      };
    }
  },
};
