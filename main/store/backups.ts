import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { releases } from '../../shared/authentik/release';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { migrateRecord, recordVersion } from '../../shared/document/migrations/record-migrations';
import type { BackupSummary } from '../../shared/ipc/contract';
import { isRecords, recordsProblem } from '../../shared/ipc/record-shape';
import type { WorkspaceSnapshot } from '../../shared/ipc/store-contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';
import { fail, ok } from '../../shared/kernel/result';
import { pack, unpack } from '../../shared/ipc/packed';
import { writeAtomically } from '../files/atomic-write';

const keptPerWorkspace = 10;
const workspacePattern = /^[\w-]{1,100}$/;
const idPattern = /^([\w-]{1,100})\/(\d{1,16})$/;

const nonNegative = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const backupSchema = v.object({
  format: v.literal('stagecraft-backup'),
  recordVersion: v.pipe(nonNegative, v.maxValue(recordVersion)),
  workspace: v.object({
    workspaceId: v.string(),
    name: v.string(),
    release: v.picklist(releases),
    revision: nonNegative,
    changedAt: nonNegative,
  }),
  records: v.custom<readonly AuthentikRecord[]>(
    isRecords,
    (issue) => `records${recordsProblem(issue.input)}`,
  ),
});

/** JSON files, one per backup: FOLDER/WORKSPACE/MILLISECONDS.json. The newest ten of each workspace are kept. */
export class Backups {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(snapshot: WorkspaceSnapshot, at: number): Promise<void> {
    const folder = join(this.#folder, snapshot.workspace.workspaceId);
    await mkdir(folder, { recursive: true });
    const text = pack({ format: 'stagecraft-backup', recordVersion, ...snapshot });
    await writeAtomically(join(folder, `${at}.json`), text);
    for (const old of (await timesIn(folder)).slice(keptPerWorkspace)) {
      await rm(join(folder, `${old}.json`), { force: true });
    }
  }

  async remove(workspaceId: string): Promise<void> {
    if (!workspacePattern.test(workspaceId)) return;
    await rm(join(this.#folder, workspaceId), { recursive: true, force: true });
  }

  /** Newest first. The name is read from the file; one that cannot be read is not listed. */
  async list(newestOnly = false): Promise<readonly BackupSummary[]> {
    const workspaceIds = await readdir(this.#folder).catch(() => []);
    const found: BackupSummary[] = [];
    for (const workspaceId of workspaceIds) {
      const times = await timesIn(join(this.#folder, workspaceId));
      for (const at of newestOnly ? times.slice(0, 1) : times) {
        const backupId = `${workspaceId}/${at}`;
        const backup = await this.read(backupId);
        if (backup.ok) found.push({ backupId, workspaceId, name: backup.value.workspace.name, at });
      }
    }
    return found.sort((left, right) => right.at - left.at);
  }

  /** Migrated to the records of this version. */
  async read(backupId: string): Promise<Result<WorkspaceSnapshot, Diagnostic>> {
    const parts = idPattern.exec(backupId);
    if (parts === null) return fail(unusable(backupId, 'there is no such backup'));
    const path = join(this.#folder, parts[1]!, `${parts[2]}.json`);
    try {
      const { records, workspace, ...backup } = v.parse(
        backupSchema,
        unpack<unknown>(await readFile(path, 'utf8')),
      );
      return ok({ workspace, records: records.map((record) => migrateRecord(record, backup.recordVersion)) });
    } catch (error) {
      return fail(unusable(path, error instanceof Error ? error.message : String(error)));
    }
  }
}

async function timesIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /^\d{1,16}\.json$/.test(name))
    .map((name) => Number(name.slice(0, -'.json'.length)))
    .sort((left, right) => right - left);
}

function unusable(path: string, reason: string): Diagnostic {
  return {
    code: 'store/backup-unusable',
    severity: 'error',
    message: `The backup cannot be used: ${reason}. Nothing was changed; choose another one.`,
    at: { path },
  };
}
