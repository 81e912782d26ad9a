import { stages } from '../models';
import type { LintRule } from '../rule';

export const d06: LintRule = {
  id: 'D06',
  severity: 'warning',
  title: 'More than two password prompts',
  why: 'Passwords are compared only where a stage asks for exactly two.',
  *check(context) {
    for (const stage of context.ofModel(stages.prompt)) {
      const asked = context.targets(stage.fields.fields).filter(({ fields }) => fields.type === 'password');
      if (asked.length < 3) continue;
      yield {
        record: stage,
        field: 'fields',
        message: `“${context.label(stage)}” asks for ${String(asked.length)} passwords.`,
      };
    }
  },
};
