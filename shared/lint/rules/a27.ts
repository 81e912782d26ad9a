import { flowModel, stageBindingModel } from '../../document/models';
import { policies } from '../models';
import { gatedTargets } from '../policy-facts';
import type { LintRule } from '../rule';

export const a27: LintRule = {
  id: 'A27',
  severity: 'info',
  title: 'An event matcher where there is no event',
  why: 'In a flow there is no event to match, so it always says no.',
  *check(context) {
    for (const target of gatedTargets(context)) {
      if (target.model !== flowModel && target.model !== stageBindingModel) continue;
      for (const { policy, binding } of context.checksOf(target)) {
        if (policy?.model !== policies.eventMatcher) continue;
        yield {
          record: binding,
          field: 'policy',
          message: `“${context.label(policy)}” is bound to “${context.label(target)}”. Event matchers belong to notification rules.`,
        };
      }
    }
  },
};
