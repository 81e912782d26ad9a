import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseBlueprint } from './parse-blueprint';
import { wholeValue } from './whole-value';

function table<Row>(name: string): Row[] {
  const url = new URL(`../../../test/samples/blueprint-text/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Row[];
}

/** Dates and infinities have no JSON; the tables keep their kind only. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const { $tag } = value as { $tag?: unknown };
  if ($tag === '!!timestamp' || $tag === '!!float') return { $tag, value: 'x' };
  if ($tag === '!!set' || $tag === '!!binary') return { $tag: '!!other' };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, comparable(item)]));
}

describe('a text of which nothing can be used', () => {
  test.each([
    ['signs of one line', `a: ${'] '.repeat(5_000)}`, 1],
    ['lines', `a: ${'\n    ]'.repeat(5_000)}`, 1_000],
  ])('makes no exception of each of its %s', (_, text, most) => {
    const { document, parsed } = parseBlueprint(text);
    expect(parsed).toBe(false);
    expect(document!.errors.length).toBeGreaterThan(0);
    expect(document!.errors.length).toBeLessThanOrEqual(most);
  });

  test('is not read beyond its second document', () => {
    const { diagnostics } = parseBlueprint('version: 1\n' + '---\nversion: 1\n'.repeat(5_000));
    expect(diagnostics.map(({ code, at }) => [code, at?.line])).toEqual([['yaml/second-document', 2]]);
  });
});

describe('what authentik reads and what it refuses', () => {
  test('damaged texts: the same verdict and the same data', () => {
    const rows = table<[text: string, read: boolean, data: unknown]>('syntax');
    expect(rows.length).toBe(200);
    for (const [text, read, data] of rows) {
      const parsed = parseBlueprint(text);
      expect(parsed.parsed, text).toBe(read);
      if (data !== null) expect(comparable(wholeValue(parsed)), text).toEqual(comparable(data));
    }
  });

  test.each(table<[string, boolean]>('shapes'))('%j is read: %s', (text, read) => {
    const parsed = parseBlueprint(text);
    expect(parsed.parsed).toBe(read);
    if (!read) expect(parsed.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

const head = 'version: 1\nentries:\n';

describe('findings stand where the fault is', () => {
  test.each([
    ['yaml/syntax', 'version: 1\nentries: [\n', 3, 1],
    ['yaml/character', 'version: 1\nname: "a\0b"\n', 2, 9],
    ['yaml/tab', 'version: 1\nentries:\t[]\n', 2, 9],
    ['yaml/second-document', 'version: 1\n---\nversion: 1\n', 2, 1],
    ['yaml/unknown-alias', 'version: 1\ncontext: {a: *b}\n', 2, 14],
    ['yaml/recursive-alias', 'context: {a: &a [*a]}\n', 1, 18],
    ['yaml/duplicate-anchor', 'context: {a: &a 1, b: &a 2}\n', 1, 26],
    ['yaml/unknown-tag', `${head}- model: a.b\n  attrs:\n    x: !Foo bar\n`, 5, 13],
    ['yaml/value', 'context:\n  day: 2024-02-30\n', 2, 8],
    ['yaml/key', 'context:\n  ? [a]\n  : b\n', 2, 5],
    ['yaml/flow-text', 'context: {a: what?}\n', 1, 18],
    ['yaml/no-key', 'context:\n  : b\n', 2, 3],
    ['yaml/no-key', 'context: {: b}\n', 1, 11],
    ['blueprint/tag-argument', `${head}- model: a.b\n  attrs:\n    x: !If [a, b]\n`, 5, 12],
    ['blueprint/version', 'version: 2\nentries: []\n', 1, 10],
    ['blueprint/type', `${head}- model: a.b\n  conditions: yes\n`, 4, 15],
    ['blueprint/type', `${head}- model: a.b\n  id: 5\n`, 4, 7],
    ['blueprint/missing', `${head}- identifiers: {}\n`, 3, 3],
    ['blueprint/state', `${head}- model: a.b\n  state: gone\n`, 4, 10],
    ['blueprint/top', '- a\n', 1, 1],
    ['yaml/duplicate-key', 'version: 1\nversion: 1\n', 2, 1],
  ])('%s in %j', (...[code, text, line, column]) => {
    const found = parseBlueprint(text, 'a.yaml').diagnostics.find((each) => each.code === code);
    expect(found?.at).toMatchObject({ path: 'a.yaml', line, column });
  });

  test.each(['&a : b', '!!str : b', '"": b', '":": b', 'a: ":"', 'a: b:c', '? a\n  : b'])(
    'a colon may stand in %j',
    (line) => {
      const codes = parseBlueprint(`context:\n  ${line}\n`).diagnostics.map(({ code }) => code);
      expect(codes).not.toContain('yaml/no-key');
    },
  );

  test('they name the entry and its field', () => {
    const { diagnostics } = parseBlueprint(`${head}- model: a.b\n  id: flow\n  permissions: [5]\n`);
    expect(diagnostics[0]?.at).toMatchObject({ entry: 'flow', field: 'permissions.0' });
  });

  test('an unknown tag may be a warning, for newer servers', () => {
    const text = `${head}- model: a.b\n  attrs: {x: !New 1}\n`;
    const parsed = parseBlueprint(text, undefined, { unknownTags: 'warning' });
    expect(parsed.parsed).toBe(true);
    expect(parsed.entries[0]?.attrs).toEqual({ x: { $tag: '!New', value: '1' } });
  });
});

test('tags, typed values and unusual keys are kept as plain data', () => {
  const { entries } = parseBlueprint(
    `${head}- model: a.b\n  attrs:\n    find: !Find [a.b, [slug, !Context x]]\n    item: !Index 0\n    day: 2024-01-01\n` +
      `    big: 123456789012345678901\n    inf: .inf\n    schema: {$ref: "#/x"}\n    inner: {1: a, true: b}\n    "__proto__": p\n`,
  );
  const { attrs } = entries[0]!;
  const { ['__proto__']: own, ...others } = attrs!;
  expect(own).toBe('p');
  expect(others).toEqual({
    find: { $tag: '!Find', value: ['a.b', ['slug', { $tag: '!Context', value: 'x' }]] },
    item: { $tag: '!Index', value: 0 },
    day: { $tag: '!!timestamp', value: '2024-01-01' },
    big: { $tag: '!!int', value: '123456789012345678901' },
    inf: { $tag: '!!float', value: '.inf' },
    schema: { $tag: '!!map', value: [['$ref', '#/x']] },
    inner: { '1': 'a', true: 'b' },
  });
});

test('a key of an entry that nobody reads is shown where it stands, and hinders nothing', () => {
  const parsed = parseBlueprint(`${head}- model: a.b\n  identifers: {slug: a}\n  attrs: {anything: 1}\n`);
  expect(parsed.parsed).toBe(true);
  expect(parsed.diagnostics).toMatchObject([
    { code: 'blueprint/unknown-key', severity: 'warning', at: { line: 4, column: 3, entry: '0' } },
  ]);
});

test('a key by which values are told apart hides none of its neighbours in entries and metadata', () => {
  const parsed = parseBlueprint(
    'version: 1\n$ref: 1\nmetadata: {name: m, $tag: 1}\ncontext: {a: 1, $ref: 2}\nentries:\n' +
      '- {model: a.b, $ref: 1, identifiers: {slug: s, $external: 2}, attrs: {name: n, $ref: 3}}\n',
  );
  expect(parsed.metadata?.name).toBe('m');
  expect(parsed.context).toEqual({ a: 1 });
  expect(parsed.entries).toMatchObject([{ model: 'a.b', identifiers: { slug: 's' }, attrs: { name: 'n' } }]);
});

test('merge keys and sections are read in the order of the text', () => {
  const parsed = parseBlueprint(
    'context: {base: &b {a: 1, c: 2}}\nentries:\n  second:\n  - {model: a.b, attrs: {<<: *b, a: 3}}\n  "1":\n  - {model: c.d}\n',
  );
  expect(parsed.entries.map(({ path, index, section }) => [path, index, section])).toEqual([
    [['entries', 'second', 0], 0, 'second'],
    [['entries', '1', 0], 1, '1'],
  ]);
  expect(parsed.entries[0]!.attrs).toEqual({ a: 3, c: 2 });
});

describe('texts that would fill the memory or the stack', () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    .concat(
      Array.from(
        { length: 11 },
        (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(', ')}]`,
      ),
    )
    .join('\n');
  const merges = ['m0: &m0 {a: 1}']
    .concat(Array.from({ length: 30 }, (_, at) => `m${at + 1}: &m${at + 1} {<<: [*m${at}, *m${at}]}`))
    .join('\n');
  test.each([
    ['yaml/alias-bomb', bomb],
    ['yaml/alias-bomb', merges],
    ['yaml/too-deep', `a: ${'['.repeat(100_000)}`],
    ['yaml/too-deep', '- '.repeat(50_000)],
    ['yaml/too-long', 'a: b\n'.repeat(10_000_000)],
  ])('%s', (code, text) => {
    const parsed = parseBlueprint(text);
    expect(parsed.parsed).toBe(false);
    expect(parsed.diagnostics.map((each) => each.code)).toContain(code);
    expect(parsed.diagnostics.every(({ at }) => at.line !== undefined)).toBe(true);
  });
});

test('a file that is too long is told where what is read ends', () => {
  const { diagnostics, entries } = parseBlueprint('a: b\n'.repeat(30), 'a.yaml', { maxLength: 52 });
  expect(entries).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: 'yaml/too-long', at: { path: 'a.yaml', line: 11, column: 3 } }]);
});

test('no text whatever makes it throw', () => {
  const piece = fc.constantFrom(
    '- ',
    'a: ',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '&a ',
    '*a',
    '!If ',
    '<<: ',
    '|',
    '? ',
    'x',
    '#',
    ',',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const parsed = parseBlueprint(pieces.join(''));
      expect(parsed.parsed || parsed.diagnostics.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
