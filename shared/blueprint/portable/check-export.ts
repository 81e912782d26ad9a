import type { AuthentikRecord, FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import { descriptorsFor } from '../../authentik/descriptors';
import type { Release } from '../../authentik/release';
import type { Diagnostic } from '../../kernel/diagnostic';
import { bootstrapStore, newRow, withDefaults } from '../importer/bootstrap';
import { importInto } from '../importer/check-import';
import type { Value } from '../importer/value';
import { parseBlueprint } from '../text/parse-blueprint';
import type { NeededObject } from './requirements';

export interface CheckedExport {
  readonly text: string;
  readonly release: Release;
  /** The record of each entry, in the order of the text; absent for an entry of no record. */
  readonly records: readonly (AuthentikRecord | undefined)[];
  readonly needed: readonly NeededObject[];
}

/**
 * What the importer of the target release says of an export on a server that holds nothing but its bootstrap and what
 * the export names by `!Find`: each complaint with the object that it is about.
 */
export function checkExport({ text, release, records, needed }: CheckedExport): readonly Diagnostic[] {
  const parsed = parseBlueprint(text);
  const descriptors = descriptorsFor(release);
  const store = bootstrapStore(descriptors);
  for (const { model, where } of needed) {
    const fields = plainFields(where);
    if (fields === undefined || !descriptors.models.has(model)) continue;
    store.add(newRow(store, model, { fields: withDefaults(descriptors, model, fields) }));
  }
  const places = new Map(parsed.entries.map((entry, index) => [entry.id ?? String(entry.index), index]));
  const said = importInto({ descriptors, store, keys: new Map() }, parsed);
  return said.flatMap((diagnostic): readonly Diagnostic[] => {
    const index = places.get(diagnostic.at.entry ?? '');
    const record = index === undefined ? undefined : records[index];
    if (diagnostic.severity !== 'error' || index === undefined) return [];
    const { field } = diagnostic.at;
    // A link that a `!Find` makes is the importing server's affair, and listed as that.
    const entry = parsed.entries[index]!;
    if (unseen.has(diagnostic.code) && hasFind([entry.identifiers, entry.attrs ?? {}])) return [];
    const at = { ...(record && { record: record.id }), ...(field !== undefined && { field }) };
    if (diagnostic.code === 'import/needs-licence') {
      const message = `${record?.model ?? 'This object'} needs an enterprise licence: a server without one refuses the whole export.`;
      return [{ code: 'export/needs-licence', severity: 'warning', message, at }];
    }
    const message = `authentik ${release} would refuse this: ${diagnostic.message}`;
    return [{ code: `export/${diagnostic.code.replace('import/', '')}`, severity: 'error', message, at }];
  });
}

/** What the importer says where an object that it looked for is not there. */
const unseen = new Set([
  'import/field-null',
  'import/field-does-not-exist',
  'import/binding-subjects',
  'import/redirect-without-target',
]);

function plainFields(where: NeededObject['where']): Readonly<Record<string, Value>> | undefined {
  const isPlain = ([name, value]: (typeof where)[number]) =>
    !name.includes('__') && typeof value !== 'object';
  return where.every(isPlain) ? (Object.fromEntries(where) as Readonly<Record<string, Value>>) : undefined;
}

function hasFind(value: FieldValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isTaggedValue(value) && value.$tag === '!Find') return true;
  return Object.values(value as Readonly<Record<string, FieldValue>>).some(hasFind);
}
