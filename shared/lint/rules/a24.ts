import { policies } from '../models';
import type { LintRule } from '../rule';

/** Lower limit of a score that a tenant has unless somebody changes it. */
const lowest = -5;

export const a24: LintRule = {
  id: 'A24',
  severity: 'warning',
  title: 'A reputation threshold that is out of reach',
  why: 'One score never falls below the tenant’s lower limit, −5 unless it was changed.',
  *check(context) {
    for (const policy of context.ofModel(policies.reputation)) {
      const threshold = context.number(policy, 'threshold');
      const both = context.flag(policy, 'check_ip') && context.flag(policy, 'check_username');
      if (threshold === undefined || threshold >= lowest || both !== false) continue;
      yield {
        record: policy,
        field: 'threshold',
        message: `“${context.label(policy)}” looks at one score and waits for ${String(threshold)}.`,
      };
    }
  },
};
