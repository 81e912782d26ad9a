import type { AuthentikRecord, FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
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
  const others = Object.entries(identifiers).filter(([name]) => name !== 'pk' && name !== 'order');
  const words = others.map(([, value]) => describeValue(document, keyless(value)));
  return words.length > 0 ? words.join(', ') : (entry.id ?? `entry ${String(entry.index + 1)}`);
}

/** What `!KeyOf` names says more than the tag. */
function keyless(value: FieldValue): FieldValue {
  return isTaggedValue(value) && value.$tag === '!KeyOf' ? value.value : value;
}
