import type { Place } from '../../kernel/diagnostic';
import type { BlueprintEntry, KeyPath, ParsedBlueprint } from '../text/blueprint-text';
import { nodeAt, placeOf } from '../text/place-of';
import type { Refusal } from './refusal';

/**
 * Where in the text a refusal points: the value it is about, else the part of the entry that lacks it, else the
 * entry's model, which says what the entry is wherever its other parts are gone.
 */
export function placeOfRefusal(parsed: ParsedBlueprint, entry: BlueprintEntry, refusal: Refusal): Place {
  const { path, found } = pathOf(parsed, entry, refusal);
  const place = placeOf(parsed, path, found ? 'value' : 'key');
  const entryName = entry.id ?? String(entry.index);
  return { ...place, entry: entryName, ...(refusal.field !== undefined && { field: refusal.field }) };
}

function pathOf(
  parsed: ParsedBlueprint,
  entry: BlueprintEntry,
  refusal: Refusal,
): { readonly path: KeyPath; readonly found: boolean } {
  const { field, part } = refusal;
  const steps = (field ?? '').split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  if (field !== undefined && (part === 'permissions' || part === 'conditions')) {
    return { path: [...entry.path, part, ...steps], found: true };
  }
  const isGiven = (name: 'identifiers' | 'attrs') => {
    const mapping = entry[name];
    return mapping !== null && field !== undefined && String(steps[0]) in mapping;
  };
  const parts = part === 'attrs' ? (['attrs', 'identifiers'] as const) : (['identifiers', 'attrs'] as const);
  const holder = parts.find(isGiven);
  if (holder !== undefined) return { path: [...entry.path, holder, ...steps], found: true };
  return lackingPath(parsed, entry, refusal);
}

/** Where something that the entry does not have could stand. */
function lackingPath(
  parsed: ParsedBlueprint,
  { path, attrs }: BlueprintEntry,
  { field, part, askedBy }: Refusal,
): { readonly path: KeyPath; readonly found: boolean } {
  const has = (name: string) =>
    parsed.document !== undefined && nodeAt(parsed.document, [...path, name]) !== undefined;
  if (part !== undefined && has(part)) {
    return { path: [...path, part], found: part === 'model' || part === 'state' };
  }
  if (askedBy !== undefined && Object.hasOwn(attrs ?? {}, askedBy)) {
    return { path: [...path, 'attrs', askedBy], found: false };
  }
  const lacks = field !== undefined && Object.keys(attrs ?? {}).length > 0;
  return lacks && has('attrs')
    ? { path: [...path, 'attrs'], found: false }
    : { path: [...path, 'model'], found: true };
}
