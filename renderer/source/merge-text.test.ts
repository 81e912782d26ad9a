import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText } from './merge-text';

const lines = fc
  .array(fc.constantFrom('a', 'b: 1', 'b: 2', '  - x', '', 'é\r'), { maxLength: 12 })
  .map((parts) => parts.join('\n'));

describe('mergeText', () => {
  const base = 'name: Login\ntitle: Welcome\norder: 10\n';
  it.each([
    [
      'what only one side changed',
      base,
      'name: Login\ntitle: Hi\norder: 10\n',
      'name: Login\ntitle: Hi\norder: 10\n',
    ],
    [
      'both changes in different places',
      'name: Log\ntitle: Welcome\norder: 10\n',
      'name: Login\ntitle: Welcome\norder: 20\n',
      'name: Log\ntitle: Welcome\norder: 20\n',
    ],
    [
      'half-typed text beside a line that came',
      'name: [Login\ntitle: Welcome\norder: 10\n',
      'name: Login\ntitle: Welcome\nextra: 1\norder: 10\n',
      'name: [Login\ntitle: Welcome\nextra: 1\norder: 10\n',
    ],
  ])('keeps %s', (_what, ...[mine, theirs, expected]) => {
    expect(mergeText(base, mine, theirs)).toBe(expected);
  });

  it('never loses what was typed into a place that the other side left alone', () => {
    fc.assert(
      fc.property(lines, lines, (base, theirs) => {
        expect(mergeText(base, `${base}\ntyped`, theirs)).toContain('typed');
      }),
    );
  });
});
