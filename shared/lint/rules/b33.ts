import { fixBySetting } from '../fixes';
import { stepsAfter } from '../flow-walk';
import { stages } from '../models';
import { namelessValidation, worksNameless } from '../passwordless';
import type { LintRule } from '../rule';

export const b33: LintRule = {
  id: 'B33',
  severity: 'warning',
  title: 'Passwordless by possession alone',
  why: 'Unless user verification is required, whoever holds the key is logged in.',
  *check(context) {
    for (const step of namelessValidation(context)) {
      const { stage } = step;
      const verifies = context.text(stage, 'webauthn_user_verification');
      if (stage === undefined || verifies === undefined || verifies === 'required') continue;
      if (!worksNameless(context, step)) continue;
      if (!stepsAfter(context, step).some((after) => context.is(after, stages.userLogin))) continue;
      yield {
        record: stage,
        field: 'webauthn_user_verification',
        message: `“${context.label(stage)}” logs in without a password, with user verification ${verifies}.`,
        fix: fixBySetting('Require verification', stage, { webauthn_user_verification: 'required' }),
      };
    }
  },
};
