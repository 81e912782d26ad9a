import { descriptorsFor } from '../../authentik/descriptors';
import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
import { newestRelease } from '../../authentik/release';
import { canonical, identityOf } from './identity';
import { ObjectsOfText } from './objects-of-text';

/**
 * Entries of the same object are joined where they are written under the same conditions and all leave it there.
 * The descriptors are always the same ones: what is one record must not depend on the release that is aimed at.
 */
export class Joins {
  private readonly objects = new Map<string, ObjectsOfText>();
  private readonly absent = new Map<string, RecordId>();

  firstOf(record: AuthentikRecord): RecordId | undefined {
    if (record.entry!.state === 'absent') return this.absent.get(absentKey(record));
    return record.entry!.identifiers.length === 0 ? undefined : this.objectsUnder(record).find(record)[0];
  }

  add(id: RecordId, record: AuthentikRecord): void {
    if (record.entry!.state !== 'absent') this.objectsUnder(record).write(id, record);
    else if (!this.absent.has(absentKey(record))) this.absent.set(absentKey(record), id);
  }

  private objectsUnder({ entry }: AuthentikRecord): ObjectsOfText {
    const key = conditionKey(entry!.conditions);
    const objects = this.objects.get(key) ?? new ObjectsOfText(descriptorsFor(newestRelease));
    this.objects.set(key, objects);
    return objects;
  }
}

function absentKey(record: AuthentikRecord): string {
  const { model, fields, entry } = record;
  const identity = identityOf(model, fields, entry!.identifiers) ?? record.id;
  return `${identity} ${conditionKey(entry!.conditions)}`;
}

/** Conditions that hold wherever the text is applied are none. */
function conditionKey(conditions: FieldValue | undefined): string {
  const open = ((conditions ?? []) as readonly FieldValue[]).filter(
    (condition) => condition !== true && !(typeof condition === 'string' && condition !== ''),
  );
  return canonical(open);
}
