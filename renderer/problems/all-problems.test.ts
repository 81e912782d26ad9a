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

it('keeps to what the workspace says of the rules', () => {
  const document = documentOf([
    { id: 'r', model: 'stagecraft.rule', fields: { rule: 'E23', level: 'off' } },
    { id: 'q', model: 'stagecraft.rule', fields: { rule: 'E22', level: 'info' } },
  ]);
  const found = allProblems({ check: [problem('E23'), problem('E22'), problem('import/tag')] }, document);
  expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['E22 info', 'import/tag error']);
});
