import { flowModel, stageBindingModel } from '../../document/models';
import { fixBySetting } from '../fixes';
import { constantVerdict, gatedTargets } from '../policy-facts';
import type { LintRule } from '../rule';

/** Gates that people go through; a notification rule's event matchers are alternatives. */
const gates = [flowModel, stageBindingModel, 'authentik_core.application'];

export const a19: LintRule = {
  id: 'A19',
  severity: 'warning',
  title: 'Several policies, of which one is enough',
  why: 'Nothing is said of the mode, and without it one passing policy is enough.',
  *check(context) {
    for (const target of gatedTargets(context)) {
      if (!gates.includes(target.model)) continue;
      if (target.fields.policy_engine_mode !== undefined || context.isPartial(target)) continue;
      const checks = context
        .checksOf(target)
        .filter((check) => check.policy !== undefined && constantVerdict(check) === undefined);
      if (checks.length < 2) continue;
      yield {
        record: target,
        field: 'policy_engine_mode',
        message: `“${context.label(target)}” has ${String(checks.length)} policies. Say whether any or all must pass.`,
        fix: fixBySetting('Require all', target, { policy_engine_mode: 'all' }),
      };
    }
  },
};
