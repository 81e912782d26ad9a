import { creatingSteps } from '../enrollment';
import { fixBySetting } from '../fixes';
import { stepsOfType } from '../flow-walk';
import { stages } from '../models';
import { isOpenToAnonymous } from '../policy-facts';
import type { LintRule } from '../rule';

export const b44: LintRule = {
  id: 'B44',
  severity: 'warning',
  title: 'Everybody can register',
  why: 'Without an invitation or a policy anybody on the network can make an account.',
  *check(context) {
    for (const flow of context.flowsOf('enrollment')) {
      const steps = context.stepsOf(flow);
      const isGuarded =
        !isOpenToAnonymous(context, flow) ||
        context.givenTo(flow).source ||
        context.checksOf(flow).length > 0 ||
        steps.some((step) => step.checks.length > 0 || context.is(step, stages.mtls, stages.source));
      if (isGuarded || creatingSteps(context, flow).length === 0) continue;
      const invitation = stepsOfType(context, flow, stages.invitation)[0];
      const stage = invitation?.stage;
      if (invitation === undefined) {
        yield { record: flow, message: `“${context.label(flow)}” asks for no invitation and has no policy.` };
      } else if (stage && context.flag(stage, 'continue_flow_without_invitation') === true) {
        yield {
          record: stage,
          field: 'continue_flow_without_invitation',
          message: `“${context.label(stage)}” goes on without an invitation.`,
          fix: fixBySetting('Require an invitation', stage, { continue_flow_without_invitation: false }),
        };
      }
    }
  },
};
