import { fixBySetting } from '../fixes';
import { stages } from '../models';
import { pretends, reachedByPretended } from '../pretended';
import type { LintRule } from '../rule';

/** Recorded on 2025.10 and 2026.5. */
export const s02: LintRule = {
  id: 'S02',
  severity: 'error',
  title: 'A pretended user is logged in',
  why: 'The server fails with status 500 when somebody who does not exist reaches the login stage.',
  *check(context) {
    for (const step of context.steps) {
      const { stage } = step;
      const login = pretends(context, step) ? reachedByPretended(context, step, stages.userLogin) : undefined;
      if (stage === undefined || login === undefined) continue;
      yield {
        record: stage,
        field: 'pretend_user_exists',
        message: `“${context.label(stage)}” lets unknown names through to “${context.stageName(login)}”.`,
        fix: fixBySetting('Refuse unknown names', stage, { pretend_user_exists: false }),
      };
    }
  },
};
