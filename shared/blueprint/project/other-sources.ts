import type { AuthentikRecord, FieldValue } from '../../authentik/record';
import { isRecordReference } from '../../authentik/record';
import { sourceModel } from '../../document/models';
import { deepEqual } from '../../kernel/equal';
import type { Comparing } from './entry-writer';
import { identityOf } from './identity';
import { parsedSource, projectedText } from './parsed-source';

/**
 * An object that several files write is one record, which belongs to the file read last. Fields that it has from
 * the others are no change of that file. The other texts are read only where there is something to ask.
 */
export function otherSourcesSay({
  document,
  sourceId,
}: Comparing): (record: AuthentikRecord, name: string) => boolean {
  let said: ReadonlyMap<string, readonly AuthentikRecord[]> | undefined;
  return (record, name) => {
    said ??= readOthers();
    const identity = identityOf(record.model, record.fields, record.entry?.identifiers ?? []);
    const others = identity === undefined ? [] : (said.get(identity) ?? []);
    return others.some((other) => sameSaying(other.fields[name], record.fields[name]));
  };

  function readOthers(): ReadonlyMap<string, readonly AuthentikRecord[]> {
    const found = new Map<string, AuthentikRecord[]>();
    for (const source of document.records.values()) {
      if (source.model !== sourceModel || source.id === sourceId) continue;
      for (const record of projectedText(parsedSource(source), source.id)) {
        const identity = identityOf(record.model, record.fields, record.entry?.identifiers ?? []);
        if (identity !== undefined) found.set(identity, [...(found.get(identity) ?? []), record]);
      }
    }
    return found;
  }
}

/** References of another text cannot be compared with the document's; they count as the same. */
function sameSaying(left: FieldValue | undefined, right: FieldValue | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return isRecordReference(left) ? isRecordReference(right) : deepEqual(left, right);
}
