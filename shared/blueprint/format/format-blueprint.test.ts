import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { parseBlueprint } from '../text/parse-blueprint';
import { wholeValue } from '../text/whole-value';
import { formatBlueprint, isFormatted } from './format-blueprint';

const rough = `# top
version:   1
metadata:
    name:  rough   # beside
    labels: { a: "b" , c: 'd' }


entries:
- model: a.b
  # above
  attrs:
      expression: |
          if x:
              return 1
          # inside

      folded: >-
          one
          two

          three
      list:
      - 'it''s'
      - [ 1,2 ]
      plain: yes
      number: 0777
      find: !Find   [a.b, [slug,   x]]
      long: !Format [ "a long text that goes on for a while: %s and %s", !Context some-name-of-it, !Env ANOTHER_NAME_OF_IT ]
# end
`;

const fine = `# top
version: 1
metadata:
  name: rough # beside
  labels: {a: "b", c: 'd'}

entries:
  - model: a.b
    # above
    attrs:
      expression: |
        if x:
            return 1
        # inside

      folded: >-
        one
        two

        three
      list:
        - 'it''s'
        - [1, 2]
      plain: yes
      number: 0777
      find: !Find [a.b, [slug, x]]
      long:
        !Format [
          "a long text that goes on for a while: %s and %s",
          !Context some-name-of-it,
          !Env ANOTHER_NAME_OF_IT
        ]

# end
`;

function formatted(text: string): string {
  const result = formatBlueprint(text);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value;
}

test('house style', () => {
  expect(formatted(rough)).toBe(fine);
  expect(formatted(fine)).toBe(fine);
  expect(isFormatted(fine)).toEqual({ ok: true, value: true });
  expect(isFormatted(rough)).toEqual({ ok: true, value: false });
  expect(wholeValue(parseBlueprint(fine))).toEqual(wholeValue(parseBlueprint(rough)));
});

test('line feeds replace CRLF; a missing last one is added', () => {
  expect(formatted('version: 1\r\nentries: []\r\n')).toBe('version: 1\nentries: []\n');
  expect(formatted('version: 1')).toBe('version: 1\n');
});

test('a block text at the end without a line feed keeps its value', () => {
  const text = 'context:\n    a: |\n        b';
  expect(wholeValue(parseBlueprint(formatted(text)))).toEqual({ context: { a: 'b' } });
});

test('anchors, merge keys and directives stay', () => {
  const text = '%YAML 1.1\n---\ncontext:\n  a: &a {b: 1}\n  c:\n    <<: *a\n    d: *a\nentries: []\n';
  expect(formatted(text)).toBe(text);
});

test('what is no YAML is refused with a place', () => {
  const result = formatBlueprint('a: [b\n', 'x.yaml');
  expect(result.ok).toBe(false);
  if (!result.ok) expect(result.error[0]?.at).toMatchObject({ path: 'x.yaml', line: 1, column: 4 });
});

describe('samples: formatting keeps the data and settles at once', () => {
  const folder = new URL('../../../test/samples/blueprint-text/tags/', import.meta.url);
  test.each(readdirSync(folder))('%s', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const once = formatted(text);
    expect(formatted(once)).toBe(once);
    expect(JSON.stringify(wholeValue(parseBlueprint(once)))).toBe(
      JSON.stringify(wholeValue(parseBlueprint(text))),
    );
  });
});

test.each(['a:\n  b:\n   ', 'a:\n  - b:\n\n\n', 'a: 1\r\n\r\n', '- a\n- # b\n  ', 'a: |+\n  b\n\n\n'])(
  'a text that ends in the middle or in empty lines settles at once: %j',
  (text) => {
    const once = formatBlueprint(text);
    expect(once.ok && formatBlueprint(once.value)).toEqual(once);
  },
);

test('a tag that the printer would write otherwise keeps the text as it is', () => {
  const text = 'a: { b: 1 }\n!!null%20 c: 2\n';
  expect(formatBlueprint(text)).toEqual({ ok: true, value: text });
});
