import type { AuthentikRecord } from '../../authentik/record';
import { textField } from '../../document/values';
import type { LintContext } from '../context';
import { stages } from '../models';
import { expressionFacts } from '../python/expression-facts';
import type { LintRule } from '../rule';

const data = 'context.prompt_data.';

/** Keys that a prompt stage asks for; undefined where one of its prompts is not here. */
function keysOf(context: LintContext, stage: AuthentikRecord): readonly string[] | undefined {
  const prompts = context.targets(stage.fields.fields);
  const keys = prompts.flatMap((prompt) => textField(prompt, 'field_key') ?? []);
  const { fields } = stage.fields;
  return Array.isArray(fields) && keys.length === fields.length ? keys : undefined;
}

export const a32: LintRule = {
  id: 'A32',
  severity: 'warning',
  title: 'A validation policy that looks beyond its prompt stage',
  why: 'Validation policies see the values of this stage only: no plan, no pending user, no earlier answers.',
  *check(context) {
    for (const stage of context.ofModel(stages.prompt)) {
      const keys = keysOf(context, stage);
      for (const policy of context.targets(stage.fields.validation_policies)) {
        const { expression } = policy.fields;
        if (typeof expression !== 'string') continue;
        const read = expressionFacts(expression).reads.find(({ path }) => {
          if (/^context\.(flow_plan|pending_user)\b/.test(path)) return true;
          if (!path.startsWith(data) || keys === undefined) return false;
          const key = path.slice(data.length);
          return !keys.some((known) => key === known || key.startsWith(`${known}.`));
        });
        if (read === undefined) continue;
        yield {
          record: policy,
          field: 'expression',
          message: `“${context.label(policy)}” validates “${context.label(stage)}” and reads ${read.path}, which it cannot see there.`,
        };
      }
    }
  },
};
