import { fixBySetting } from '../fixes';
import { stepsAfter, stepsOfType } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b15: LintRule = {
  id: 'B15',
  severity: 'warning',
  title: 'New users stay inactive',
  why: 'An inactive user is denied at the login stage.',
  *check(context) {
    for (const flow of context.flowsOf('enrollment')) {
      for (const step of stepsOfType(context, flow, stages.userWrite)) {
        const { stage } = step;
        if (stage === undefined || context.flag(stage, 'create_users_as_inactive') !== true) continue;
        const after = stepsAfter(context, step);
        const login = after.findIndex((one) => context.is(one, stages.userLogin));
        const activates = after
          .slice(0, Math.max(login, 0))
          .some(
            (one) =>
              one.model === undefined ||
              (context.is(one, stages.email) &&
                context.flag(one.stage, 'activate_user_on_success') !== false),
          );
        if (login === -1 || activates) continue;
        yield {
          record: stage,
          field: 'create_users_as_inactive',
          message: `No e-mail stage activates whom “${context.label(stage)}” creates before the login of “${context.label(flow)}”.`,
          fix: fixBySetting('Create active users', stage, { create_users_as_inactive: false }),
        };
      }
    }
  },
};
