import type { Mutation } from './mutation';
import { insertAnywhere, replaceOne } from './mutation';

const tags = [
  '!KeyOf',
  '!Env',
  '!File',
  '!Context',
  '!Format',
  '!Find',
  '!FindObject',
  '!If',
  '!Condition',
  '!Enumerate',
  '!Index',
  '!Value',
  '!AtIndex',
  '!ParseJSON',
  '!Unknown',
  '!',
  '!!str',
  '!!int',
  '!!float',
  '!!bool',
  '!!null',
  '!!binary',
  '!!timestamp',
  '!!set',
  '!!omap',
  '!!pairs',
  '!!map',
  '!!seq',
  '!!python/object:os.system',
  '!<tag:yaml.org,2002:int>',
  '!<!Env>',
  '!e!Env',
  '!Env%20',
];

const wrappers = [
  (value: string) => `!Format ["%s-%d", ${value}]`,
  (value: string) => `!If [${value}, ${value}, null]`,
  (value: string) => `!If [${value}]`,
  (value: string) => `!Condition [AND, ${value}, !Context foo]`,
  (value: string) => `!Enumerate [${value}, SEQ, !Value 0]`,
  (value: string) => `!Enumerate [${value}, MAP, [!Index 0, !Enumerate [!Value 1, SEQ, !Index 1]]]`,
  (value: string) => `!AtIndex [${value}, 0, ${value}]`,
  (value: string) => `!AtIndex [[${value}], 0]`,
  (value: string) => `!Find [authentik_flows.flow, [slug, ${value}]]`,
  (value: string) => `!Find [${value}, [name, ${value}], [pk__in, [1]]]`,
  (value: string) => `!FindObject [authentik_core.group, [name, ${value}]]`,
  (value: string) => `!Context [foo, ${value}]`,
  (value: string) => `!Env [FOO, ${value}]`,
  (value: string) => `!File [${value}, ${value}]`,
  (value: string) => `[${value}, ${value}]`,
  (value: string) => `{${value}: ${value}}`,
  (value: string) => `!ParseJSON '{"a": [1, 2.5e3, null]}' # ${value}`,
  (value: string) => `"${value}"`,
  (value: string) => `|\n      ${value}`,
  (value: string) => `>-2\n      ${value}`,
];

