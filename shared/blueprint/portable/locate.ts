import type { WorkspaceDocument } from '../../document/document';
import type { Diagnostic } from '../../kernel/diagnostic';
import { parsedSource } from '../project/parsed-source';
import { placeOf } from '../text/place-of';

/** A diagnostic with the place of its record's field in the file that the record comes from. */
export function located(document: WorkspaceDocument, diagnostic: Diagnostic): Diagnostic {
  const { record: id, field } = diagnostic.at;
  const record = id === undefined ? undefined : document.records.get(id);
  const source = record?.entry && document.records.get(record.entry.source);
  if (!record?.entry?.path || !source) return diagnostic;
  const parsed = parsedSource(source);
  const paths = [...(record.entry.also ?? []), record.entry.path];
  const name = field?.split('.')[0];
  const holding = name === undefined ? undefined : paths.map((path) => holderOf(path, name, parsed));
  const path = holding?.find((found) => found !== undefined) ?? record.entry.path;
  const { entry: _entry, ...place } = placeOf(parsed, path, holding ? 'key' : 'value');
  return { ...diagnostic, at: { ...place, ...diagnostic.at } };
}

/** Where an entry of the text gives a field; undefined where it does not. */
function holderOf(
  path: readonly (string | number)[],
  name: string,
  { entries }: ReturnType<typeof parsedSource>,
): readonly (string | number)[] | undefined {
  const key = path.join('\n');
  const entry = entries.find((one) => one.path.join('\n') === key);
  if (entry === undefined) return undefined;
  if (name in entry.identifiers) return [...path, 'identifiers', name];
  return entry.attrs && name in entry.attrs ? [...path, 'attrs', name] : undefined;
}
