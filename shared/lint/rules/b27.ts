import { fixBySetting } from '../fixes';
import { stages } from '../models';
import type { LintRule } from '../rule';

const saysSo = /(?:^|[^a-z])(?:mfa|2fa|two[ -]?factor|multi[ -]?factor|second[ -]?factor)(?:[^a-z]|$)/i;

export const b27: LintRule = {
  id: 'B27',
  severity: 'warning',
  title: 'A second factor that is skipped',
  why: 'Users without a device pass without one.',
  *check(context) {
    const seen = new Set<string>();
    for (const step of context.steps) {
      const { stage, flow } = step;
      if (stage === undefined || !context.is(step, stages.validate) || seen.has(stage.id)) continue;
      if (context.text(stage, 'not_configured_action') !== 'skip') continue;
      const isMeant =
        !context.isEmpty(stage, 'configuration_stages') ||
        ['name', 'slug', 'title'].some((field) => saysSo.test(context.text(flow, field) ?? ''));
      if (!isMeant || context.isPartial(stage)) continue;
      seen.add(stage.id);
      const canConfigure = !context.isEmpty(stage, 'configuration_stages');
      yield {
        record: stage,
        field: 'not_configured_action',
        message: `“${context.label(stage)}” skips those who have no device, and “${context.label(flow)}” is to ask for one.`,
        fix: fixBySetting(canConfigure ? 'Let them set one up' : 'Deny them', stage, {
          not_configured_action: canConfigure ? 'configure' : 'deny',
        }),
      };
    }
  },
};
