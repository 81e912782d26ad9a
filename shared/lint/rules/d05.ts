import { textField } from '../../document/values';
import type { FieldValue } from '../../authentik/record';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const d05: LintRule = {
  id: 'D05',
  severity: 'warning',
  title: 'Two prompts of the same key in one stage',
  why: 'The later one replaces the earlier.',
  *check(context) {
    for (const stage of context.ofModel(stages.prompt)) {
      const seen = new Set<string>();
      const fields = Array.isArray(stage.fields.fields) ? (stage.fields.fields as readonly FieldValue[]) : [];
      for (const [index, value] of fields.entries()) {
        const prompt = context.target(value);
        const key = prompt && textField(prompt, 'field_key');
        if (key === undefined) continue;
        if (seen.has(key)) {
          yield {
            record: stage,
            field: `fields.${String(index)}`,
            message: `“${context.label(stage)}” asks twice for “${key}”.`,
          };
        }
        seen.add(key);
      }
    }
  },
};
