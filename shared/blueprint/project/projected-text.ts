import type { AuthentikRecord, RecordId } from '../../authentik/record';
import type { KeyPath, ParsedBlueprint } from '../text/blueprint-text';
import { projectBlueprint } from './project';

const projected = new WeakMap<ParsedBlueprint, readonly AuthentikRecord[]>();

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

/**
 * The same, but with entries joined as a workspace has joined them: it may know of another file that two entries are
 * one object, or have read the text before this was seen.
 */
export function projectedLike(
  text: ParsedBlueprint,
  options: { readonly sourceId: RecordId; readonly recordAt: (path: KeyPath) => RecordId | undefined },
): readonly AuthentikRecord[] {
  const usual = projectedText(text, options.sourceId);
  const seen = new Set<RecordId>();
  const isSame = usual.every(({ entry }) => {
    const [first, ...rest] = [entry!.path!, ...(entry!.also ?? [])].map(options.recordAt);
    if (rest.some((id) => id !== first) || (first !== undefined && seen.has(first))) return false;
    if (first !== undefined) seen.add(first);
    return true;
  });
  if (isSame) return usual;
  let count = 0;
  const newId = () => `text-${String((count += 1))}`;
  return projectBlueprint(text, { ...options, newId }).records.slice(1);
}
