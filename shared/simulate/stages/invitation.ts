import type { Json } from '../../kernel/json';
import { flagOf } from '../../policy/fields';
import type { InvitationRow } from '../../policy/world';
import { logEvent } from '../event-log';
import { deepMerge } from '../merge';
import { ok, type SilentStage, type StageRun } from '../stage';

/** stages.md, section 10. */
export const invitationStage: SilentStage = {
  kind: 'silent',
  *run(run) {
    const { state, plan, stage } = run;
    const invitation = find(run);
    if (!invitation) {
      if (flagOf(stage.fields, 'continue_flow_without_invitation')) return ok;
      return { kind: 'deny', message: 'Invalid invite/invite not found' };
    }
    plan.context.invitation_in_effect = true;
    plan.context.invitation = {
      $model: 'authentik_stages_invitation.invitation',
      pk: invitation.pk.replaceAll('-', ''),
      name: invitation.name,
      fields: {},
    };
    plan.context.prompt_data = deepMerge((plan.context.prompt_data ?? {}) as Json, invitation.fixedData);
    logEvent(state, 'invitation_used');
    if (invitation.singleUse) {
      state.world.invitations = state.world.invitations.filter((row) => row !== invitation);
    }
    return ok;
  },
};

function find({ state, plan, flow }: StageRun): InvitationRow | undefined {
  const data = plan.context.prompt_data as Readonly<Record<string, Json>> | undefined;
  const { query } = state.session;
  const token = query.itoken ?? query.token ?? data?.token;
  const row = state.world.invitations.find((invitation) => invitation.pk === token);
  return row && (row.flow === null || row.flow === flow.slug) ? row : undefined;
}
