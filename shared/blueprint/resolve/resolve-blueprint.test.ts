import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import type { Release } from '../../authentik/release';
import { parseBlueprint } from '../text/parse-blueprint';
import { resolveBlueprint } from './resolve-blueprint';
import type { ResolveOptions } from './resolution';

const admins = '11111111-2222-3333-4444-555555555555';
const samples = new URL('../../../test/samples/blueprint-text/', import.meta.url);

interface Recording {
  readonly name: string;
  readonly parsed: boolean;
  readonly entries: readonly unknown[];
  readonly 'entries-2026.5'?: readonly unknown[];
}

function recorded(text: string, release: Release): unknown {
  const entries = resolveBlueprint(parseBlueprint(text), {
    env: { STAGECRAFT_TEST: 'from-env' },
    release,
    find: ({ where }) => (where[0]?.[1] === 'authentik Admins' ? admins : null),
  });
  const plain = entries.map(({ model, id, state, identifiers, attrs, applies, errors }) => ({
    model,
    id,
    state,
    ...(identifiers === undefined ? { identifiers_error: errors.identifiers } : { identifiers }),
    ...(attrs === undefined ? { attrs_error: errors.attrs } : { attrs }),
    applies,
  }));
  const json = JSON.stringify(plain).replaceAll(`UUID('${admins}')`, '$uuid').replaceAll(admins, '$uuid');
  return JSON.parse(json);
}

describe('recordings of a server', () => {
  const rows = JSON.parse(readFileSync(new URL('tags.json', samples), 'utf8')) as Recording[];
  test.each(rows.map((row) => [row.name, row] as const))('%s', (name, row) => {
    const text = readFileSync(new URL(`tags/${name}.yaml`, samples), 'utf8');
    expect(parseBlueprint(text).parsed).toBe(row.parsed);
    expect(recorded(text, '2025.10')).toEqual(row.entries);
    expect(recorded(text, '2026.5')).toEqual(row['entries-2026.5'] ?? row.entries);
  });
});

function attr(expression: string, options: ResolveOptions = {}): unknown {
  const text = `context: {foo: bar, seq: [a, b], map: {k: v}, tag: !Env HOME}\nentries:\n- model: a.b\n  attrs:\n    v: ${expression}\n`;
  const [entry] = resolveBlueprint(parseBlueprint(text), options);
  return entry?.error ?? entry?.attrs?.v;
}

