import { expect, test } from 'vitest';

import { parseBlueprint } from './parse-blueprint';

const entry = 'version: 1\nentries:\n- model: a.b\n  identifiers:\n';

/** The text, and the line and column where the mistake is, not where the parser notices it. */
const broken: readonly (readonly [code: string, text: string, line: number, column: number])[] = [
  ['yaml/unclosed', `${entry}    name: "a\n  attrs:\n    title: x\n`, 5, 11],
  ['yaml/unclosed', `${entry}    name: 'a\n  attrs:\n    title: x\n`, 5, 11],
  ['yaml/unclosed', `${entry}    flow: !Find [a, [b, c]\n  attrs:\n    title: x\n`, 5, 17],
  ['yaml/unclosed', `${entry}    name: {a: 1\n  attrs:\n    title: x\n`, 5, 11],
  ['yaml/cause', 'version: 1\nentries: text\n- model: a.b\n', 2, 10],
  ['yaml/cause', `${entry}    fields: 5\n\n    # two of them\n    - a\n    - b\n`, 5, 13],
  ['yaml/cause', `${entry}    name: a\n      slug: b\n`, 6, 7],
  ['yaml/cause', `${entry}    expression: |\n    return True\n`, 5, 5],
  ['yaml/cause', `${entry}    expression: !Format >-\n  return True\n`, 5, 5],
];

test.each(broken)('%s: %j', (...[code, text, line, column]) => {
  const { diagnostics } = parseBlueprint(text);
  const [first] = diagnostics.filter((diagnostic) => diagnostic.code === code);
  expect(first?.at).toMatchObject({ line, column });
  expect(diagnostics.some((diagnostic) => diagnostic.code === 'yaml/syntax')).toBe(true);
});

test('what can be read has no cause of anything, and one line is complained of once', () => {
  const sound = `${entry}    fields: 5\n      - a\n    name: "a\n      b"\n    list: [a,\n      b]\n`;
  expect(parseBlueprint(sound).diagnostics).toEqual([]);
  const lines = parseBlueprint(broken[4]![1]).diagnostics.map(({ at }) => at.line);
  expect(lines).toEqual([2, 3]);
});

test('a broken text that begins with empty lines comes to an end', () => {
  const { diagnostics } = parseBlueprint('\n\n  \n- a\n b: "\n');
  expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
});
