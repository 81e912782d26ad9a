import type { AuthentikRecord, RecordId } from '../../authentik/record';
import { textField } from '../../document/values';
import type { ParsedBlueprint } from '../text/blueprint-text';
import { parseBlueprint } from '../text/parse-blueprint';
import { projectBlueprint } from './project';

const parsed = new WeakMap<AuthentikRecord, ParsedBlueprint>();
const projected = new WeakMap<ParsedBlueprint, readonly AuthentikRecord[]>();

/** The text of a `stagecraft.source` record, read. A record never changes, so its text is read once. */
export function parsedSource(source: AuthentikRecord): ParsedBlueprint {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const path = textField(source, 'path');
  const made = parseBlueprint(textField(source, 'text') ?? '', path === '' ? undefined : path);
  parsed.set(source, made);
  return made;
}

/** What a text says as it stands, its source record left out; records that are not known otherwise are `text-1`, `text-2`, … */
export function projectedText(text: ParsedBlueprint, sourceId: RecordId): readonly AuthentikRecord[] {
  const known = projected.get(text);
  if (known?.every(({ entry }) => entry?.source === sourceId)) return known;
  let count = 0;
  const newId = () => `text-${String((count += 1))}`;
  const made = projectBlueprint(text, { sourceId, newId }).records.slice(1);
  projected.set(text, made);
  return made;
}
