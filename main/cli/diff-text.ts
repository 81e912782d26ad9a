import { diffLines } from 'diff';
import type {
  ChangedObject,
  ComparedObject,
  Comparison,
  FieldChange,
  ObjectFate,
} from '../../shared/compare/comparison';
import { differences, isSame } from '../../shared/compare/comparison';
import type { Told } from '../../shared/compare/describe-comparison';
import { toldValue } from '../../shared/compare/describe-comparison';
import { labelOfModel } from '../../shared/document/labels';
import type { Json } from '../../shared/kernel/json';
import type { Place } from '../../shared/kernel/diagnostic';

const signs: Readonly<Record<ObjectFate, string>> = { removed: '-', added: '+', moved: '>', changed: '~' };

/** A comparison for people to read. */
export function comparisonText(comparison: Comparison, told: Told): string {
  if (isSame(comparison)) return 'No object differs.\n';
  const lines = differences(comparison).flatMap(({ fate, object }) => [
    `${signs[fate]} ${fate} ${labelOfModel(told.descriptors, object.model)} “${object.label}”${placesText(object.at)}`,
    ...('fields' in object ? fieldLines(object, told) : []),
  ]);
  return `${[...lines, '', countText(comparison)].join('\n')}\n`;
}

function countText(comparison: Comparison): string {
  const fates: readonly ObjectFate[] = ['removed', 'added', 'moved', 'changed'];
  return fates.map((fate) => `${comparison[fate].length} ${fate}`).join(', ');
}

function placesText({ from, to }: ComparedObject['at']): string {
  const places = [from, to].flatMap((place) => (place ? [placeText(place)] : []));
  return places.length === 0 ? '' : `  (${places.join(' → ')})`;
}

function placeText({ path, line, column }: Place): string {
  return [path, line, column].filter((part) => part !== undefined).join(':');
}

function fieldLines(object: ChangedObject, told: Told): readonly string[] {
  return object.fields.flatMap((change) => oneField(object, change, told));
}

function oneField(object: ComparedObject, change: FieldChange, told: Told): readonly string[] {
  const { field, implied } = change;
  const from = toldValue(told, object, { field, side: 'from', value: change.from });
  const to = toldValue(told, object, { field, side: 'to', value: change.to });
  if (typeof from === 'string' && typeof to === 'string' && `${from}${to}`.includes('\n')) {
    return [`    ${field}:`, ...changedLines(from, to)];
  }
  const value = (shown: Json | undefined, isImplied: boolean) =>
    shown === undefined ? 'nothing' : `${JSON.stringify(shown)}${isImplied ? ' (default)' : ''}`;
  return [`    ${field}: ${value(from, implied === 'from')} → ${value(to, implied === 'to')}`];
}

function changedLines(from: string, to: string): readonly string[] {
  const ended = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);
  return diffLines(ended(from), ended(to)).flatMap(({ value, added, removed }) => {
    if (!added && !removed) return [];
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `      ${added ? '+' : '-'} ${line}`);
  });
}
