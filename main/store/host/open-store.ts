import {
  migrateCommit,
  migrateRecord,
  recordVersion,
} from '../../../shared/document/migrations/record-migrations';
import type { StoreOpened } from '../../../shared/ipc/store-contract';
import type { Diagnostic } from '../../../shared/kernel/diagnostic';
import type { Result } from '../../../shared/kernel/result';
import { fail, ok } from '../../../shared/kernel/result';
import type { StoreDatabase } from './database';

/** Opens the database; makes it where there is none, under the id that main proposes; migrates its records. */
export async function openStore(
  database: StoreDatabase,
  proposed: { readonly storeId: string },
): Promise<Result<StoreOpened, Diagnostic>> {
  try {
    if (!database.dexie.isOpen()) await database.dexie.open();
    return await database.dexie.transaction(
      'rw',
      [database.meta, database.records, database.commits],
      async () => {
        const meta = await database.meta.get('store');
        if (meta === undefined) {
          await database.meta.add({ key: 'store', storeId: proposed.storeId, recordVersion });
          return ok({ storeId: proposed.storeId, created: true, migratedFrom: recordVersion, recordVersion });
        }
        if (meta.recordVersion > recordVersion) return fail(newer(meta.recordVersion));
        if (meta.recordVersion < recordVersion) await migrate(database, meta.recordVersion);
        return ok({
          storeId: meta.storeId,
          created: false,
          migratedFrom: meta.recordVersion,
          recordVersion,
        });
      },
    );
  } catch (error) {
    return fail(unreadable(error));
  }
}

async function migrate(database: StoreDatabase, from: number): Promise<void> {
  await database.records.toCollection().modify((row, at) => {
    at.value = { ...row, record: migrateRecord(row.record, from) };
  });
  await database.commits.toCollection().modify((row, at) => {
    at.value = { ...row, commit: migrateCommit(row.commit, from) };
  });
  await database.meta.update('store', { recordVersion });
}

function newer(version: number): Diagnostic {
  return {
    code: 'store/newer',
    severity: 'error',
    message:
      `The stored workspaces were written by a newer Stagecraft (format ${version}, this one knows ${recordVersion}). ` +
      'Nothing was changed. Start the newer version again.',
    at: {},
  };
}

function unreadable(error: unknown): Diagnostic {
  return {
    code: 'store/unreadable',
    severity: 'error',
    message: `The database could not be opened (${error instanceof Error ? error.message : String(error)}).`,
    at: {},
  };
}
