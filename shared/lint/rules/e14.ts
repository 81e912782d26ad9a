import { isTaggedValue } from '../../authentik/record';
import { nameAndDefault, valuesIn } from '../entry-values';
import type { LintRule } from '../rule';

export const e14: LintRule = {
  id: 'E14',
  severity: 'warning',
  title: 'A required value from the server’s surroundings',
  why: 'Where it is not set the value is null and the entry is refused.',
  *check(context) {
    for (const parsed of context.files) {
      for (const entry of parsed.entries) {
        const model = typeof entry.model === 'string' ? context.descriptors.model(entry.model) : undefined;
        for (const { value, path, field } of valuesIn(entry)) {
          if (field === undefined || path.length !== entry.path.length + 2 || !isTaggedValue(value)) continue;
          if (value.$tag !== '!Env' && value.$tag !== '!File') continue;
          const { name, hasDefault } = nameAndDefault(value.value);
          if (hasDefault || !model?.fields.some((one) => one.name === field && one.required)) continue;
          yield {
            text: { parsed, path },
            field,
            message: `${field} needs ${value.$tag} ${name ?? ''} on the server, and has no default.`,
          };
        }
      }
    }
  },
};
