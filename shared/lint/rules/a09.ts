import { pythonSyntaxError } from '../../blueprint/importer/python-syntax';
import type { LintRule } from '../rule';

export const a09: LintRule = {
  id: 'A09',
  severity: 'error',
  title: 'An expression that is no Python',
  why: 'The server refuses to save it, and where it was saved all the same it always fails.',
  *check(context) {
    for (const [policy, { empty, brokenAt }] of context.expressions) {
      const text = policy.fields.expression as string;
      const broken = brokenAt ?? (pythonSyntaxError(text) === undefined ? undefined : 0);
      if (!empty && broken === undefined) continue;
      const line = text.slice(0, broken ?? 0).split('\n').length;
      yield {
        record: policy,
        field: 'expression',
        message: empty
          ? `“${context.label(policy)}” holds nothing to run. Write at least “return True”.`
          : `“${context.label(policy)}” cannot be read as Python near line ${String(line)}.`,
      };
    }
  },
};
