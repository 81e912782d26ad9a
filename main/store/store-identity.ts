import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { writeAtomically } from '../files/atomic-write';

/** What main remembers of the database outside of it, to notice when it is no longer the same one. */
export interface StoreIdentity {
  /** Counts the databases that were given up: each has a session partition of its own. */
  readonly generation: number;
  /** Absent until the database was opened for the first time. */
  readonly storeId?: string;
}

const schema = v.object({
  generation: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  storeId: v.exactOptional(v.string()),
});

/** Read at once: the store's page is on its way before the start waits for anything. */
export function readIdentity(path: string): StoreIdentity {
  try {
    return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { generation: 1 };
  }
}

export function writeIdentity(path: string, identity: StoreIdentity): Promise<void> {
  return writeAtomically(path, `${JSON.stringify(identity)}\n`);
}
