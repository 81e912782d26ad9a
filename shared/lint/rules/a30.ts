import { fixByUnsetting } from '../fixes';
import { policies } from '../models';
import type { LintRule } from '../rule';

export const a30: LintRule = {
  id: 'A30',
  severity: 'warning',
  title: 'A tolerance that nothing reads',
  why: 'The check for impossible travel counts with distance_tolerance_km alone.',
  *check(context) {
    for (const policy of context.ofModel(policies.geoip)) {
      const given = context.number(policy, 'impossible_tolerance_km');
      if (policy.fields.impossible_tolerance_km === undefined || given === undefined || given === 100)
        continue;
      yield {
        record: policy,
        field: 'impossible_tolerance_km',
        message: `“${context.label(policy)}” sets a tolerance for impossible travel that has no effect.`,
        fix: fixByUnsetting('Take it away', policy, ['impossible_tolerance_km']),
      };
    }
  },
};
