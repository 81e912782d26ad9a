import { expect, it } from 'vitest';
import { contextTree, unfoldedFor } from './context-tree';

const before = { kept: 1, gone: { a: 1 }, user: { name: 'alice', groups: ['one'] } };
const now = { kept: 1, user: { name: 'bob', groups: ['one'] }, fresh: [1, 2] };

it('marks what a step added, changed and removed, however deep', () => {
  const tree = contextTree(before, now);
  expect(tree.map(({ key, change }) => [key, change])).toEqual([
    ['fresh', 'added'],
    ['gone', 'removed'],
    ['kept', 'same'],
    ['user', 'changed'],
  ]);
  const user = tree.find(({ key }) => key === 'user')!;
  expect(user.children!.map(({ key, change, before: was }) => [key, change, was])).toEqual([
    ['groups', 'same', undefined],
    ['name', 'changed', '"alice"'],
  ]);
});

it('unfolds what holds a change and nothing else', () => {
  const deep = (value: string) => ({ outer: { inner: { value } }, other: { inner: 1 } });
  expect([...unfoldedFor(contextTree(deep('a'), deep('b')))]).toEqual(['/outer/inner', '/outer']);
  expect(unfoldedFor(contextTree(now, now)).size).toBe(0);
});
