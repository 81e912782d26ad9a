import { expect, it } from 'vitest';
import { documentOf } from '../../shared/document/document';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { allProblems } from './all-problems';

const problem = (code: string, path?: string): Diagnostic => ({
  code,
  severity: 'error',
  message: 'Mend it.',
  at: path === undefined ? {} : { path },
});

it('leaves out what opening said of a file that is open and checked', () => {
  const document = documentOf([
    { id: 's', model: 'stagecraft.source', fields: { path: 'a.yaml', text: '' } },
  ]);
  const found = allProblems(
    {
      files: [problem('old', 'a.yaml'), problem('broken', 'b.yaml'), problem('no place')],
      check: [problem('new', 'a.yaml')],
    },
    document,
  );
  expect(found.map(({ code }) => code)).toEqual(['broken', 'no place', 'new']);
});
