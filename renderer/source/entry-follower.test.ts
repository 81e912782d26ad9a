import { expect, it } from 'vitest';
import { documentOf } from '../../shared/document/document';
import { stageBindingModel } from '../../shared/document/models';
import { createEntryFollower } from './entry-follower';

const document = documentOf([
  { id: 'stage', model: 'authentik_stages_deny.denystage', fields: { name: 'no' } },
  { id: 'binding', model: stageBindingModel, fields: { stage: { $ref: 'stage' } } },
]);
const places = [
  { record: 'flow', from: 3, to: 8 },
  { record: 'stage', from: 9, to: 12 },
];

it('scrolls to what is selected elsewhere, once', () => {
  const { reveal } = createEntryFollower();
  const first = reveal('flow', { document, places });
  expect(first).toEqual({ from: 3, to: 8, isQuiet: false });
  expect(reveal('flow', { document, places })).toBe(first);
  const longer = [{ record: 'flow', from: 3, to: 9 }];
  expect(reveal('flow', { document, places: longer })).toEqual({ from: 3, to: 9, isQuiet: true });
  expect(reveal(undefined, { document, places })).toBeUndefined();
});

it('only marks what the cursor selected', () => {
  const { reveal, pick } = createEntryFollower();
  expect(pick(10, places)).toBe('stage');
  expect(reveal('stage', { document, places })).toEqual({ from: 9, to: 12, isQuiet: true });
  expect(pick(1, places)).toBeUndefined();
});

it('shows the stage of a binding that has no entry', () => {
  expect(createEntryFollower().reveal('binding', { document, places })).toMatchObject({ from: 9, to: 12 });
});
