import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { CommitRequest } from '../../shared/ipc/contract';
import { ask, stage } from './requests';
import { RunningApp, until, withProfile } from './running-app';

const rounds = 20;
const recordsPerCommit = 20;

/** A commit that rewrites all records to say which revision wrote them: a half written one shows at once. */
function rewrite(workspaceId: string, baseRevision: number): CommitRequest {
  const records = Array.from({ length: recordsPerCommit }, (_, index) =>
    stage(`r${index}`, { revision: baseRevision + 1, padding: 'x'.repeat(200) }),
  );
  return {
    workspaceId,
    baseRevision,
    commitId: `${workspaceId}-${baseRevision}`,
    title: 'Rewrite',
    kind: 'edit',
    diff: { added: records, updated: [], removed: [] },
  };
}

/** Commits as fast as the store takes them, until the process is gone; `acknowledged` hears of each one. */
async function burst(
  page: Page,
  first: CommitRequest,
  acknowledged: (revision: number) => void,
): Promise<void> {
  await page.exposeFunction('acknowledged', acknowledged);
  await page.evaluate((text) => {
    const request = JSON.parse(text) as CommitRequest;
    const run = async (): Promise<void> => {
      let commit = request;
      for (;;) {
        const result = await window.stagecraft.request('workspaces.commit', commit);
        if (!result.ok) throw new Error(JSON.stringify(result.error));
        const { revision } = result.value;
        (window as unknown as { acknowledged: (revision: number) => void }).acknowledged(revision);
        commit = {
          ...commit,
          baseRevision: revision,
          commitId: `${commit.workspaceId}-${revision}`,
          diff: {
            ...commit.diff,
            added: commit.diff.added.map((record) => ({
              ...record,
              fields: { ...record.fields, revision: revision + 1 },
            })),
          },
        };
      }
    };
    void run();
  }, JSON.stringify(first));
}

it(`keeps every acknowledged commit, whole, when it is killed while writing, ${rounds} times`, async () => {
  await withProfile(async (profile) => {
    let workspaceId = '';
    let last = 0;
    let lost = 0;
    for (let round = 0; round < rounds; round += 1) {
      const app = await RunningApp.start(profile);
      if (round === 0) {
        workspaceId = (await ask(app.editor, 'workspaces.create', { name: 'Burst', release: '2026.8' }))
          .workspaceId;
      } else {
        const opened = await ask(app.editor, 'workspaces.open', { workspaceId });
        if (!opened.ok) throw new Error(JSON.stringify(opened.error));
        const { workspace, records, commits } = opened.value;
        lost += Math.max(0, last - workspace.revision);
        expect(workspace.revision).toBeGreaterThanOrEqual(last);
        expect(records.map(({ fields }) => fields.revision)).toEqual(
          Array.from({ length: recordsPerCommit }, () => workspace.revision),
        );
        const newest = commits.map(({ revision }) => revision);
        expect(newest).toEqual(newest.map((_, index) => workspace.revision - newest.length + 1 + index));
        last = workspace.revision;
      }
      const before = last;
      await burst(app.editor, rewrite(workspaceId, last), (revision) => {
        last = Math.max(last, revision);
      });
      // Under way, and then at a moment that is another one each time.
      await until(() => (last > before + 3 ? true : undefined));
      await delay(round * 7);
      await app.kill();
    }
    expect(lost).toBe(0);
    expect(last).toBeGreaterThan(rounds * 3);
  });
});
