import type { AuthentikRecord, FieldValue, RecordId } from '../authentik/record';
import { isExternalReference, isRecordReference } from '../authentik/record';
import type { WorkspaceDocument } from './document';
import type { Use } from './indexes';
import { perDocument } from './indexes';
import { isOwnModel } from './models';
import { resolveValue } from './references';
import { walkValue } from './values';

interface Pointer {
  readonly field: string;
  readonly value: FieldValue;
}

const pointers = new WeakMap<AuthentikRecord, readonly Pointer[]>();
const ownKeys = new Set(['pk', 'pbm_uuid']);
const uuid = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** Everything in a record's fields that may point at another record: references, and texts that look like a primary key. */
export function pointersOf(record: AuthentikRecord): readonly Pointer[] {
  const known = pointers.get(record);
  if (known) return known;
  const found: Pointer[] = [];
  for (const [name, value] of Object.entries(record.fields)) {
    if (ownKeys.has(name)) continue;
    walkValue(value, name, (inner, field) => {
      if (isRecordReference(inner) || isExternalReference(inner)) found.push({ field, value: inner });
      else if (typeof inner === 'string' && inner.length <= 36 && uuid.test(inner)) {
        found.push({ field, value: inner });
      }
    });
  }
  pointers.set(record, found);
  return found;
}

const uses = perDocument((document) => {
  const index = new Map<RecordId, Use[]>();
  for (const record of document.records.values()) {
    for (const { field, value } of pointersOf(record)) {
      const target = resolveValue(document, value);
      if (target === undefined) continue;
      const list = index.get(target.id);
      const use = { record, field };
      if (list) list.push(use);
      else index.set(target.id, [use]);
    }
  }
  return index;
});

const noUses: readonly Use[] = [];

/** Who refers to a record and by which field, our own layout records included. */
export function allUsesOf(document: WorkspaceDocument, id: RecordId): readonly Use[] {
  return uses(document).get(id) ?? noUses;
}

/** Who refers to a record and by which field: authentik's objects only. */
export function usesOf(document: WorkspaceDocument, id: RecordId): readonly Use[] {
  const all = allUsesOf(document, id);
  return all.some((use) => isOwnModel(use.record.model))
    ? all.filter((use) => !isOwnModel(use.record.model))
    : all;
}
