import fc from 'fast-check';

import type { FieldValue } from '../../shared/authentik/record';

/** Texts that YAML 1.1 would take for something else, or that a careless printer breaks. */
export const awkwardText = fc.constantFrom(
  ...[
    'yes',
    'no',
    'y',
    'N',
    '1:30',
    '0777',
    '0o7',
    '1e3',
    '1.0',
    '.5',
    '+1',
    '1_000',
    'null',
    '~',
    '',
    '=',
    '<<',
  ],
  ...[
    '2024-01-01',
    '- a',
    '-',
    '---',
    '...',
    'a: b',
    'a #b',
    '#a',
    'a:',
    ':a',
    '? a',
    '?a',
    '%a',
    '@a',
    '`a',
    '!a',
    '&a',
  ],
  ...[
    '*a',
    '[a]',
    '{a}',
    'a,b',
    'a?b',
    'http://x.y/z?a=1',
    ' lead',
    'trail ',
    '"q"',
    "it's",
    'a"b\'c\\',
    '\\n',
    'a\tb',
  ],
  ...[
    'a\nb',
    'a\nb\n',
    'a\n\nb\n\n',
    '\n',
    '\na\n',
    'a\n  \n',
    'a\n  ',
    ' a\nb',
    '\ta\nb',
    'a\r\nb',
    'a\n---\nb',
    'key: |\n',
  ],
  ...[
    'a\u2028b',
    'a\u0085b',
    '\u0007',
    '\ufeffa',
    'a\u00a0b',
    '\ud83d\ude00',
    'x'.repeat(200),
    'if x:\n    return 1\n# c\n',
  ],
);

export const anyText = fc.oneof(
  awkwardText,
  fc.string(),
  fc.array(awkwardText, { maxLength: 4 }).map((lines) => lines.join('\n')),
);

const reserved = ['$tag', '$ref', '$external', '__proto__'];
const key = anyText.filter((text) => !reserved.includes(text));

export const anyScalar: fc.Arbitrary<FieldValue> = fc.oneof(
  anyText,
  fc.integer(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
    .map((value) => (value === 0 ? 0 : value)),
  fc.boolean(),
  fc.constant(null),
);

/** Plain data and tags as parsing gives them. */
export const anyValue: fc.Arbitrary<FieldValue> = fc.letrec<{ value: FieldValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    anyScalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    fc.record({ $tag: fc.constantFrom('!KeyOf', '!Env', '!Context', '!New'), value: anyText }),
    fc.record({
      $tag: fc.constantFrom('!Format', '!If', '!Enumerate', '!Condition'),
      value: fc.array(tie('value'), { minLength: 3, maxLength: 4 }),
    }),
  ),
})).value;
