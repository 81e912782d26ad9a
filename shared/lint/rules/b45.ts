import { stepsOfType } from '../flow-walk';
import { invitationModel, stages } from '../models';
import type { LintRule } from '../rule';

export const b45: LintRule = {
  id: 'B45',
  severity: 'warning',
  title: 'An invitation to the wrong flow',
  why: 'An invitation is refused in every flow but its own.',
  *check(context) {
    for (const invitation of context.ofModel(invitationModel)) {
      const flow = context.target(invitation.fields.flow);
      if (flow === undefined || context.stepsOf(flow).length === 0) continue;
      if (stepsOfType(context, flow, stages.invitation).length > 0) continue;
      yield {
        record: invitation,
        field: 'flow',
        message: `“${context.label(invitation)}” is for “${context.label(flow)}”, which has no invitation stage.`,
      };
    }
  },
};
