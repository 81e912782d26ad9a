import { fixBySetting } from '../fixes';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b37: LintRule = {
  id: 'B37',
  severity: 'warning',
  title: 'A captcha that refuses nobody',
  why: 'Without an error on an invalid score even a failed captcha passes, and no policy looks at its answer.',
  *check(context) {
    const isRead = context.expressions.some(([, { reads }]) =>
      reads.some(({ path }) => /\.captcha\b/.test(path)),
    );
    if (isRead) return;
    for (const stage of context.ofModel(stages.captcha)) {
      if (context.flag(stage, 'error_on_invalid_score') !== false) continue;
      yield {
        record: stage,
        field: 'error_on_invalid_score',
        message: `“${context.label(stage)}” lets everybody pass.`,
        fix: fixBySetting('Refuse invalid answers', stage, { error_on_invalid_score: true }),
      };
    }
  },
};
