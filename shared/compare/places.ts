import type { AuthentikRecord } from '../authentik/record';
import { parsedSource } from '../blueprint/project/parsed-source';
import type { KeyPath } from '../blueprint/text/blueprint-text';
import { placeOf } from '../blueprint/text/place-of';
import type { WorkspaceDocument } from '../document/document';
import { sourceModel } from '../document/models';
import type { Place } from '../kernel/diagnostic';

const ofEntry = new Set(['state', 'conditions', 'permissions']);

/**
 * Where an object, or a field of it, stands in the text that it was read from; the entry where it does not write the
 * field. Undefined for an object that no text holds.
 */
export function placeInText(
  document: WorkspaceDocument,
  record: AuthentikRecord,
  field: KeyPath = [],
): Place | undefined {
  const { entry } = record;
  const source = entry && document.records.get(entry.source);
  if (entry?.path === undefined || source?.model !== sourceModel) return undefined;
  const parsed = parsedSource(source);
  const [name, ...inside] = field;
  if (name === undefined) return placeOf(parsed, entry.path);
  const path = entry.path;
  const isOfEntry = ofEntry.has(String(name)) && !(name in record.fields);
  const holders = isOfEntry ? [] : [entry.identifiers.includes(String(name)) ? 'identifiers' : 'attrs'];
  if (!isOfEntry && !(name in record.fields)) return placeOf(parsed, path);
  return placeOf(parsed, [...path, ...holders, name, ...inside]);
}
