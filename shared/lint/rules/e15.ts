import { isTaggedValue } from '../../authentik/record';
import { nameAndDefault, valuesIn } from '../entry-values';
import type { LintRule } from '../rule';

export const e15: LintRule = {
  id: 'E15',
  severity: 'warning',
  title: 'A context value that nobody gives',
  why: 'Unless the blueprint instance gives it the value is null.',
  *check(context) {
    for (const parsed of context.files) {
      for (const entry of parsed.entries) {
        for (const { value, path, field } of valuesIn(entry)) {
          if (!isTaggedValue(value) || value.$tag !== '!Context') continue;
          const { name, hasDefault } = nameAndDefault(value.value);
          if (name === undefined || hasDefault || name in parsed.context) continue;
          if (name.startsWith('goauthentik.io/')) continue;
          yield {
            text: { parsed, path },
            ...(field !== undefined && { field }),
            message: `“${name}” is not in the blueprint’s context, and has no default here.`,
          };
        }
      }
    }
  },
};
