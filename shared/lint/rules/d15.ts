import { stages } from '../models';
import type { LintRule } from '../rule';

export const d15: LintRule = {
  id: 'D15',
  severity: 'warning',
  title: 'A prompt that is never shown',
  why: 'A prompt is shown by a prompt stage, and a prompt stage without prompts asks nothing.',
  *check(context) {
    for (const stage of context.ofModel(stages.prompt)) {
      if (!context.isEmpty(stage, 'fields')) continue;
      if (stage.fields.fields === undefined && stage.entry !== undefined) continue;
      yield { record: stage, field: 'fields', message: `“${context.label(stage)}” has no prompts.` };
    }
    for (const prompt of context.prompts) {
      if (context.isPartial(prompt) || context.usedBy(prompt).length > 0) continue;
      yield { record: prompt, message: `No prompt stage here shows “${context.label(prompt)}”.` };
    }
  },
};
