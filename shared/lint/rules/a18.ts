import { gatedTargets, isStatic } from '../policy-facts';
import type { LintRule } from '../rule';

export const a18: LintRule = {
  id: 'A18',
  severity: 'warning',
  title: 'Several groups or users that must all match',
  why: 'Groups and users together count as one check that passes when one of them matches, also in mode “all”.',
  *check(context) {
    for (const target of gatedTargets(context)) {
      if (context.text(target, 'policy_engine_mode') !== 'all') continue;
      if (context.checksOf(target).filter(isStatic).length < 2) continue;
      yield {
        record: target,
        field: 'policy_engine_mode',
        message: `“${context.label(target)}” wants all of several groups or users. Use an expression policy to ask for both.`,
      };
    }
  },
};
