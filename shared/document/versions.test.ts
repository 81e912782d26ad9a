import fc from 'fast-check';
import { expect, it } from 'vitest';
import { descriptorsFor } from '../authentik/descriptors';
import type { AuthentikRecord } from '../authentik/record';
import { newestRelease } from '../authentik/release';
import type { Commit } from './commit';
import { applyDiff, inverseDiff } from './diff';
import type { WorkspaceDocument } from './document';
import { emptyDocument } from './document';
import { runCommand } from './run-command';
import { documentBefore, versionsOf, wayBack } from './versions';

const context = { newId: () => crypto.randomUUID(), descriptors: descriptorsFor(newestRelease) };
const group = (name: string, fields: AuthentikRecord['fields'] = {}): AuthentikRecord => ({
  id: `group-${name}`,
  model: 'authentik_core.group',
  fields: { name, ...fields },
});

/** Plays random adds, changes and removals; gives every state and the commits that led there, newest first. */
function history(steps: readonly (readonly [number, number])[]) {
  const states: WorkspaceDocument[] = [emptyDocument];
  const commits: Commit[] = [];
  for (const [which, value] of steps) {
    const now = states.at(-1)!;
    const record = group(String(which), { value });
    const held = now.records.get(record.id);
    const diff =
      held === undefined
        ? { added: [record], updated: [], removed: [] }
        : value === 0
          ? { added: [], updated: [], removed: [held] }
          : { added: [], updated: [[held, record] as const], removed: [] };
    states.push(applyDiff(now, diff));
    const revision = states.length - 1;
    commits.unshift({
      commitId: String(revision),
      revision,
      title: `step ${revision}`,
      kind: 'edit',
      at: revision,
      diff,
    });
  }
  return { states, commits };
}

const steps = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 12 });
const recordsOf = ({ records }: WorkspaceDocument) => Object.fromEntries(records);

it('finds every earlier state, and the way back to it is one change that can be taken back', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { states, commits } = history(all);
      const now = states.at(-1)!;
      for (const [revision, state] of states.entries()) {
        const then = documentBefore(
          now,
          commits.filter((commit) => commit.revision > revision),
        );
        expect(recordsOf(then)).toEqual(recordsOf(state));
        const args = { version: 'then', ...wayBack(now, then) };
        const outcome = runCommand(now, { command: 'return-to-version', args }, context);
        if (!outcome.ok) throw new Error(outcome.error[0]!.message);
        const back = applyDiff(now, outcome.value.diff);
        expect(recordsOf(back)).toEqual(recordsOf(state));
        expect(recordsOf(applyDiff(back, inverseDiff(outcome.value.diff)))).toEqual(recordsOf(now));
      }
    }),
  );
});

it('counts objects, not places, and joins the edits of one group', () => {
  const place: AuthentikRecord = { id: 'place', model: 'stagecraft.position', fields: { x: 1 } };
  const commit = (
    revision: number,
    added: readonly AuthentikRecord[],
    more: Partial<Commit> = {},
  ): Commit => ({
    commitId: String(revision),
    revision,
    title: `step ${revision}`,
    kind: 'edit',
    at: revision * 1000,
    diff: { added, updated: [], removed: [] },
    ...more,
  });
  const commits = [
    commit(5, [], { kind: 'undo', of: '4', title: 'Insert stage' }),
    commit(4, [place]),
    commit(3, [group('b')], { group: 'typing' }),
    commit(2, [group('a')], { group: 'typing' }),
    commit(1, [group('c')], { kind: 'load' }),
  ];
  expect(versionsOf(commits).map(({ revision, title, objects }) => [revision, title, objects])).toEqual([
    [5, 'Undo: Insert stage', 0],
    [4, 'step 4', 0],
    [3, 'step 3', 2],
    [1, 'step 1', 1],
  ]);
});
