import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { documentOf } from '../../shared/document/document';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { countSeverities, problemRows } from './problem-rows';

const document = documentOf([
  { id: 's', model: 'authentik_stages_deny.denystage', fields: { name: 'stop' } },
]);
const descriptors = descriptorsFor('2026.8');

function problem(severity: Diagnostic['severity'], at: Diagnostic['at']): Diagnostic {
  return { code: 'x/y', severity, message: 'Mend it.', at };
}

const all = [
  problem('info', { record: 's', field: 'deny_message' }),
  problem('error', { path: '/b/z.yaml', line: 3, column: 2 }),
  problem('warning', { record: 'gone' }),
  problem('error', { path: '/b/a.yaml', line: 30 }),
  problem('info', { path: '/b/c.yaml', line: 5, field: 'attrs.parent.0' }),
  problem('error', { path: '/b/a.yaml', line: 4, column: 1 }),
  problem('error', { path: '/b/a.yaml', line: 4, column: 1 }),
];

describe('problemRows', () => {
  it('puts the worst first and says where each is', () => {
    const rows = problemRows(all, { document, descriptors });
    expect(rows.map((row) => `${row.diagnostic.severity} ${row.place}`)).toEqual([
      'error a.yaml:4:1',
      'error a.yaml:4:1',
      'error a.yaml:30',
      'error z.yaml:3:2',
      'warning ',
      'info stop › Deny message',
      'info parent › c.yaml:5',
    ]);
  });

  it('gives every row its own id, even to twins', () => {
    const ids = problemRows(all, { document, descriptors }).map((row) => row.id);
    expect(new Set(ids).size).toBe(all.length);
  });
});

it('counts severities', () => {
  expect(countSeverities(all)).toEqual({ error: 4, warning: 1, info: 2 });
});
