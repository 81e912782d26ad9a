import { expect, test } from 'vitest';

import { parseBlueprint } from './parse-blueprint';
import { nodeAt, placeOf } from './place-of';

const text = `version: 1
entries:
  - model: a.b
    id: one
    attrs:
      name: first
      list: [x, yes]
  - model: c.d
    attrs: {}
`;
const parsed = parseBlueprint(text, 'f.yaml');

test('values, keys and entries have their place', () => {
  expect(placeOf(parsed, ['entries', 0, 'attrs', 'name'])).toEqual({
    path: 'f.yaml',
    entry: 'one',
    field: 'attrs.name',
    line: 6,
    column: 13,
    endLine: 6,
    endColumn: 18,
  });
  expect(placeOf(parsed, ['entries', 0, 'attrs', 'name'], 'key')).toMatchObject({
    line: 6,
    column: 7,
    endColumn: 11,
  });
  expect(placeOf(parsed, ['entries', 0, 'attrs', 'list', 1])).toMatchObject({ line: 7, column: 17 });
  expect(placeOf(parsed, ['entries', 1])).toMatchObject({ line: 8, column: 5, entry: '1' });
});

test('what the text does not have is at the nearest thing that it has', () => {
  expect(placeOf(parsed, ['entries', 1, 'attrs', 'missing'])).toMatchObject({ line: 9, column: 12 });
  expect(placeOf(parsed, ['entries', 9])).toMatchObject({ line: 3 });
  expect(nodeAt(parsed.document!, ['entries', 9])).toBeUndefined();
});
