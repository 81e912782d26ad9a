import { isScalar } from 'yaml';
import { nodeAt } from '../../blueprint/text/place-of';
import { valuesIn } from '../entry-values';
import type { LintRule } from '../rule';

const surprises = /^(?:y|yes|n|no|on|off|0\d+|[0-9]+(?::[0-5]?[0-9])+)$/i;
const texts = ['text', 'multiline', 'python', 'slug', 'url', 'email', 'choice', 'file'];

export const e22: LintRule = {
  id: 'E22',
  severity: 'warning',
  title: 'A text that YAML reads as something else',
  why: 'The server reads YAML 1.1: yes, no, on and off are booleans, 1:30 is 90 and 017 is 15.',
  *check(context) {
    for (const parsed of context.files) {
      if (parsed.document === undefined) continue;
      for (const entry of parsed.entries) {
        const model = typeof entry.model === 'string' ? context.descriptors.model(entry.model) : undefined;
        for (const { value, path, field } of valuesIn(entry)) {
          if (typeof value !== 'boolean' && typeof value !== 'number') continue;
          const described = model?.fields.find(({ name }) => name === field);
          if (described === undefined || !texts.includes(described.type)) continue;
          const node = nodeAt(parsed.document, path);
          const source = isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
          if (source === undefined || !surprises.test(source)) continue;
          yield {
            text: { parsed, path },
            field: described.name,
            message: `${source} is read as ${String(value)}. Put it in quotes.`,
          };
        }
      }
    }
  },
};
