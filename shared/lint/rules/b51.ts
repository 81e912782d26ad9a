import type { LintContext, Step } from '../context';
import { fixBySetting } from '../fixes';
import type { LintRule } from '../rule';

/** The next order that is free before the step after; undefined where there is no room. */
function freeOrder(context: LintContext, { flow, order }: Step): number | undefined {
  const later = context.stepsOf(flow).find((step) => step.order > order);
  return later === undefined || later.order > order + 1 ? order + 1 : undefined;
}

export const b51: LintRule = {
  id: 'B51',
  severity: 'warning',
  title: 'Two stages of the same order',
  why: 'The server leaves open which of them comes first.',
  *check(context) {
    for (const step of context.steps) {
      const before = context.stepsOf(step.flow)[step.index - 1];
      if (before?.order !== step.order || step.order === Number.MAX_SAFE_INTEGER) continue;
      const free = freeOrder(context, step);
      yield {
        record: step.binding,
        field: 'order',
        message: `“${context.stageName(before)}” and “${context.stageName(step)}” both have order ${String(step.order)} in “${context.label(step.flow)}”.`,
        ...(free !== undefined && {
          fix: fixBySetting(`Set order ${String(free)}`, step.binding, { order: free }),
        }),
      };
    }
  },
};
