import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../../shared/authentik/record';
import type { RecordNames } from './tag-text';
import { textToValue, valueToText } from './tag-text';

const names: RecordNames = {
  nameOf: (record) => `id-${record}`,
  recordOf: (name) => (name.startsWith('id-') ? name.slice(3) : undefined),
};

describe('values as text', () => {
  it.each([
    [{ $tag: '!Context', value: 'foo' }, '!Context foo'],
    [{ $tag: '!Env', value: ['SECRET', 'none'] }, '!Env [SECRET, none]'],
    [
      { $tag: '!Format', value: ['x-%s', { $tag: '!Context', value: 'foo' }] },
      '!Format [x-%s, !Context foo]',
    ],
    [{ $ref: '7' }, '!KeyOf id-7'],
    [
      { $external: { model: 'authentik_core.group', where: [['name', 'admins']] } },
      '!Find [authentik_core.group, [name, admins]]',
    ],
    ['yes', '"yes"'],
    [true, 'true'],
    [null, 'null'],
    [{ a: [1, 'b'] }, 'a:\n  - 1\n  - b'],
  ] as readonly (readonly [FieldValue, string])[])('%j is written %j', (value, text) => {
    expect(valueToText(value, names)).toBe(text);
    expect(textToValue(text, names)).toEqual({ ok: true, value });
  });

  it('reads back what it writes', () => {
    const value = fc.letrec<{ value: FieldValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), tie('value'), { maxKeys: 3 }),
        fc.record({
          $tag: fc.constantFrom('!Format', '!If', '!Env'),
          value: fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
        }),
      ),
    })).value;
    fc.assert(
      fc.property(value, (given) => {
        expect(textToValue(valueToText(given, names), names)).toEqual({ ok: true, value: given });
      }),
    );
  });

  it.each([
    ['[a', /^This is not YAML \(line 1\): /],
    ['!KeyOf nobody', /no object of this workspace/],
    ['a: &x 1\nb: *x', /Anchors and aliases/],
  ])('%j is refused in words', (text, reason) => {
    const read = textToValue(text, names);
    expect(read.ok ? read.value : read.error).toMatch(reason);
  });
});
