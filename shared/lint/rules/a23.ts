import { flowModel } from '../../document/models';
import { fixBySetting } from '../fixes';
import { policies, stages } from '../models';
import { gatedTargets } from '../policy-facts';
import type { LintRule } from '../rule';

export const a23: LintRule = {
  id: 'A23',
  severity: 'warning',
  title: 'A reputation policy that lets bad reputation in',
  why: 'It passes when the score is at or below the threshold, that is for those with a bad reputation.',
  *check(context) {
    const logins = context.steps
      .filter((step) => context.is(step, stages.userLogin, stages.userWrite))
      .map(({ binding }) => binding);
    for (const target of gatedTargets(context)) {
      const isGate =
        target.model === flowModel ||
        target.model === 'authentik_core.application' ||
        logins.includes(target);
      if (!isGate) continue;
      for (const { binding, policy, negate } of context.checksOf(target)) {
        if (policy?.model !== policies.reputation || negate) continue;
        yield {
          record: binding,
          field: 'negate',
          message: `“${context.label(policy)}” opens “${context.label(target)}” to bad scores only. Negate the binding.`,
          fix: fixBySetting('Negate', binding, { negate: true }),
        };
      }
    }
  },
};
