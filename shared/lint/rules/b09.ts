import { stages } from '../models';
import type { LintRule } from '../rule';

export const b09: LintRule = {
  id: 'B09',
  severity: 'warning',
  title: 'Pretending without effect',
  why: 'With a password stage of its own an identification stage refuses unknown names whatever this says.',
  *check(context) {
    for (const stage of context.ofModel(stages.identification)) {
      if (stage.fields.pretend_user_exists !== true || context.isEmpty(stage, 'password_stage')) continue;
      yield {
        record: stage,
        field: 'pretend_user_exists',
        message: `“${context.label(stage)}” is to pretend that users exist, and asks for the password itself.`,
      };
    }
  },
};
