import { brandModel } from '../models';
import type { LintRule } from '../rule';

export const b42: LintRule = {
  id: 'B42',
  severity: 'warning',
  title: 'A brand’s flow that only redirects can start',
  why: 'Opened directly the flow is refused.',
  *check(context) {
    for (const brand of context.ofModel(brandModel)) {
      for (const [field, value] of Object.entries(brand.fields)) {
        const flow = field.startsWith('flow_') ? context.target(value) : undefined;
        if (flow?.fields.authentication !== 'require_redirect') continue;
        yield {
          record: brand,
          field,
          message: `“${context.label(flow)}” wants a redirect stage, and “${context.label(brand)}” opens it directly.`,
        };
      }
    }
  },
};
