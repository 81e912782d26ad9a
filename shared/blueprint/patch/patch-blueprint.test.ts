import { readdirSync, readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { anyText, anyValue } from '../../../test/support/blueprint-values';
import type { FieldValue } from '../../authentik/record';
import type { KeyPath } from '../text/blueprint-text';
import { parseBlueprint } from '../text/parse-blueprint';
import { wholeValue } from '../text/whole-value';
import type { BlueprintChange } from './blueprint-change';
import { changeData, isListValue, isMappingValue, valueAt } from './change-data';
import { patchBlueprint } from './patch-blueprint';

const text = `# A login
version: 1
metadata:
  name: sample   # shown in the list
entries:
# the flow
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: 'login', unknown: 1}
  attrs:
    title: "Welcome"  # greets
    # how it looks
    layout: stacked
    expression: | # python
      if x:
          return 1
    folded: >-
      one two

      three
    own: &own [a, b]
    shared: *own
# the stage
- attrs:
    stages:
    - !KeyOf one  # first
    # between
    - !KeyOf two
    format: !Format ["%s-%s", !Context a, b]
  # its name
  identifiers:
    name: password
  model: authentik_stages_password.passwordstage
- model: a.b
`;

function patched(source: string, ...changes: BlueprintChange[]): string {
  const result = patchBlueprint(parseBlueprint(source), changes);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value;
}

/** The lines that differ, as a diff shows them. */
function difference(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return [
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...now.slice(head, now.length - tail).map((line) => `+${line}`),
  ];
}

const set = (path: KeyPath, value: FieldValue): BlueprintChange => ({ kind: 'set', path, value });
const remove = (...path: KeyPath): BlueprintChange => ({ kind: 'remove', path });

describe('only the touched lines change', () => {
  const flow = ['entries', 0] as const;
  const stage = ['entries', 1] as const;
  test.each<[string, BlueprintChange, string[]]>([
    [
      'keeps double quotes',
      set([...flow, 'attrs', 'title'], 'Hi'),
      ['-    title: "Welcome"  # greets', '+    title: "Hi"  # greets'],
    ],
    [
      'keeps single quotes and braces',
      set([...flow, 'identifiers', 'slug'], "it's"),
      ["-  identifiers: {slug: 'login', unknown: 1}", "+  identifiers: {slug: 'it''s', unknown: 1}"],
    ],
    [
      'quotes what would not be text',
      set([...flow, 'attrs', 'layout'], 'yes'),
      ['-    layout: stacked', '+    layout: "yes"'],
    ],
    [
      'a number is no text',
      set([...flow, 'attrs', 'title'], 5),
      ['-    title: "Welcome"  # greets', '+    title: 5  # greets'],
    ],
    [
      'a block text stays one',
      set([...flow, 'attrs', 'expression'], 'return 2'),
      [
        '-    expression: | # python',
        '-      if x:',
        '-          return 1',
        '+    expression: |- # python',
        '+      return 2',
      ],
    ],
    [
      'a folded text stays one',
      set([...flow, 'attrs', 'folded'], 'one\nfour'),
      ['-      one two', '+      one', '-      three', '+      four'].sort(),
    ],
    ['a new key of an entry has its place', set([...flow, 'state'], 'created'), ['+  state: created']],
    [
      'a new key of a mapping goes last',
      set([...flow, 'attrs', 'new'], { a: ['x\ny\n'] }),
      ['+    new:', '+      a:', '+      - |', '+        x', '+        y'],
    ],
    [
      'a key between braces',
      set([...flow, 'identifiers', 'pk'], null),
      [
        "-  identifiers: {slug: 'login', unknown: 1}",
        "+  identifiers: {slug: 'login', unknown: 1, pk: null}",
      ],
    ],
    [
      'missing parents are made',
      set(['entries', 2, 'attrs', 'a', 'b'], 1),
      ['+  attrs:', '+    a:', '+      b: 1'],
    ],
    ['a key goes, its neighbours stay', remove(...flow, 'attrs', 'layout'), ['-    layout: stacked']],
    [
      'a key between braces goes',
      remove(...flow, 'identifiers', 'slug'),
      ["-  identifiers: {slug: 'login', unknown: 1}", '+  identifiers: {unknown: 1}'],
    ],
    [
      'an item of a list',
      set([...stage, 'attrs', 'stages', 0], { $tag: '!KeyOf', value: 'three' }),
      ['-    - !KeyOf one  # first', '+    - !KeyOf three  # first'],
    ],
    [
      'a longer list keeps its comments',
      set(
        [...stage, 'attrs', 'stages'],
        [{ $tag: '!KeyOf', value: 'one' }, { $tag: '!KeyOf', value: 'two' }, 'c'],
      ),
      ['+    - c'],
    ],
    [
      'a tag',
      set([...stage, 'attrs', 'format'], { $tag: '!Context', value: 'a' }),
      ['-    format: !Format ["%s-%s", !Context a, b]', '+    format: !Context a'],
    ],
    [
      'an entry at the end',
      { kind: 'insert', list: ['entries'], index: 9, value: { model: 'c.d', attrs: { l: [1] } } },
      ['+- model: c.d', '+  attrs:', '+    l:', '+    - 1'],
    ],
    [
      'an entry between',
      { kind: 'insert', list: ['entries'], index: 1, value: { model: 'c.d' } },
      ['+- model: c.d'],
    ],
    ['an entry goes', remove('entries', 2), ['-- model: a.b']],
    [
      'where an alias stood',
      set([...flow, 'attrs', 'shared'], ['c']),
      ['-    shared: *own', '+    shared:', '+    - c'],
    ],
  ])('%s', (_name, change, lines) => {
    const after = patched(text, change);
    const shown = difference(text, after).filter((line) => !/^[-+]$/.test(line));
    expect([...shown].sort()).toEqual(expect.arrayContaining([...lines].sort()));
    expect(wholeValue(parseBlueprint(after))).toEqual(changeData(wholeValue(parseBlueprint(text)), change));
    // Every comment but those of what went is there, once.
    expect(after.match(/#.*$/gm)).toEqual(text.match(/#.*$/gm));
  });
});

test('an entry moves with the comment above it', () => {
  const after = patched(text, { kind: 'move', list: ['entries'], from: 1, to: 2 });
  expect(
    after.endsWith(
      '- model: a.b\n# the stage\n- attrs:\n    stages:\n    - !KeyOf one  # first\n    # between\n    - !KeyOf two\n    format: !Format ["%s-%s", !Context a, b]\n  # its name\n  identifiers:\n    name: password\n  model: authentik_stages_password.passwordstage\n',
    ),
  ).toBe(true);
});

test('aliases of a changed value keep theirs, written out', () => {
  const after = patched(text, set(['entries', 0, 'attrs', 'own', 0], 'c'));
  expect(difference(text, after)).toEqual([
    '-    own: &own [a, b]',
    '-    shared: *own',
    '+    own: &own [c, b]',
    '+    shared:',
    '+    - a',
    '+    - b',
  ]);
});

test('several changes follow one another', () => {
  const after = patched(
    text,
    set(['entries', 0, 'attrs', 'title'], 'a'),
    remove('entries', 2),
    { kind: 'insert', list: ['entries'], index: 0, value: { model: 'x.y' } },
    set(['entries', 1, 'attrs', 'title'], 'b'),
    set(['entries', 0, 'id'], 'new'),
  );
  expect(after).toContain('- model: x.y\n  id: new\n- model: authentik_flows.flow');
  expect(after).toContain('title: "b"  # greets');
});

test('CRLF and a missing last line feed stay', () => {
  const crlf = 'version: 1\r\nentries:\r\n- model: a.b\r\n  attrs: {}';
  expect(patched(crlf, set(['entries', 0, 'attrs', 'x'], 1))).toBe(
    'version: 1\r\nentries:\r\n- model: a.b\r\n  attrs:\r\n    x: 1',
  );
  expect(
    patched('version: 1\nentries: []', {
      kind: 'insert',
      list: ['entries'],
      index: 0,
      value: { model: 'a.b' },
    }),
  ).toBe('version: 1\nentries:\n  - model: a.b');
});

describe('what cannot be is refused with its place', () => {
  test.each<[string, BlueprintChange]>([
    ['nothing there', remove('entries', 7)],
    ['inside of a text', set(['entries', 0, 'attrs', 'title', 'x'], 1)],
  ])('%s', (_name, change) => {
    const result = patchBlueprint(parseBlueprint(text), [change]);
    expect(result.ok).toBe(false);
    if (!result.ok)
      expect(result.error[0]).toMatchObject({
        code: 'blueprint/patch',
        at: { line: expect.any(Number) as number },
      });
  });

  test('a text that is no YAML', () => {
    expect(patchBlueprint(parseBlueprint('a: ['), [set(['a'], 1)]).ok).toBe(false);
  });
});

function pathsOf(value: FieldValue, path: KeyPath = []): KeyPath[] {
  const inside = isListValue(value)
    ? value.flatMap((item, index) => pathsOf(item, [...path, index]))
    : isMappingValue(value)
      ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))
      : [];
  return path.length === 0 ? inside : [path, ...inside];
}

describe('for every sample', () => {
  const folder = new URL('../../../test/samples/blueprint-text/tags/', import.meta.url);
  const sources = [text, ...readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))]
    .map((source) => parseBlueprint(source))
    .map((parsed) => ({ parsed, data: wholeValue(parsed) }));
  const cases = fc.constantFrom(...sources).chain(({ parsed, data }) =>
    fc.record({
      parsed: fc.constant(parsed),
      data: fc.constant(data),
      path: fc.constantFrom(...pathsOf(data)),
    }),
  );

  test('setting the value that is there changes no byte', () => {
    fc.assert(
      fc.property(cases, ({ parsed, data, path }) => {
        expect(patched(parsed.text, set(path, valueAt(data, path)!))).toBe(parsed.text);
      }),
      { numRuns: 300 },
    );
  });

  test('a new scalar in place of one changes its lines only', () => {
    fc.assert(
      fc.property(cases, anyText, ({ parsed, data, path }, value) => {
        const old = valueAt(data, path)!;
        fc.pre(typeof old !== 'object' || old === null);
        fc.pre(!path.includes('own'));
        const after = patched(parsed.text, set(path, value));
        const gone = difference(parsed.text, after).filter((line) => line.startsWith('-'));
        expect(gone.length).toBeLessThanOrEqual(typeof old === 'string' ? old.split('\n').length + 2 : 1);
      }),
      { numRuns: 300 },
    );
  });

  test('the patched text says what the change means', () => {
    fc.assert(
      fc.property(cases, anyValue, ({ parsed, data, path }, value) => {
        const change = set(path, value);
        expect(wholeValue(parseBlueprint(patched(parsed.text, change)))).toEqual(changeData(data, change));
      }),
      { numRuns: 300 },
    );
  });

  test('so does one that lost something', () => {
    fc.assert(
      fc.property(cases, ({ parsed, data, path }) => {
        const change = remove(...path);
        expect(wholeValue(parseBlueprint(patched(parsed.text, change)))).toEqual(changeData(data, change));
      }),
      { numRuns: 300 },
    );
  });
});
