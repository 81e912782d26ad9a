import type { AuthentikRecord } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { isPresent } from '../../document/presence';
import { canonical, identityOf } from './identity';

/** Finds the record of a workspace that an entry of another file writes too. */
export interface KnownObjects {
  get(record: AuthentikRecord, identity: string): AuthentikRecord | undefined;
}

const none: KnownObjects = { get: () => undefined };

/** Sets of fields by which entries of different files name the same object. */
const usualNames: readonly (readonly string[])[] = [
  ['slug'],
  ['name'],
  ['username'],
  ['domain'],
  ['target', 'stage', 'order'],
  ['policy', 'target', 'order'],
  ['pk'],
];

export function indexOf(document: WorkspaceDocument | undefined): KnownObjects {
  if (document === undefined || document.records.size === 0) return none;
  const byNames = new Map<string, AuthentikRecord>();
  for (const record of document.records.values()) {
    if (record.entry === undefined || !isPresent(record)) continue;
    for (const names of namesIn(record)) {
      const key = identityOf(record.model, record.fields, names)!;
      if (!byNames.has(key)) byNames.set(key, record);
    }
  }
  return {
    get: (record) => {
      if (record.entry!.state === 'absent') return undefined;
      for (const names of namesIn(record)) {
        const held = byNames.get(identityOf(record.model, record.fields, names)!);
        if (held && sameConditions(held, record)) return held;
      }
      return undefined;
    },
  };
}

function namesIn(record: AuthentikRecord): readonly (readonly string[])[] {
  const own = record.entry!.identifiers;
  return usualNames.filter(
    (names) => names.every((name) => name in record.fields) && names.some((name) => own.includes(name)),
  );
}

function sameConditions(left: AuthentikRecord, right: AuthentikRecord): boolean {
  return canonical(left.entry!.conditions ?? null) === canonical(right.entry!.conditions ?? null);
}
