import type { BlueprintEntry, ParsedBlueprint } from '../blueprint/text/blueprint-text';
import { placeOf } from '../blueprint/text/place-of';
import type { LintContext } from './context';

const label = 'blueprints.goauthentik.io/generated';

/** An export of a server, made by a release that leaves values out: no value that is off stands in it. */
export function isBehind({ metadata, entries }: ParsedBlueprint): boolean {
  if (metadata?.labels[label] !== 'true') return false;
  return entries.every(({ attrs }) => Object.values(attrs ?? {}).every((value) => value !== false));
}

/** Switches of an entry that are on unless it is said, and of which it says nothing. */
export function lostIn(context: LintContext, entry: BlueprintEntry) {
  const model = typeof entry.model === 'string' ? context.descriptors.model(entry.model) : undefined;
  const parsed = context.files.find(({ entries }) => entries.includes(entry));
  if (model === undefined || parsed === undefined) return [];
  return model.fields
    .filter(({ name, type, default: kept }) => {
      const isGiven = name in (entry.attrs ?? {}) || name in entry.identifiers;
      return type === 'boolean' && kept === true && !isGiven;
    })
    .map(({ name }) => ({
      field: name,
      line: placeOf(parsed, [...entry.path, 'model'], 'key').line ?? 1,
    }));
}
