import { descriptorsFor } from '../../authentik/descriptors';
import type { FieldDescriptor } from '../../authentik/descriptor';
import type { FieldValue, ModelName } from '../../authentik/record';
import { compareReleases } from '../../authentik/release';
import type { Release } from '../../authentik/release';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { BlueprintEntry, KeyPath, ParsedBlueprint } from '../text/blueprint-text';
import { placeOf } from '../text/place-of';
import {
  absentNotes,
  changeNotes,
  lifeText,
  releasesWhere,
  unknownField,
  valueNotes,
} from './compare-fields';
import type { FieldPair, UpgradeNote } from './compare-fields';

export interface UpgradeOptions {
  readonly target: Release;
  /** Release that the file was written for: then only what differs between the two is said, defaults too. */
  readonly from?: Release;
}

/**
 * What a release means for a blueprint, from the differences of the descriptors: models, fields and choices that it
 * no longer knows or does not know yet, renamed ones, changed limits, what became required, and (with `from`)
 * defaults that change what a file that leaves a field out means. Warnings and infos only: the importer's verdict
 * is `checkImport`'s. Codes `upgrade/…`.
 */
export function upgradeNotes(parsed: ParsedBlueprint, options: UpgradeOptions): readonly Diagnostic[] {
  if (!parsed.parsed) return [];
  return parsed.entries.flatMap((entry) => entryNotes(parsed, entry, options));
}

function entryNotes(
  parsed: ParsedBlueprint,
  entry: BlueprintEntry,
  options: UpgradeOptions,
): readonly Diagnostic[] {
  if (typeof entry.model !== 'string' || entry.state === 'absent') return [];
  const at = (path: KeyPath, note: UpgradeNote, what: 'key' | 'value'): Diagnostic => ({
    ...note,
    at: placeOf(parsed, [...entry.path, ...path], what),
  });
  const model = entry.model.toLowerCase();
  const { target, from } = options;
  const descriptor = descriptorsFor(target).model(model);
  if (descriptor === undefined) {
    const note = unknownModel(model, options);
    return note ? [at(['model'], note, 'value')] : [];
  }
  const given = givenIn(entry);
  const written = [...given].flatMap(([name, [part, value]]) => {
    const pair = pairFor(model, name, options);
    const key = [...nameNotes(pair, options), ...(from ? changeNotes(pair, from, target) : [])];
    return [
      ...key.map((note) => at([part, name], note, 'key')),
      ...valueNotes(pair, value, target).map((note) => at([part, name], note, 'value')),
    ];
  });
  const leftOut = descriptor.fields.flatMap(({ name, reverse }) => {
    if (given.has(name) || reverse) return [];
    return absentNotes(pairFor(model, name, options), target, from).map((note) => {
      const diagnostic = at(['model'], note, 'value');
      return { ...diagnostic, at: { ...diagnostic.at, field: `attrs.${name}` } };
    });
  });
  return [...written, ...leftOut];
}

function givenIn(entry: BlueprintEntry): ReadonlyMap<string, readonly [part: string, value: FieldValue]> {
  const given = new Map<string, readonly [part: string, value: FieldValue]>();
  for (const [name, value] of Object.entries(entry.attrs ?? {})) given.set(name, ['attrs', value]);
  for (const [name, value] of Object.entries(entry.identifiers)) given.set(name, ['identifiers', value]);
  return given;
}

function pairFor(model: ModelName, name: string, { target, from }: UpgradeOptions): FieldPair {
  const after = descriptorsFor(target).field(model, name);
  const before = from ? descriptorsFor(from).field(model, name) : oldest(model, name, target);
  return { model, name, after, before };
}

/** Where no release is named: the oldest that had it, since a value may have been refused for several releases. */
function oldest(model: ModelName, name: string, target: Release): FieldDescriptor | undefined {
  const older = releasesWhere(
    (set) => compareReleases(set.release, target) < 0 && set.field(model, name) !== undefined,
  );
  const first = older[0];
  return first === undefined
    ? descriptorsFor(target).field(model, name)
    : descriptorsFor(first).field(model, name);
}

function nameNotes(pair: FieldPair, { target, from }: UpgradeOptions): readonly UpgradeNote[] {
  const { model, name, before, after } = pair;
  const isOpen = descriptorsFor(target).model(model)?.fieldsUnknown === true;
  if (isOpen || name === 'pk' || name.includes('__')) return [];
  if (after === undefined) {
    const note = from === undefined || before ? unknownField(pair, target) : undefined;
    return note ? [note] : [];
  }
  const wasModel = from === undefined ? undefined : descriptorsFor(from).model(model);
  if (from === undefined || before || !wasModel || wasModel.fieldsUnknown) return [];
  const message = `authentik ${from} ignores “${name}”, ${target} takes it: the value begins to count.`;
  return [{ code: 'upgrade/field-begins', severity: 'info', message }];
}

function unknownModel(model: ModelName, { target, from }: UpgradeOptions): UpgradeNote | undefined {
  const known = releasesWhere((set) => set.model(model) !== undefined);
  if (known.length === 0 || (from && descriptorsFor(from).model(model) === undefined)) return undefined;
  const isGone = compareReleases(known.at(-1)!, target) < 0;
  return {
    code: isGone ? 'upgrade/model-gone' : 'upgrade/model-too-new',
    severity: 'warning',
    message: `${model} exists ${lifeText(known, target)}; authentik ${target} ${isGone ? 'no longer knows' : 'does not know'} it. Take the entry out or choose another release.`,
  };
}