const scalars = [
  ...[
    'yes',
    'No',
    'ON',
    'off',
    'y',
    'true',
    'TRUE',
    'tRUE',
    '~',
    'null',
    'Null',
    '',
    '=',
    '<<',
    '.',
    '-',
    '?',
  ],
  ...[
    '0777',
    '0o7',
    '0x1F',
    '0b101',
    '1_000',
    '09',
    '-0',
    '+1',
    '1:30',
    '190:20:30',
    '1:30.5',
    '1e3',
    '1.0e+3',
  ],
  ...[
    '.inf',
    '-.INF',
    '.nan',
    '1.',
    '.5',
    '-.5',
    '0x',
    '0b',
    '0_',
    '-_',
    '1__',
    '.e+1',
    '1e400',
    '-1.0e+400',
  ],
  ...['2024-01-01', '2024-02-30', '2024-01-01T10:00:00Z', '2024-1-1 1:00:00 +99', '0000-00-00', '9999-12-31'],
  ...['9007199254740993', '-9223372036854775809', '123456789012345678901234567890', '2147483648', '1e-400'],
  ...[
    '"\\x00"',
    '"\\ud800"',
    '"\\U0001F600"',
    '"\\/"',
    '"\\z"',
    "''''",
    '"a\\',
    '"\\\n  b"',
    '"\\UFFFFFFFF"',
  ],
  ...[
    '{}',
    '[]',
    '[,]',
    '{,}',
    '[a',
    '{a',
    ']',
    '}',
    '{a, b: }',
    '[a: b]',
    '{? a}',
    '[? a : b]',
    '{"a":b}',
    '{a:b}',
  ],
  ...[
    '|',
    '>',
    '|+',
    '>-',
    '|2',
    '|9',
    '|0',
    '&a',
    '*a',
    '&a x',
    '*a : b',
    '!',
    '@a',
    '`a`',
    '%a',
    '#a',
    'a #b',
  ],
  ...[
    'a: b',
    'a: b: c',
    '- a',
    '? a',
    'a\tb',
    '\t',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
  ...[
    'présent',
    'present',
    'absent',
    'created',
    'must_created',
    'a.b',
    'a.b.c',
    '.',
    'authentik_core.nothing',
  ],
  ...[
    'authentik_flows.FLOW',
    'authentik_blueprints.metaapplyblueprint',
    '00000000-0000-0000-0000-000000000000',
  ],
  ...[
    '\u{1F600}',
    '\u2028',
    'a\u0085b',
    '\ufeff',
    '\u00a0',
    '\u202e',
    'İ',
    'ﬀ',
    '99999',
    '-1',
    'hours=1',
    '%s%d%(',
  ],
];

const value = /(?<=(?:: |- ))[^\s#][^\n]*/g;
const key = /(?<=^ *(?:- )?)[A-Za-z_][\w.]*(?=:)/gm;
const tag = /![A-Za-z]+/g;

const keys = [
  ...[
    'model',
    'id',
    'state',
    'conditions',
    'identifiers',
    'attrs',
    'permissions',
    'version',
    'metadata',
    'context',
  ],
  ...[
    'entries',
    'name',
    'labels',
    'slug',
    'pk',
    'target',
    'stage',
    'order',
    'policy',
    'group',
    'user',
    'stages',
  ],
  ...[
    'fields',
    'validation_policies',
    'configuration_stages',
    '__proto__',
    'constructor',
    '<<',
    '=',
    '1',
    '1.0',
  ],
  ...[
    'null',
    'true',
    '2024-01-01',
    '$tag',
    '$ref',
    '$external',
    '"quoted"',
    '? x',
    '[a]',
    '{a: b}',
    '!Env A',
    '&k a',
  ],
  ...[
    'attributes',
    'expression',
    'pk__in',
    'length',
    'valueOf',
    '',
    '*a ',
    '!!int 5',
    '~',
    'designation',
    'title',
  ],
];

const replaceValue: Mutation = (text, { random }) =>
  replaceOne(text, value, { random, to: () => random.pick(scalars) });

const replaceKey: Mutation = (text, { random }) =>
  replaceOne(text, key, { random, to: () => random.pick(keys) });

const swapKeys: Mutation = (text, { random }) => {
  const names = text.match(key) ?? ['model'];
  return replaceOne(text, key, { random, to: () => random.pick(names) });
};

const swapValues: Mutation = (text, { random }) => {
  const values = text.match(value) ?? ['x'];
  return replaceOne(text, value, { random, to: () => random.pick(values) });
};

const swapTag: Mutation = (text, { random }) =>
  replaceOne(text, tag, { random, to: () => random.pick(tags) });

const dropTag: Mutation = (text, { random }) => replaceOne(text, tag, { random, to: () => '' });

const addTag: Mutation = (text, { random }) =>
  replaceOne(text, value, { random, to: (found) => `${random.pick(tags)} ${found}` });

const wrapValue: Mutation = (text, { random }) =>
  replaceOne(text, value, { random, to: (found) => random.pick(wrappers)(found) });

const addAnchor: Mutation = (text, { random }) =>
  replaceOne(text, value, { random, to: (found) => `&${random.pick(['a', 'b', 'a'])} ${found}` });

const addAlias: Mutation = (text, { random }) => {
  const anchored = addAnchor(text, { random, others: [] });
  return replaceOne(anchored, value, { random, to: () => random.pick(['*a', '*b', '[*a, *a]', '{x: *a}']) });
};

/** An anchor on a mapping or list of its own lines, used below it. */
const mergeBlock: Mutation = (text, { random }) => {
  const opened = replaceOne(text, /(?<=^ *[a-z]+:)(?= *$)/gm, { random, to: () => ' &block' });
  const piece = random.pick([
    '<<: *block',
    '<<: [*block, *block]',
    'x: *block',
    '<<: 5',
    '? *block\n: x',
    '<<: [[]]',
  ]);
  return replaceOne(opened, /^ +(?=[a-z_]+:)/gm, { random, to: (found) => `${found}${piece}\n${found}` });
};

const breakQuote: Mutation = (text, { random }) => {
  if (random.chance(0.5)) return insertAnywhere(text, random.pick(['"', "'", '\\', '""', "''"]), random);
  return replaceOne(text, /["']/g, { random, to: () => '' });
};

const insertSign: Mutation = (text, { random }) =>
  insertAnywhere(text, random.pick([...':,[]{}#&*!|>%@`?-~= \t', ': ', '- ', ' #', ', ', '? ']), random);

const doubleId: Mutation = (text, { random }) => {
  const ids = text.match(/(?<=\bid: )\S+/g);
  return ids === null
    ? text
        .replace(/^( *)- model:/m, '$1- id: same\n$1  model:')
        .replace(/^( +)model:/m, '$1id: same\n$1model:')
    : replaceOne(text, /(?<=\bid: )\S+/g, { random, to: () => random.pick(ids) });
};

export const tokenMutations: Readonly<Record<string, Mutation>> = {
  'value replaced': replaceValue,
  'key renamed': replaceKey,
  'keys swapped': swapKeys,
  'values swapped': swapValues,
  'tag swapped': swapTag,
  'tag dropped': dropTag,
  'tag added': addTag,
  'value wrapped': wrapValue,
  'anchor added': addAnchor,
  'alias added': addAlias,
  'block merged': mergeBlock,
  'quote broken': breakQuote,
  'sign put in': insertSign,
  'ids doubled': doubleId,
};
