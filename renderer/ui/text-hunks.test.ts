import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hunksBetween } from './text-hunks';

const lines = fc
  .array(fc.constantFrom('a', 'b: 1', 'b: 2', '  - x', '', 'é\r'), { maxLength: 12 })
  .map((parts) => parts.join('\n'));

function apply(text: string, hunks: ReturnType<typeof hunksBetween>): string {
  return hunks.reduceRight((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
}

describe('hunksBetween', () => {
  it('makes one text of another, whatever they are', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(apply(before, hunksBetween(before, after))).toBe(after);
      }),
    );
  });

  it('changes two far places as two, and only the characters that differ', () => {
    const before = 'id: old\nkept: 1\nkept: 2\nuse: old\n';
    const after = 'id: new\nkept: 1\nkept: 2\nuse: new\n';
    expect(hunksBetween(before, after)).toEqual([
      { from: 4, to: 7, insert: 'new' },
      { from: before.length - 4, to: before.length - 1, insert: 'new' },
    ]);
  });

  it('leaves long changes whole', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `line ${String(index)}`).join('\n');
    const other = many.replaceAll('line', 'row');
    expect(hunksBetween(many, other)).toHaveLength(1);
    expect(apply(many, hunksBetween(many, other))).toBe(other);
  });
});
