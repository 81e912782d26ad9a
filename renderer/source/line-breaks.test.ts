import { expect, it } from 'vitest';
import { fromEditor, lineBreaksOf, toEditor } from './line-breaks';

it.each([
  ['a\nb\n', 'lf'],
  ['', 'lf'],
  ['a\r\nb\r\n', 'crlf'],
  ['\r\n\r\n', 'crlf'],
  ['a\r\nb\n', 'mixed'],
  ['\na\r\n', 'mixed'],
  ['a\rb', 'mixed'],
])('knows the line breaks of %j', (text, breaks) => {
  expect(lineBreaksOf(text)).toBe(breaks);
  if (breaks !== 'mixed') expect(fromEditor(toEditor(text), lineBreaksOf(text))).toBe(text);
});
