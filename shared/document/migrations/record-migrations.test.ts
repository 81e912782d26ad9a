import { describe, expect, it } from 'vitest';
import type { AuthentikRecord } from '../../authentik/record';
import type { Commit } from '../commit';
import type { RecordMigration } from './record-migrations';
import { migrateCommit, migrateRecord, recordMigrations, recordVersion } from './record-migrations';

interface Example {
  readonly before: AuthentikRecord;
  readonly after: AuthentikRecord;
}

/** What each migration does, by the version that it makes. A migration without examples fails below. */
const examples: Readonly<Record<number, readonly Example[]>> = {};

function withoutExamples(
  migrations: readonly RecordMigration[],
  tables: Readonly<Record<number, readonly Example[]>>,
): readonly number[] {
  return migrations.map(({ version }) => version).filter((version) => !tables[version]?.length);
}

const record = (fields: AuthentikRecord['fields']): AuthentikRecord => ({ id: 'a', model: 'm', fields });

const rename: RecordMigration = {
  version: 2,
  title: 'old is called new',
  migrate: ({ fields: { old, ...rest }, ...other }) => ({
    ...other,
    fields: old === undefined ? rest : { ...rest, new: old },
  }),
};
const mark: RecordMigration = {
  version: 3,
  title: 'everything is marked',
  migrate: (before) => ({ ...before, fields: { ...before.fields, marked: true } }),
};

describe('the listed migrations', () => {
  it('are numbered from 2 without gaps', () => {
    expect(recordMigrations.map(({ version }) => version)).toEqual(recordMigrations.map((_, at) => at + 2));
    expect(recordVersion).toBe(recordMigrations.length + 1);
  });

  it('have examples each, and there are no examples of others', () => {
    expect(withoutExamples(recordMigrations, examples)).toEqual([]);
    const listed = new Set(recordMigrations.map(({ version }) => version));
    expect(Object.keys(examples).filter((version) => !listed.has(Number(version)))).toEqual([]);
    expect(withoutExamples([rename, mark], { 2: [{ before: record({}), after: record({}) }] })).toEqual([3]);
  });

  it('do what their examples say', () => {
    for (const migration of recordMigrations) {
      for (const { before, after } of examples[migration.version] ?? []) {
        expect(migration.migrate(before), migration.title).toEqual(after);
      }
    }
  });
});

describe('the mechanism', () => {
  it('runs what is newer than the stored version, in order', () => {
    const migrations = [rename, mark];
    expect(migrateRecord(record({ old: 1 }), 1, migrations).fields).toEqual({ new: 1, marked: true });
    expect(migrateRecord(record({ old: 1 }), 2, migrations).fields).toEqual({ old: 1, marked: true });
    expect(migrateRecord(record({ old: 1 }), 3, migrations).fields).toEqual({ old: 1 });
  });

  it('reaches every record that a commit holds', () => {
    const commit: Commit = {
      commitId: 'c',
      revision: 1,
      title: 't',
      kind: 'edit',
      at: 0,
      diff: {
        added: [record({ old: 1 })],
        updated: [[record({ old: 2 }), record({ old: 3 })]],
        removed: [record({ old: 4 })],
      },
    };
    expect(migrateCommit(commit, 1, [rename])).toEqual({
      ...commit,
      diff: {
        added: [record({ new: 1 })],
        updated: [[record({ new: 2 }), record({ new: 3 })]],
        removed: [record({ new: 4 })],
      },
    });
  });
});
