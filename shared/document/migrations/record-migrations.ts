import type { AuthentikRecord } from '../../authentik/record';
import type { Commit } from '../commit';
import type { Diff } from '../diff';

/**
 * Brings stored records from one shape to the next. Pure, never throws, leaves alone what it does not concern.
 * Once released, a migration is never changed or taken out: stores of any age come through here.
 */
export interface RecordMigration {
  /** Version that it makes. The first shape is 1, so the first migration makes 2, without gaps. */
  readonly version: number;
  readonly title: string;
  readonly migrate: (record: AuthentikRecord) => AuthentikRecord;
}

/** Append only. Each has its table in record-migrations.test.ts. */
export const recordMigrations: readonly RecordMigration[] = [];

/** Version of the records that this app reads and writes. */
export const recordVersion = 1 + recordMigrations.length;

/** The record as of the newest of `migrations`, `from` being the version that it was stored with. */
export function migrateRecord(
  record: AuthentikRecord,
  from: number,
  migrations: readonly RecordMigration[] = recordMigrations,
): AuthentikRecord {
  return migrations
    .filter((migration) => migration.version > from)
    .reduce((current, migration) => migration.migrate(current), record);
}

/** Commits hold records too: without this, undoing an old change would bring back an old shape. */
export function migrateCommit(
  commit: Commit,
  from: number,
  migrations: readonly RecordMigration[] = recordMigrations,
): Commit {
  const one = (record: AuthentikRecord): AuthentikRecord => migrateRecord(record, from, migrations);
  const diff: Diff = {
    added: commit.diff.added.map(one),
    updated: commit.diff.updated.map(([before, after]) => [one(before), one(after)] as const),
    removed: commit.diff.removed.map(one),
  };
  return { ...commit, diff };
}
