import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { FieldValue } from '../../authentik/record';
import { anyValue } from '../../../test/support/blueprint-values';
import { parseBlueprint } from '../text/parse-blueprint';
import { formatBlueprint } from './format-blueprint';
import { printBlueprint } from './print-blueprint';
import { houseStyle } from './print-value';

test('a file in house style', () => {
  const text = printBlueprint({
    comment: ['Made by hand.'],
    metadata: { name: 'a: b', labels: { 'blueprints.goauthentik.io/instantiate': 'false' } },
    context: {},
    entries: [
      {
        comment: ['The flow'],
        attrs: {
          title: 'yes',
          time: '1:30',
          expression: 'if x:\n    return True\nreturn False',
          empty: [],
          stages: [
            { $tag: '!KeyOf', value: 'one' },
            { a: 1, b: [null] },
          ],
          long: { $tag: '!Format', value: ['x'.repeat(90), { $tag: '!Context', value: 'foo' }] },
        },
        identifiers: { slug: 'flow', pk: { $external: { model: 'a.b', where: [['name', '0777']] } } },
        id: 'flow',
        model: 'authentik_flows.flow',
      },
    ],
  });
  expect(text).toBe(`# Made by hand.
version: 1
metadata:
  name: "a: b"
  labels:
    blueprints.goauthentik.io/instantiate: "false"
entries:
  # The flow
  - model: authentik_flows.flow
    id: flow
    identifiers:
      slug: flow
      pk: !Find [a.b, [name, "0777"]]
    attrs:
      title: "yes"
      time: "1:30"
      expression: |-
        if x:
            return True
        return False
      empty: []
      stages:
        - !KeyOf one
        - a: 1
          b:
            - null
      long: !Format
        - ${'x'.repeat(90)}
        - !Context foo
`);
});

test('whatever is printed reads back as it was, in any indentation', () => {
  const styles = fc.constantFrom(
    houseStyle,
    { step: 4, listIndent: 0, width: 40 },
    { step: 3, listIndent: 3, width: 0 },
  );
  fc.assert(
    fc.property(anyValue, styles, (value: FieldValue, style) => {
      const text = printBlueprint(
        { entries: [{ model: 'a.b', identifiers: {}, attrs: { value, list: [value, [value]] } }] },
        style,
      );
      const { entries } = parseBlueprint(text, undefined, { unknownTags: 'warning' });
      expect(entries[0]?.attrs).toEqual({ value, list: [value, [value]] });
    }),
    { numRuns: 400 },
  );
});

test('what is printed in house style is formatted already', () => {
  const plain = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-') }),
    fc.integer(),
    fc.boolean(),
  );
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.oneof(plain, fc.array(plain, { maxLength: 3 }))),
      (attrs) => {
        const text = printBlueprint({ entries: [{ model: 'a.b', identifiers: { name: 'x' }, attrs }] });
        expect(formatBlueprint(text)).toEqual({ ok: true, value: text });
      },
    ),
    { numRuns: 200 },
  );
});
