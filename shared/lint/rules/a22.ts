import { gatedTargets } from '../policy-facts';
import { policies } from '../models';
import type { LintRule } from '../rule';

export const a22: LintRule = {
  id: 'A22',
  severity: 'info',
  title: 'A policy that needs location databases',
  why: 'On a server without its GeoIP and ASN databases it raises for every visitor, and the binding’s failure result counts.',
  *check(context) {
    for (const target of gatedTargets(context)) {
      for (const { policy, binding } of context.checksOf(target)) {
        if (policy?.model !== policies.geoip) continue;
        yield {
          record: binding,
          field: 'policy',
          message: `“${context.label(policy)}” decides on “${context.label(target)}”. See that the server has the databases.`,
        };
      }
    }
  },
};
