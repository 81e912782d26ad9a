import { stepsAfter } from '../flow-walk';
import { stages } from '../models';
import { namelessValidation, worksNameless } from '../passwordless';
import type { LintRule } from '../rule';

export const b32: LintRule = {
  id: 'B32',
  severity: 'error',
  title: 'A passwordless login that cannot work',
  why: 'The stage passes in silence, and the login has nobody to log in.',
  *check(context) {
    for (const step of namelessValidation(context)) {
      const login = stepsAfter(context, step).find((after) => context.is(after, stages.userLogin));
      if (worksNameless(context, step) || login === undefined) continue;
      const later = stepsAfter(context, step).slice(0, login.index - step.index - 1);
      if (later.some((after) => context.setsUser(after))) continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: `“${context.stageName(step)}” has no user in “${context.label(step.flow)}”: without identification it needs the designation authentication and the device class webauthn.`,
      };
    }
  },
};
