import { expect, it } from 'vitest';
import { readGiven, writtenGiven } from './given-text';

it.each([
  ['acme', 'acme'],
  ['true', true],
  ['12', 12],
  ['"12"', '12'],
  ['["a", {"b": null}]', ['a', { b: null }]],
  ['', undefined],
])('reads %s of a context', (text, value) => {
  expect(readGiven('context', text)).toEqual(value);
  expect(readGiven('context', writtenGiven(value))).toEqual(value);
});

it('takes what an environment or a file gives as text', () => {
  expect(readGiven('env', 'true')).toBe('true');
  expect(readGiven('file', '12')).toBe('12');
});
