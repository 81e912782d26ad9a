import { fixBySetting } from '../fixes';
import { stepsOfType } from '../flow-walk';
import { stages } from '../models';
import { isOpenToAnonymous, mayHaveUser } from '../policy-facts';
import type { LintRule } from '../rule';

const others = ['require_redirect', 'require_outpost', 'require_token'];

export const c04: LintRule = {
  id: 'C04',
  severity: 'warning',
  title: 'Settings of nobody',
  why: 'Started by an anonymous visitor it fails late or acts on nobody.',
  *check(context) {
    for (const flow of context.flows) {
      if (!isOpenToAnonymous(context, flow) || context.stepsOf(flow).length === 0) continue;
      const needed = context.text(flow, 'authentication') ?? '';
      if (context.givenTo(flow).user || others.includes(needed)) continue;
      const isForSession =
        flow.fields.designation === 'stage_configuration' ||
        (flow.fields.designation !== 'enrollment' &&
          flow.fields.designation !== 'recovery' &&
          stepsOfType(context, flow, stages.userWrite).some(
            (step) =>
              context.text(step.stage, 'user_creation_mode') === 'never_create' &&
              !mayHaveUser(context, step),
          ));
      if (!isForSession) continue;
      yield {
        record: flow,
        field: 'authentication',
        message: `“${context.label(flow)}” acts on whoever is logged in, and needs no login.`,
        fix: fixBySetting('Require a login', flow, { authentication: 'require_authenticated' }),
      };
    }
  },
};
