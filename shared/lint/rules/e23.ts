import { valuesIn } from '../entry-values';
import type { LintRule } from '../rule';

/** Secrets that only the importer takes, so no API document calls them write-only. */
const more: Readonly<Record<string, string>> = {
  'authentik_core.user': 'password',
  'authentik_core.token': 'key',
};

export const e23: LintRule = {
  id: 'E23',
  severity: 'warning',
  title: 'A secret in clear text',
  why: 'Whoever reads the file has it; !Env and !File take it from the server instead.',
  *check(context) {
    for (const parsed of context.files) {
      for (const entry of parsed.entries) {
        const model = typeof entry.model === 'string' ? context.descriptors.model(entry.model) : undefined;
        for (const { value, path, field } of valuesIn(entry)) {
          if (model === undefined || field === undefined || path.length !== entry.path.length + 2) continue;
          if (typeof value !== 'string' || value === '') continue;
          const isSecret =
            more[model.model] === field ||
            model.fields.some(({ name, writeOnly }) => name === field && writeOnly);
          if (!isSecret) continue;
          yield { text: { parsed, path }, field, message: `${field} stands in the file as it is.` };
        }
      }
    }
  },
};
