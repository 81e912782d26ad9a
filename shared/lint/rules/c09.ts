import { brandModel } from '../models';
import type { LintRule } from '../rule';

const wanted = ['flow_authentication', 'flow_invalidation'];

export const c09: LintRule = {
  id: 'C09',
  severity: 'warning',
  title: 'A brand that leaves its flows to chance',
  why: 'Then the first flow of that designation by slug is taken whose policies pass.',
  *check(context) {
    for (const brand of context.ofModel(brandModel)) {
      for (const field of wanted) {
        if (!context.isEmpty(brand, field)) continue;
        yield {
          record: brand,
          field,
          message: `“${context.label(brand)}” names no ${field.replace('_', ' for ')}.`,
        };
      }
    }
  },
};
