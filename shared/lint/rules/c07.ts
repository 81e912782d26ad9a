import { isSourceModel } from '../models';
import type { LintRule } from '../rule';

export const c07: LintRule = {
  id: 'C07',
  severity: 'warning',
  title: 'A source’s flow that wants a redirect stage',
  why: 'A source does not count as a redirect, so the flow is refused.',
  *check(context) {
    for (const flow of context.flows) {
      if (context.text(flow, 'authentication') !== 'require_redirect') continue;
      const source = context.usedBy(flow).find(({ model }) => isSourceModel(model));
      if (source === undefined) continue;
      yield {
        record: flow,
        field: 'authentication',
        message: `“${context.label(flow)}” has require_redirect, and “${context.label(source)}” starts it.`,
      };
    }
  },
};