describe('tags', () => {
  test.each([
    ['!Format ["x-%s", !Context foo]', 'x-bar'],
    ['!Condition [XNOR, !Condition [AND, !Context none], !Condition [NOR, s], !Condition [XOR, null]]', true],
    ['!If [!Context foo]', true],
    ['[!Condition [XOR, a, b], !Condition [xor, a, b, c], !Condition [XNOR, a, b]]', [false, true, true]],
    ['!Enumerate [!Context map, MAP, [!Index 0, !Value 0]]', { k: 'v' }],
    ['!Enumerate [!Context seq, SEQ, !Format ["%s:%s", !Index 0, !Value 0]]', ['0:a', '1:b']],
    ['!AtIndex [!Context seq, 9, z]', 'z'],
    [
      '!Enumerate [[[1, 2], [3]], SEQ, !Enumerate [!Value 1, SEQ, !Format ["%s/%s", !Index 1, !Value 0]]]',
      [['0/1', '0/2'], ['1/3']],
    ],
    [
      '!Enumerate [!Value 0, SEQ, 1]',
      "EntryInvalidError: Enumerate tag's iterable references this tag's context. This is a noop. Check you are setting depth bigger than 0.",
    ],
    ['!Index 0', 'EntryInvalidError: Index tags are only usable inside an Enumerate tag'],
    ['!Enumerate [[1], SEQ, !Value 3]', 'EntryInvalidError: Value tag: invalid depth: 3. Max depth: 0'],
    [
      '!Format ["%s", !Enumerate [[1], SEQ, !Value 0]]',
      'EntryInvalidError: Value tags are only usable inside an Enumerate tag',
    ],
    ['!Enumerate [[1, 2], MAP, {a: [!Value 0]}]', { a: [1, 2] }],
    [
      '!Format ["%s %s %r", 1.0, [true, null, "it\'s"], 2024-01-02]',
      '1.0 [True, None, "it\'s"] datetime.date(2024, 1, 2)',
    ],
    ['!ParseJSON \'{"a": [1, 2.5, null]}\'', { a: [1, 2.5, null] }],
    ['!ParseJSON \'{"a" 1}\'', "EntryInvalidError: Expecting ':' delimiter: line 1 column 6 (char 5)"],
    ['!AtIndex [null, a]', "TypeError: argument of type 'NoneType' is not iterable"],
    [
      '!KeyOf nobody',
      'EntryInvalidError: KeyOf: failed to find entry with `id` of `nobody` and a model instance',
    ],
    ['!Context tag', 'home'],
    ['!File [missing, none]', 'none'],
    ['!File there', 'text'],
    ['!Env EMPTY', null],
  ])('%s', (expression, wanted) => {
    expect(attr(expression, { env: { HOME: 'home', EMPTY: '' }, files: { there: ' text\n' } })).toEqual(
      wanted,
    );
  });

  test('EQ and NEQ came with 2026.8', () => {
    expect(attr('!Condition [EQ, 1, 1.0, true]', { release: '2026.8' })).toBe(true);
    expect(attr('!Condition [NEQ, [1], [2]]', { release: '2026.8' })).toBe(true);
    expect(attr('!Condition [EQ, 1, 1]', { release: '2026.5' })).toBe("EntryInvalidError: 'EQ'");
  });

  test('nothing comes from the process', () => {
    expect(attr('!Env PATH')).toBeNull();
  });

  test('a given context merges over that of the document', () => {
    expect(attr('!Context seq', { context: { seq: ['c'] } })).toEqual(['a', 'b', 'c']);
    expect(attr('!Context map', { context: { map: { l: 1 } } })).toEqual({ k: 'v', l: 1 });
  });

  test('a value that grows without bound is refused', () => {
    const nested = Array.from({ length: 8 }).reduce<string>(
      (body) => `!Enumerate ["aaaaaaaaaa", SEQ, ${body}]`,
      '1',
    );
    expect(attr(nested)).toMatch(/^MemoryError/);
  });
});

test('KeyOf knows the entries before it that left an object', () => {
  const text = `entries:
- {model: a.flow, id: one}
- {model: a.flow, id: gone, state: absent}
- {model: a.flow, id: skipped, conditions: [false]}
- {model: a.x, attrs: {k: !KeyOf one}}
- {model: a.x, attrs: {k: !KeyOf gone}}
- {model: a.x, attrs: {k: !KeyOf skipped}}
- {model: a.x, attrs: {k: !KeyOf later}}
- {model: a.x, id: later}
`;
  const parsed = parseBlueprint(text);
  const entries = resolveBlueprint(parsed, {});
  expect(entries[3]?.attrs).toEqual({ k: { $tag: '!KeyOf', value: 'one' } });
  expect(
    entries.slice(4, 7).every(({ error }) => error?.startsWith('EntryInvalidError: KeyOf') === true),
  ).toBe(true);
  expect(resolveBlueprint(parsed, { keyOf: (id, model) => `${model}/${id}` })[3]?.attrs).toEqual({
    k: 'a.x/one',
  });
});

test('queries that nobody answers resolve to null and are named', () => {
  const text = 'entries:\n- model: a.b\n  attrs: {g: !Find [a.group, [name, !Format ["%s", x]]]}\n';
  const [entry] = resolveBlueprint(parseBlueprint(text), {});
  expect(entry?.attrs).toEqual({ g: null });
  expect(entry?.unanswered).toEqual([{ tag: '!Find', model: 'a.group', where: [['name', 'x']] }]);
});
