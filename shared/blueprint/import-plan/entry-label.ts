import type { AuthentikRecord, FieldValue } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { describeValue, labelOf } from '../../document/labels';
import type { BlueprintEntry } from '../text/blueprint-text';

const naming = ['slug', 'username', 'name', 'domain', 'identifier', 'prefix'];

/** What people call the object of an entry: as the workspace calls it, else by what the text gives to know it by. */
export function entryLabel(
  document: WorkspaceDocument,
  entry: BlueprintEntry,
  record?: AuthentikRecord,
): string {
  if (record !== undefined) return labelOf(document, record);
  const { identifiers, attrs } = entry;
  for (const name of naming) {
    const value: FieldValue | undefined = identifiers[name] ?? attrs?.[name];
    if (value !== undefined && value !== null && value !== '') return describeValue(document, value);
  }
  const [first] = Object.entries(identifiers).filter(([name]) => name !== 'pk');
  if (first !== undefined) return describeValue(document, first[1]);
  return entry.id ?? `entry ${String(entry.index + 1)}`;
}
