import { fixBySetting } from '../fixes';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b55: LintRule = {
  id: 'B55',
  severity: 'warning',
  title: 'Mail to localhost',
  why: 'Nothing listens there in the usual container, so no mail is sent.',
  *check(context) {
    for (const stage of context.ofModel(stages.email, stages.emailAuthenticator)) {
      if (context.flag(stage, 'use_global_settings') !== false) continue;
      if (context.text(stage, 'host') !== 'localhost') continue;
      yield {
        record: stage,
        field: 'use_global_settings',
        message: `“${context.label(stage)}” sends its mail through localhost. Use the global settings or name the mail server.`,
        fix: fixBySetting('Use global settings', stage, { use_global_settings: true }),
      };
    }
  },
};
