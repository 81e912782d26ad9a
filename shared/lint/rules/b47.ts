import { stepsBefore } from '../flow-walk';
import { stages } from '../models';
import { isOpenToAnonymous } from '../policy-facts';
import type { LintRule } from '../rule';

const silent = [
  stages.userWrite,
  stages.userLogin,
  stages.userLogout,
  stages.invitation,
  stages.redirect,
  stages.deny,
];

export const b47: LintRule = {
  id: 'B47',
  severity: 'warning',
  title: 'Deletes a user without asking',
  why: 'The stage deletes the pending user, else whoever is logged in, at once.',
  *check(context) {
    for (const step of context.steps) {
      if (!context.is(step, stages.userDelete)) continue;
      const asks = stepsBefore(context, step).some((before) => !context.is(before, ...silent));
      const isOpen = isOpenToAnonymous(context, step.flow) && !context.isPartial(step.flow);
      if (asks && !isOpen) continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: asks
          ? `“${context.label(step.flow)}” has “${context.stageName(step)}” and can be started without a login. Require one.`
          : `No stage before “${context.stageName(step)}” asks for confirmation. Put a prompt or consent stage before it.`,
      };
    }
  },
};
