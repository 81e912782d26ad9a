import type { Place } from '../../kernel/diagnostic';
import type { BlueprintEntry, KeyPath, ParsedBlueprint } from '../text/blueprint-text';
import { placeOf } from '../text/place-of';
import type { Refusal } from './refusal';

/** Where in the text a refusal points: the value it is about, else the part of the entry, else the entry's model. */
export function placeOfRefusal(parsed: ParsedBlueprint, entry: BlueprintEntry, refusal: Refusal): Place {
  const { path, found } = pathOf(entry, refusal);
  const place = placeOf(parsed, path, found ? 'value' : 'key');
  const entryName = entry.id ?? String(entry.index);
  return { ...place, entry: entryName, ...(refusal.field !== undefined && { field: refusal.field }) };
}

function pathOf(
  entry: BlueprintEntry,
  { field, part }: Refusal,
): { readonly path: KeyPath; readonly found: boolean } {
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
  if (part !== undefined) return { path: [...entry.path, part], found: part === 'model' || part === 'state' };
  return { path: [...entry.path, 'model'], found: true };
}
