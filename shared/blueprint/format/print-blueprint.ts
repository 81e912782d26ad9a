import type { FieldValue } from '../../authentik/record';
import { houseStyle, printBlock } from './print-value';
import type { PrintStyle } from './print-value';

type Mapping = Readonly<Record<string, FieldValue>>;

/** An entry to be written; what is absent is not written. */
export interface EntryData {
  readonly model: FieldValue;
  readonly id?: string;
  readonly state?: FieldValue;
  readonly conditions?: readonly FieldValue[];
  readonly identifiers: Mapping;
  readonly attrs?: Mapping;
  readonly permissions?: readonly FieldValue[];
  /** Lines of comment above the entry. */
  readonly comment?: readonly string[];
}

export interface BlueprintData {
  readonly metadata?: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly context?: Mapping;
  readonly entries: readonly EntryData[];
  /** Lines of comment at the top of the file. */
  readonly comment?: readonly string[];
}

/** Order of an entry's keys in the house style. */
export const entryKeys = [
  'model',
  'id',
  'state',
  'conditions',
  'identifiers',
  'attrs',
  'permissions',
] as const;

/** A new blueprint file in house style: the same data always give the same text. Ends with a line feed. */
export function printBlueprint(data: BlueprintData, style: PrintStyle = houseStyle): string {
  const lines = [...commentLines(data.comment), 'version: 1'];
  const top = (name: string, value: FieldValue): void => {
    const [head, ...rest] = printBlock(value, style);
    lines.push(`${name}:${head}`, ...rest);
  };
  if (data.metadata !== undefined) top('metadata', orderedMetadata(data.metadata));
  if (data.context !== undefined && Object.keys(data.context).length > 0) top('context', data.context);
  if (data.entries.length === 0) return [...lines, 'entries: []', ''].join('\n');
  lines.push('entries:');
  for (const entry of data.entries) {
    const pad = ' '.repeat(style.listIndent);
    const [, ...rest] = printBlock([entryValue(entry)], style);
    lines.push(...commentLines(entry.comment).map((line) => pad + line), ...rest);
  }
  return [...lines, ''].join('\n');
}

function orderedMetadata(metadata: NonNullable<BlueprintData['metadata']>): FieldValue {
  const labels = metadata.labels ?? {};
  return { name: metadata.name, ...(Object.keys(labels).length === 0 ? {} : { labels }) };
}

/** The entry as a mapping in house order. */
export function entryValue(entry: EntryData): Mapping {
  const value: Record<string, FieldValue> = {};
  for (const key of entryKeys) {
    const item = entry[key];
    if (item !== undefined) value[key] = item;
  }
  return value;
}

function commentLines(comment: readonly string[] | undefined): string[] {
  return (comment ?? []).flatMap((text) => text.split('\n')).map((line) => (line === '' ? '#' : `# ${line}`));
}
