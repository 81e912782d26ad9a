import { expect, test } from 'vitest';
import { descriptorsFor } from '../../authentik/descriptors';
import type { AuthentikRecord } from '../../authentik/record';
import { documentOf } from '../document';
import { flowModel, sourceModel } from '../models';
import { editSource } from './edit-source';
import { keepSaved } from './keep-saved';

let ids = 0;
const context = { newId: () => `new${(ids += 1)}`, descriptors: descriptorsFor('2026.8') };
const source = (fields: AuthentikRecord['fields']): AuthentikRecord => ({
  id: 'src',
  model: sourceModel,
  fields: { path: '/a.yaml', ...fields },
});
const flow = (slug: string, name: string, id = slug): AuthentikRecord => ({
  id,
  model: flowModel,
  fields: { slug, name },
  entry: { source: 'src', path: ['entries', 0], identifiers: ['slug'] },
});

test('what the file holds is noted once, before its text is edited', () => {
  const first = keepSaved.run(documentOf([source({ text: 'old' })]), { source: 'src' }, context);
  expect(first.ok && first.value.updated.map(([, after]) => after.fields)).toEqual([
    { path: '/a.yaml', text: 'old', saved: 'old' },
  ]);
  const again = keepSaved.run(
    documentOf([source({ text: 'new', saved: 'old' })]),
    { source: 'src' },
    context,
  );
  expect(again.ok && again.value).toEqual({ added: [], updated: [], removed: [] });
});

test('an edited text changes its objects and keeps who they are', () => {
  const before = documentOf([source({ text: 'old', saved: 'old' }), flow('a', 'A', 'kept'), flow('b', 'B')]);
  const read = [source({ text: 'new' }), flow('a', 'Renamed', 'kept')];
  const edited = editSource.run(before, { source: 'src', records: read }, context);
  if (!edited.ok) throw new Error(edited.error[0]?.message);
  const { added, updated, removed } = edited.value;
  expect(added).toEqual([]);
  expect(removed.map(({ id }) => id)).toEqual(['b']);
  expect(new Map(updated.map(([, after]) => [after.id, after.fields])).get('kept')?.name).toBe('Renamed');
  expect(updated.find(([, after]) => after.id === 'src')?.[1].fields).toEqual({
    path: '/a.yaml',
    text: 'new',
    saved: 'old',
  });
});

test.each([
  ['edit-source', editSource.run(documentOf([]), { source: 'src', records: [] }, context)],
  [
    'edit-source',
    editSource.run(documentOf([source({ text: '' })]), { source: 'src', records: [] }, context),
  ],
  ['keep-saved', keepSaved.run(documentOf([flow('src', 'no file')]), { source: 'src' }, context)],
])('%s of a file that is not there, or of nothing read, is refused', (_name, result) => {
  expect(result.ok).toBe(false);
});
