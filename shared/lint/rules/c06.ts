import { stages } from '../models';
import type { LintRule } from '../rule';

export const c06: LintRule = {
  id: 'C06',
  severity: 'error',
  title: 'A flow that no redirect leads to',
  why: 'It can only be started by a redirect stage, and none does.',
  *check(context) {
    const chosen = context.expressions.some(([, { writes }]) =>
      writes.some(({ path }) => path.endsWith('redirect_stage_target')),
    );
    if (chosen) return;
    for (const flow of context.flows) {
      if (context.text(flow, 'authentication') !== 'require_redirect') continue;
      if (context.usedBy(flow, 'target_flow').some(({ model }) => model === stages.redirect)) continue;
      yield {
        record: flow,
        field: 'authentication',
        message: `“${context.label(flow)}” has require_redirect, and no redirect stage here has it as its target.`,
      };
    }
  },
};
