import type { DescriptorSet, FieldDescriptor } from '../../authentik/descriptor';
import { descriptorsFor } from '../../authentik/descriptors';
import type { FieldValue, ModelName } from '../../authentik/record';
import { compareReleases, releases } from '../../authentik/release';
import type { Release } from '../../authentik/release';
import { deepEqual } from '../../kernel/equal';
import type { Severity } from '../../kernel/diagnostic';
import { renamedFields } from './renamed-fields';
import { own } from '../../kernel/own';

export interface UpgradeNote {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

export interface FieldPair {
  readonly model: ModelName;
  readonly name: string;
  readonly before: FieldDescriptor | undefined;
  readonly after: FieldDescriptor | undefined;
}

/** Releases of which a test holds, oldest first. */
export function releasesWhere(test: (set: DescriptorSet) => boolean): readonly Release[] {
  return releases.filter((release) => test(descriptorsFor(release)));
}

/** `up to 2025.10`, where all that know it are older, else `from 2026.2 on` or the releases themselves. */
export function lifeText(known: readonly Release[], target: Release): string {
  const [first, last] = [known[0]!, known.at(-1)!];
  if (compareReleases(last, target) < 0) return `up to ${last}`;
  return compareReleases(first, target) > 0 ? `from ${first} on` : `in ${known.join(', ')}`;
}

/** A field that the target does not know, with its new or old name where one took its place. */
export function unknownField({ model, name }: FieldPair, target: Release): UpgradeNote | undefined {
  const known = releasesWhere((set) => set.field(model, name) !== undefined);
  if (known.length === 0) return undefined;
  const life = lifeText(known, target);
  const other = otherName(model, name);
  if (other !== undefined && descriptorsFor(target).field(model, other)) {
    return {
      code: 'upgrade/field-renamed',
      severity: 'warning',
      message: `“${name}” exists ${life}; authentik ${target} calls it “${other}” and ignores the value given here. Write it as “${other}”.`,
    };
  }
  const isGone = compareReleases(known.at(-1)!, target) < 0;
  return {
    code: isGone ? 'upgrade/field-gone' : 'upgrade/field-too-new',
    severity: 'warning',
    message: `“${name}” exists ${life}; authentik ${target} ${isGone ? 'no longer knows' : 'does not know'} it and ignores the value.`,
  };
}

function otherName(model: ModelName, name: string): string | undefined {
  const names = own(renamedFields, model) ?? {};
  return own(names, name) ?? Object.entries(names).find(([, now]) => now === name)?.[0];
}

/** What the target says of a written value and the earlier release did not: choices, limits, secrets. */
export function valueNotes({ name, before, after }: FieldPair, value: FieldValue, target: Release) {
  const notes: UpgradeNote[] = [];
  if (!before || !after) return notes;
  for (const item of Array.isArray(value) ? (value as readonly FieldValue[]) : [value]) {
    if (!hasChoice(before, item) || hasChoice(after, item)) continue;
    const message = `authentik ${target} does not take ${JSON.stringify(item)} for “${name}”. Choose another value.`;
    notes.push({ code: 'upgrade/choice-gone', severity: 'warning', message });
  }
  if (value === null && before.nullable && !after.nullable) {
    const message = `authentik ${target} no longer takes null for “${name}”. Give a value or leave it out.`;
    notes.push({ code: 'upgrade/null', severity: 'warning', message });
  }
  if (isOutside(after, value) && !isOutside(before, value)) {
    const message = `authentik ${target} takes ${limitText(after)} for “${name}”; before it took ${limitText(before)}. Change the value.`;
    notes.push({ code: 'upgrade/limit', severity: 'warning', message });
  }
  const { type: was } = before;
  if (was !== after.type) {
    const message = `“${name}” is of the type ${after.type} in authentik ${target} and was ${was} before. See that the value fits.`;
    notes.push({ code: 'upgrade/type', severity: 'info', message });
  }
  return notes;
}

/** What changed about a field whatever its value: only said where two releases are compared. */
export function changeNotes({ name, before, after }: FieldPair, from: Release, target: Release) {
  const notes: UpgradeNote[] = [];
  if (!before || !after) return notes;
  if (limitText(before) !== limitText(after)) {
    const message = `“${name}” takes ${limitText(after)} in authentik ${target}; ${from} took ${limitText(before)}.`;
    notes.push({ code: 'upgrade/limit-changed', severity: 'info', message });
  }
  if (after.writeOnly && !before.writeOnly) {
    const message = `authentik ${target} keeps “${name}” secret: it is no longer in what the server answers or exports.`;
    notes.push({ code: 'upgrade/secret', severity: 'info', message });
  }
  return notes;
}

/** What a field that the file leaves out comes to mean. */
export function absentNotes({ name, before, after }: FieldPair, target: Release, from?: Release) {
  const notes: UpgradeNote[] = [];
  if (!after) return notes;
  if (after.required && !before?.required) {
    const message = `authentik ${target} requires “${name}”${from ? `, ${from} did not` : ''}. Give a value.`;
    notes.push({ code: 'upgrade/now-required', severity: 'warning', message });
  }
  const [was, is] = [before?.default, after.default];
  if (from !== undefined && was !== undefined && is !== undefined && !deepEqual(was, is)) {
    const message = `Left out, “${name}” becomes ${JSON.stringify(is)} in authentik ${target}; in ${from} it was ${JSON.stringify(was)}. Write the value that you mean.`;
    notes.push({
      code: 'upgrade/default',
      severity: isNothing(was) && isNothing(is) ? 'info' : 'warning',
      message,
    });
  }
  return notes;
}

const isNothing = (value: unknown) => value === null || value === '' || deepEqual(value, []);

function hasChoice({ choices }: FieldDescriptor, value: FieldValue): boolean {
  return choices?.some((choice) => choice.value === value) ?? false;
}

function isOutside(field: FieldDescriptor, value: FieldValue): boolean {
  const [least, most] = limits(field);
  const size = typeof value === 'string' ? Array.from(value).length : value;
  return typeof size === 'number' && (size < (least ?? size) || size > (most ?? size));
}

function limits({ type, minimum, maximum, minLength, maxLength }: FieldDescriptor) {
  return type === 'integer' || type === 'number' ? [minimum, maximum] : [minLength, maxLength];
}

function limitText(field: FieldDescriptor): string {
  const [least, most] = limits(field);
  const unit = field.type === 'integer' || field.type === 'number' ? '' : ' characters';
  const parts = [
    ...(least === undefined ? [] : [`at least ${String(least)}`]),
    ...(most === undefined ? [] : [`at most ${String(most)}`]),
  ];
  return parts.length === 0 ? 'any size' : `${parts.join(' and ')}${unit}`;
}
