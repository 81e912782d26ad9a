import type { SilentStage } from '../stage';

/** stages.md, section 12: the context's `deny_message`, else the stage's own; empty means `Unknown error`. */
export const denyStage: SilentStage = {
  kind: 'silent',

  *run({ plan, stage }) {
    const message = plan.context.deny_message ?? stage.fields.deny_message;
    return { kind: 'deny', message: typeof message === 'string' ? message : '' };
  },
};
