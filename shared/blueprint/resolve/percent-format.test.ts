import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { FieldValue } from '../../authentik/record';
import { percentFormat } from './percent-format';
import { pythonValue } from './plain-value';
import { PyError } from './python-value';
import type { PyValue } from './python-value';

type Argument = ['int' | 'float', string] | ['v', FieldValue];
type Row = [format: string, values: Argument[], result: [kind: string, text: string]];

const url = new URL('../../../test/samples/blueprint-text/percent-formats.json', import.meta.url);

function value([kind, item]: Argument): PyValue {
  if (kind === 'int') return BigInt(item);
  if (kind === 'float') return item === 'inf' ? Infinity : Number(item);
  return pythonValue(item);
}

function run(format: string, values: readonly Argument[]): [kind: string, text: string] {
  try {
    return ['ok', percentFormat(format, values.map(value), () => '')];
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    return [error.type, error.message];
  }
}

test('formats and their failures come out as in CPython', () => {
  const rows = JSON.parse(readFileSync(url, 'utf8')) as Row[];
  expect(rows.length).toBe(550);
  const wrong = rows.filter(([format, values, [kind, text]]) => {
    const [ourKind, ourText] = run(format, values);
    return ourKind !== kind || ourText !== text;
  });
  expect(wrong).toEqual([]);
});

test('a width that would fill the memory is refused', () => {
  expect(run('%999999999d', [['int', '1']])[0]).toBe('MemoryError');
});
