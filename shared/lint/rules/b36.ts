import { stepsOfType } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b36: LintRule = {
  id: 'B36',
  severity: 'warning',
  title: 'A captcha that unknown names never see checked',
  why: 'Inside an identification stage the captcha is checked only after a user was found.',
  *check(context) {
    for (const flow of context.flows) {
      if (stepsOfType(context, flow, stages.captcha).length > 0) continue;
      for (const { stage } of stepsOfType(context, flow, stages.identification)) {
        if (stage === undefined || context.isEmpty(stage, 'captcha_stage')) continue;
        if (context.flag(stage, 'pretend_user_exists') !== true) continue;
        yield {
          record: stage,
          field: 'captcha_stage',
          message: `“${context.label(stage)}” holds the only captcha of “${context.label(flow)}”. Bind the captcha stage before it.`,
        };
      }
    }
  },
};
