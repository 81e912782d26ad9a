import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyScore, fuzzySort } from './fuzzy';

const titles = [
  'Undo',
  'Redo',
  'Open blueprint…',
  'Export flow as portable blueprint…',
  'New flow',
  'default-authentication-flow',
  'default-authentication-password',
  'Toggle problems',
];

describe('fuzzySort', () => {
  it.each([
    ['undo', 'Undo'],
    ['blue', 'Open blueprint…'],
    ['exp blue', 'Export flow as portable blueprint…'],
    ['nf', 'New flow'],
    ['daf', 'default-authentication-flow'],
    ['auth pass', 'default-authentication-password'],
    ['PROBLEMS', 'Toggle problems'],
  ])('finds first for %s', (query, expected) => {
    expect(fuzzySort(titles, query, (title) => title)[0]).toBe(expected);
  });

  it('finds nothing for what is not there', () => {
    expect(fuzzySort(titles, 'zzz', (title) => title)).toEqual([]);
  });

  it('keeps all in order for an empty query', () => {
    expect(fuzzySort(titles, '  ', (title) => title)).toEqual(titles);
  });
});

describe('fuzzyScore', () => {
  it('always finds a part of the text itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z -]{1,30}$/), fc.nat(), fc.nat(), (text, from, length) => {
        const part = text.slice(from % text.length, (from % text.length) + 1 + (length % text.length));
        return fuzzyScore(text, part) > 0;
      }),
    );
  });

  it('never finds a letter that is not there', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-y -]{0,30}$/), (text) => fuzzyScore(text, `${text.trim()}z`) === 0),
    );
  });
});
