import type { AuthentikRecord, FieldValue } from '../../authentik/record';
import { isRecordReference } from '../../authentik/record';
import { documentOf } from '../../document/document';
import { sourceModel } from '../../document/models';
import { deepEqual } from '../../kernel/equal';
import type { Comparing } from './entry-writer';
import { identityOf } from './identity';
import { indexOf } from './known-objects';
import { parsedSource } from './parsed-source';
import { projectedText } from './projected-text';

/**
 * An object that several files write is one record, which belongs to the file read last. Fields that it has from
 * the others are no change of that file. The other texts are read only where there is something to ask.
 */
export function otherSourcesSay({
  document,
  sourceId,
}: Comparing): (record: AuthentikRecord, name: string) => boolean {
  let others: readonly Saying[] | undefined;
  return (record, name) => {
    others ??= readOthers();
    const identity = identityOf(record.model, record.fields, record.entry?.identifiers ?? []);
    if (identity === undefined) return false;
    return others.some(({ byIdentity, byNames }) => {
      const same = [...(byIdentity.get(identity) ?? []), byNames.get(record, identity)];
      return same.some((other) => sameSaying(other?.fields[name], record.fields[name]));
    });
  };

  function readOthers(): readonly Saying[] {
    const sources = [...document.records.values()].filter(
      ({ id, model }) => model === sourceModel && id !== sourceId,
    );
    return sources.map((source) => {
      const records = projectedText(parsedSource(source), source.id);
      const byIdentity = new Map<string, AuthentikRecord[]>();
      for (const record of records) {
        const identity = identityOf(record.model, record.fields, record.entry?.identifiers ?? []);
        if (identity !== undefined) byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), record]);
      }
      return { byIdentity, byNames: indexOf(documentOf(records)) };
    });
  }
}

/** What one other text says, by what identifies an entry's object there and by the usual names. */
interface Saying {
  readonly byIdentity: ReadonlyMap<string, readonly AuthentikRecord[]>;
  readonly byNames: ReturnType<typeof indexOf>;
}

/** References of another text cannot be compared with the document's; they count as the same. */
function sameSaying(left: FieldValue | undefined, right: FieldValue | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return isRecordReference(left) ? isRecordReference(right) : deepEqual(left, right);
}
