import { stages } from '../models';
import type { LintRule } from '../rule';

export const b35: LintRule = {
  id: 'B35',
  severity: 'warning',
  title: 'Static codes that are not asked for, but taken',
  why: 'A code is tried against all devices of the user, whatever classes the stage lists.',
  *check(context) {
    const setUp = context.steps.find(
      (step) => context.is(step, stages.static) && step.stage !== undefined,
    )?.stage;
    if (setUp === undefined) return;
    for (const stage of context.ofModel(stages.validate)) {
      const classes = Array.isArray(stage.fields.device_classes)
        ? context.list(stage, 'device_classes')
        : undefined;
      if (classes === undefined || classes.includes('static') || !classes.includes('totp')) continue;
      yield {
        record: stage,
        field: 'device_classes',
        message: `“${context.label(stage)}” lists no static codes, but “${context.label(setUp)}” gives them out, and they open it all the same.`,
      };
    }
  },
};
