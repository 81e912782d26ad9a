import { expect, it } from 'vitest';
import { printBlueprint } from '../../shared/blueprint/format/print-blueprint';
import { entryLines, inText } from './entry-lines';

const text = printBlueprint({
  entries: [
    { model: 'a.flow', identifiers: { slug: 'way' }, attrs: { title: '  - model: no\nentry' } },
    { model: 'a.stage', identifiers: { name: 'one' } },
    { model: 'a.flow', identifiers: { slug: 'way' } },
    { model: 'a.binding', state: 'absent', identifiers: { order: 1 } },
  ],
});

it('finds the first entry of each record, however texts inside look', () => {
  const places = entryLines(text, ['flow', 'stage', 'flow', null]);
  const shown = [...places].map(([record, { from, to }]) => [record, text.split('\n').slice(from - 1, to)]);
  expect(shown).toEqual([
    ['flow', expect.arrayContaining(['      slug: way'])],
    ['stage', ['  - model: a.stage', '    identifiers:', '      name: one']],
  ]);
  const said = { code: 'x', severity: 'error', message: 'm', at: { record: 'stage', line: 99 } } as const;
  expect(inText([said], places)[0]?.at.line).toBe(places.get('stage')!.from);
  expect(inText([{ ...said, at: {} }], places)).toEqual([]);
});
