import { describe, expect, it } from 'vitest';
import type { AuthentikRecord, Fields } from '../authentik/record';
import type { Commit } from './commit';
import type { Diff } from './diff';
import { applyDiff, emptyDiff } from './diff';
import { documentOf } from './document';
import { historyOf, reversal } from './history';
import { sourceModel } from './models';

const stage = (fields: Fields, entry?: AuthentikRecord['entry']): AuthentikRecord => ({
  id: 's',
  model: 'authentik_stages_deny.denystage',
  fields,
  ...(entry ? { entry } : {}),
});
const update = (from: Fields, to: Fields): Diff => ({ ...emptyDiff, updated: [[stage(from), stage(to)]] });

let count = 0;
function commit(change: Partial<Commit>): Commit {
  count += 1;
  return {
    commitId: `c${count}`,
    revision: count,
    title: `t${count}`,
    kind: 'edit',
    at: 0,
    diff: emptyDiff,
    ...change,
  };
}
const ids = (commits: readonly Commit[]) => {
  const { undo, redo } = historyOf(commits);
  return [undo.map((step) => step.commitId), redo.map((step) => step.commitId)];
};

describe('historyOf', () => {
  const [a, b, c] = [commit({}), commit({}), commit({})];
  const undo = (of: Commit) => commit({ kind: 'undo', of: of.commitId });
  const redo = (of: Commit) => commit({ kind: 'redo', of: of.commitId });
  it.each<[string, Commit[], [Commit[], Commit[]]]>([
    ['edits', [a, b], [[a, b], []]],
    ['an undo', [a, b, undo(b)], [[a], [b]]],
    ['two undos and a redo', [a, b, undo(b), undo(a), redo(a)], [[a], [b]]],
    ['an edit after an undo', [a, b, undo(b), c], [[a, c], []]],
    ['loads between edits', [a, commit({ kind: 'load' }), b, commit({ kind: 'sync' })], [[a, b], []]],
    ['commits whose beginning is not known', [b, undo(a)], [[b], [a]]],
  ])('reads %s', (_what, commits, [undone, redone]) => {
    expect(ids(commits)).toEqual([undone.map((one) => one.commitId), redone.map((one) => one.commitId)]);
  });

  it('takes neighbouring edits of a group as one step, and no others', () => {
    const typed = [update({}, { name: 'a' }), update({ name: 'a' }, { name: 'ab' })];
    const [x, y, z] = [
      commit({ group: 'g', diff: typed[0]! }),
      commit({ group: 'g', diff: typed[1]! }),
      commit({ group: 'h' }),
    ];
    const { undo } = historyOf([x, y, z]);
    expect(undo.map((step) => [step.commitId, step.diff])).toEqual([
      [y.commitId, update({}, { name: 'ab' })],
      [z.commitId, emptyDiff],
    ]);
    expect(ids([x, z, y])[0]).toHaveLength(3);
  });
});

describe('reversal', () => {
  const edit = commit({ diff: update({ name: 'a' }, { name: 'b' }) });
  const step = historyOf([edit]).undo[0]!;

  it('takes back what was done, keeping what changed elsewhere since', () => {
    const now = documentOf([stage({ name: 'b', deny_message: 'no' })]);
    const result = reversal(now, step, [edit]);
    expect(result.ok && applyDiff(now, result.value).records.get('s')?.fields).toEqual({
      name: 'a',
      deny_message: 'no',
    });
  });

  it.each([
    ['the same field was changed since', documentOf([stage({ name: 'c' })])],
    ['the record is gone', documentOf([])],
  ])('refuses where %s', (_what, now) => {
    expect(reversal(now, step, [edit])).toMatchObject({
      ok: false,
      error: [{ code: 'document/changed-since', at: { record: 's' } }],
    });
  });

  it('forgets places in a text that was written anew since', () => {
    const entry = { source: 'file', path: ['entries', 3], identifiers: ['name'] };
    const removal = commit({ diff: { ...emptyDiff, removed: [stage({ name: 'b' }, entry)] } });
    const file = (text: string): AuthentikRecord => ({
      id: 'file',
      model: sourceModel,
      fields: { path: 'x', text },
    });
    const saved = commit({ kind: 'load', diff: { ...emptyDiff, updated: [[file('1'), file('2')]] } });
    const [last] = historyOf([removal, saved]).undo;
    const now = documentOf([file('2')]);
    const withSave = reversal(now, last!, [removal, saved]);
    const without = reversal(now, last!, [removal]);
    expect(withSave.ok && withSave.value.added[0]?.entry).toEqual({ source: 'file', identifiers: ['name'] });
    expect(without.ok && without.value.added[0]?.entry).toEqual(entry);
  });
});
