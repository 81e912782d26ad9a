import { textField } from '../../document/values';
import { stepsOfType } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const d14: LintRule = {
  id: 'D14',
  severity: 'warning',
  title: 'An initial value that an earlier answer hides',
  why: 'What was answered before under the same key is shown instead.',
  *check(context) {
    for (const flow of context.flows) {
      const seen = new Map<string, string>();
      for (const { stage } of stepsOfType(context, flow, stages.prompt)) {
        const prompts = context.targets(stage?.fields.fields);
        for (const prompt of prompts) {
          const key = textField(prompt, 'field_key') ?? '';
          const first = seen.get(key);
          if (first === undefined || first === prompt.id || context.isEmpty(prompt, 'initial_value'))
            continue;
          yield {
            record: prompt,
            field: 'initial_value',
            message: `“${key}” is asked for earlier in “${context.label(flow)}”, so the initial value of “${context.label(prompt)}” is not used.`,
          };
        }
        for (const prompt of prompts) {
          const key = textField(prompt, 'field_key');
          if (key !== undefined && !seen.has(key)) seen.set(key, prompt.id);
        }
      }
    }
  },
};
