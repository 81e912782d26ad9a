import { flowModel } from '../../document/models';
import { fixBySetting } from '../fixes';
import { policies } from '../models';
import { gatedTargets } from '../policy-facts';
import type { LintRule } from '../rule';

export const a26: LintRule = {
  id: 'A26',
  severity: 'warning',
  title: 'Asking whether a password has expired destroys it',
  why: 'Without “deny only” the evaluation itself makes an expired password unusable.',
  *check(context) {
    for (const target of gatedTargets(context)) {
      if (target.model !== flowModel && context.flag(target, 'evaluate_on_plan') !== true) continue;
      for (const { policy } of context.checksOf(target)) {
        if (policy?.model !== policies.expiry || context.flag(policy, 'deny_only') !== false) continue;
        yield {
          record: policy,
          field: 'deny_only',
          message: `“${context.label(policy)}” is evaluated while “${context.label(target)}” is planned.`,
          fix: fixBySetting('Only deny', policy, { deny_only: true }),
        };
      }
    }
  },
};
