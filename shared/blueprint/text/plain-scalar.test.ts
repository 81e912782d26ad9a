import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { plainScalar } from './plain-scalar';

type Row = [text: string, kind: string, value: unknown];

const table = new URL('../../../test/samples/blueprint-text/plain-scalars.json', import.meta.url);

function shown(text: string): [kind: string, value: unknown] {
  const { kind, value } = plainScalar(text);
  if (kind === 'broken' || kind === 'merge' || kind === 'equals') return ['error', null];
  if (kind === 'timestamp') return [kind, null];
  if (kind === 'int') return [kind, String(value)];
  if (kind !== 'float' || Number.isFinite(value)) return [kind, value];
  return [kind, Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf'];
}

test('every unquoted scalar means what PyYAML takes it for', () => {
  const rows = JSON.parse(readFileSync(table, 'utf8')) as Row[];
  expect(rows.length).toBeGreaterThan(500);
  const wrong = rows.filter(([text, kind, value]) => {
    const [ourKind, ourValue] = shown(text);
    return ourKind !== kind || ourValue !== value;
  });
  expect(wrong).toEqual([]);
});
