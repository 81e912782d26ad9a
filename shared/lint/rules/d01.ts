import { stages } from '../models';
import type { LintRule } from '../rule';

export const d01: LintRule = {
  id: 'D01',
  severity: 'error',
  title: 'Nobody can be identified',
  why: 'There is no field to type a name in and no source to log in with.',
  *check(context) {
    for (const stage of context.ofModel(stages.identification)) {
      if (!context.isEmpty(stage, 'user_fields')) continue;
      const sources = context.list(stage, 'sources') ?? [];
      const isUsable = sources.some((source) => {
        const held = context.target(source);
        return held === undefined || context.flag(held, 'enabled') !== false;
      });
      if (isUsable) continue;
      yield {
        record: stage,
        field: 'user_fields',
        message: `“${context.label(stage)}” has no user fields and no enabled source.`,
      };
    }
  },
};
