import type { AuthentikRecord, FieldValue } from '../../shared/authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../../shared/authentik/record';
import { sourceModel } from '../../shared/document/models';

export interface MatchInput {
  readonly query: string;
  readonly label: string;
  readonly type: string;
}

export interface Match {
  /** Where only a field's text matches: `expression: …request.user…`. */
  readonly excerpt: string | undefined;
}

interface FieldText {
  readonly name: string;
  readonly text: string;
  readonly lower: string;
}

const cache = new WeakMap<AuthentikRecord, readonly FieldText[]>();

function textOf(value: FieldValue): string {
  if (typeof value === 'string') return value;
  if (value === null || isRecordReference(value)) return '';
  if (typeof value !== 'object') return String(value);
  if (isExternalReference(value)) return value.$external.where.map(([, part]) => textOf(part)).join(' ');
  if (isTaggedValue(value)) return `${value.$tag} ${textOf(value.value)}`;
  return Object.values(value as Record<string, FieldValue>)
    .map(textOf)
    .filter((text) => text !== '')
    .join(' ');
}

function textsOf(record: AuthentikRecord): readonly FieldText[] {
  const known = cache.get(record);
  if (known !== undefined) return known;
  const texts = Object.entries(record.fields)
    .map(([name, value]) => {
      const text = textOf(value);
      return { name, text, lower: text.toLowerCase() };
    })
    .filter(({ text }) => text !== '');
  cache.set(record, texts);
  return texts;
}

/**
 * Whether a record answers to a query: each of its words stands in the label, the type, the model or any field's
 * text, an expression's source included. A file is found by its path alone.
 */
export function matchOf(record: AuthentikRecord, { query, label, type }: MatchInput): Match | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { excerpt: undefined };
  const head = `${label}\n${type}\n${record.model}`.toLowerCase();
  const fields = record.model === sourceModel ? [] : textsOf(record);
  let excerpt: string | undefined;
  for (const word of words) {
    if (head.includes(word)) continue;
    const found = fields.find((field) => field.lower.includes(word));
    if (found === undefined) return undefined;
    excerpt ??= `${found.name}: ${excerptAround(found, word)}`;
  }
  return { excerpt };
}

function excerptAround({ text, lower }: FieldText, word: string): string {
  const at = lower.indexOf(word);
  const from = Math.max(0, at - 16);
  const line = text
    .slice(from, at + word.length + 40)
    .replace(/\s+/g, ' ')
    .trim();
  return from > 0 ? `…${line}` : line;
}
