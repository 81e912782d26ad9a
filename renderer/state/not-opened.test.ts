import { expect, test } from 'vitest';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { notOpened } from './not-opened';

const problem = (path: string, line?: number, column?: number): Diagnostic => ({
  code: 'files/not-utf8',
  severity: 'error',
  message: 'It is no text.',
  at: { path, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) },
});

test('nothing left out is nothing to tell', () => {
  expect(notOpened([], [problem('/a.yaml')])).toBeUndefined();
});

test.each([
  [problem('/x/a.yaml', 3, 7), 'a.yaml:3:7 was not opened. It is no text.'],
  [problem('/x/a.yaml'), 'a.yaml was not opened. It is no text.'],
  [problem('/x/other.yaml', 1, 1), 'a.yaml was not opened.'],
])('of one file the place and the reason', (found, message) => {
  expect(notOpened(['/x/a.yaml'], [found])?.message).toBe(message);
});

test('several files are one notice', () => {
  const paths = ['a', 'b', 'c', 'd', 'e'].map((name) => `C:\\x\\${name}.yaml`);
  expect(
    notOpened(
      paths,
      paths.map((path) => problem(path)),
    )?.message,
  ).toBe('5 files were not opened: a.yaml, b.yaml, c.yaml and 2 more. Nothing of them was loaded.');
});
