import { expect, it } from 'vitest';
import type { ExportObject } from '../../shared/blueprint/portable/choices';
import { objectRows } from './object-rows';

const object = (record: string, role: ExportObject['role'], by: readonly string[]): ExportObject => ({
  record,
  model: 'm',
  label: record,
  role,
  choice: 'include',
  choices: ['include'],
  for: by,
});

it('shows every object once, below the first that it is there for', () => {
  const { needed, referrers } = objectRows([
    object('flow', 'chosen', []),
    object('binding', 'needed', ['flow']),
    object('stage', 'needed', ['binding', 'gate']),
    object('gate', 'needed', ['binding']),
    object('circle', 'needed', ['circle']),
    object('brand', 'referrer', ['flow']),
  ]);
  expect(needed.map(({ object: { record }, depth }) => [record, depth])).toEqual([
    ['flow', 0],
    ['binding', 1],
    ['gate', 2],
    ['stage', 2],
    ['circle', 1],
  ]);
  expect(referrers.map(({ object: { record } }) => record)).toEqual(['brand']);
});
