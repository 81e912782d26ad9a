import { fixBySetting } from '../fixes';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const d17: LintRule = {
  id: 'D17',
  severity: 'warning',
  title: 'Tokens that do not fit',
  why: 'The database holds shorter tokens only, so setting them up fails.',
  *check(context) {
    const most = context.isAtLeast('2025.12') ? 100 : 16;
    for (const stage of context.ofModel(stages.static)) {
      const length = context.number(stage, 'token_length');
      if (length === undefined || length <= most) continue;
      yield {
        record: stage,
        field: 'token_length',
        message: `“${context.label(stage)}” makes tokens of ${String(length)} characters; at most ${String(most)} fit.`,
        fix: fixBySetting(`Set ${String(most)}`, stage, { token_length: most }),
      };
    }
  },
};
