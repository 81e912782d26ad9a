import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
import { isExternalReference, isRecordReference } from '../../authentik/record';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { CommandContext } from '../command';
import type { Draft } from '../draft';
import { labelOf } from '../labels';
import { isOwnModel } from '../models';
import { resolveValue } from '../references';
import { allUsesOf, pointersOf } from '../uses';
import { withFields } from '../values';
import type { Invariant } from './invariant';

/** No reference points at what a change took away: list items go, optional fields are reset, a required one refuses. */
export const clearedReferences: Invariant = {
  name: 'cleared-references',
  onLoad: true,
  hold: (draft, change, context) => {
    const removed = new Set(change.removed.map((record) => record.id));
    const touched = new Set<RecordId>();
    for (const id of removed) {
      for (const use of allUsesOf(draft.base, id)) touched.add(use.record.id);
    }
    for (const record of change.added) touched.add(record.id);
    for (const [, record] of change.updated) touched.add(record.id);
    const problems: Diagnostic[] = [];
    for (const id of touched) {
      const record = draft.get(id);
      if (record === undefined || isOwnModel(record.model)) continue;
      problems.push(...clear(draft, { record, removed }, context));
    }
    return problems;
  },
};

interface Clearing {
  readonly record: AuthentikRecord;
  readonly removed: ReadonlySet<RecordId>;
}

function clear(draft: Draft, { record, removed }: Clearing, context: CommandContext): readonly Diagnostic[] {
  const goes = (value: FieldValue) => {
    if (isRecordReference(value)) return draft.get(value.$ref) === undefined;
    if (removed.size === 0 || isExternalReference(value)) return false;
    const target = resolveValue(draft.base, value);
    return target !== undefined && removed.has(target.id);
  };
  const names = new Set(
    pointersOf(record)
      .filter(({ value }) => goes(value))
      .map(({ field }) => field.split('.', 1)[0]!),
  );
  const changes: Record<string, FieldValue | undefined> = {};
  const problems: Diagnostic[] = [];
  for (const name of names) {
    const value = record.fields[name]!;
    const required = context.descriptors.field(record.model, name)?.required ?? false;
    if (Array.isArray(value) && value.every((item: FieldValue) => goes(item) || !holds(item, goes))) {
      changes[name] = value.filter((item: FieldValue) => !goes(item)) as FieldValue;
    } else if (goes(value) && !required) changes[name] = undefined;
    else problems.push(stillNeeded(draft, { record, name }));
  }
  if (names.size > 0 && problems.length === 0) draft.put(withFields(record, changes));
  return problems;
}

function holds(value: FieldValue, goes: (value: FieldValue) => boolean): boolean {
  return pointersOf({ id: '', model: '', fields: { value } }).some((pointer) => goes(pointer.value));
}

function stillNeeded(
  draft: Draft,
  { record, name }: { readonly record: AuthentikRecord; readonly name: string },
): Diagnostic {
  const label = labelOf(draft.base, draft.base.records.get(record.id) ?? record);
  return {
    code: 'document/still-needed',
    severity: 'error',
    message: `“${label}” needs it in its field “${name.replaceAll('_', ' ')}”. Choose something else there first.`,
    at: { record: record.id, field: name },
  };
}
