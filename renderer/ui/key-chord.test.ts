import { describe, expect, it } from 'vitest';
import { chordText, keysOf } from './key-chord';

describe('keysOf', () => {
  it.each([
    ['$mod+KeyK', ['Ctrl', 'K'], ['⌘', 'K']],
    ['$mod+Shift+KeyP', ['Ctrl', 'Shift', 'P'], ['⌘', '⇧', 'P']],
    ['Alt+Digit1', ['Alt', '1'], ['⌥', '1']],
    ['g f', ['G', 'F'], ['G', 'F']],
    ['Delete', ['Del'], ['Del']],
    ['F6', ['F6'], ['F6']],
    ['?', ['?'], ['?']],
    ['$mod+Comma', ['Ctrl', ','], ['⌘', ',']],
  ])('reads %s', (chord, other, apple) => {
    expect(keysOf(chord, false)).toEqual(other);
    expect(keysOf(chord, true)).toEqual(apple);
  });
});

it('writes a chord as one text', () => {
  expect(chordText('$mod+Shift+KeyZ', false)).toBe('Ctrl+Shift+Z');
  expect(chordText('$mod+Shift+KeyZ', true)).toBe('⌘⇧Z');
});
