/** How many list items a tag's argument must have at least; PyYAML's constructors crash on fewer. */
interface TagShape {
  /** A single scalar is an argument: `!Env KEY`. */
  readonly scalar: boolean;
  /** A list is an argument, of this length at least. Absent: a list is no argument that works. */
  readonly list?: number;
  /** A list of exactly this length crashes all the same. */
  readonly notLength?: number;
  /** The scalar is a depth, a whole number. */
  readonly depth?: boolean;
  /** Every item after the first is a list of its own. */
  readonly pairs?: boolean;
  /** How it is written, for messages. */
  readonly usage: string;
}

/** The 14 tags of the blueprint format (authentik 2025.8 to 2026.8, blueprints/v1/common.py). */
export const blueprintTags: ReadonlyMap<string, TagShape> = new Map<string, TagShape>([
  ['!KeyOf', { scalar: true, usage: '!KeyOf id' }],
  ['!Env', { scalar: true, list: 2, usage: '!Env KEY or !Env [KEY, default]' }],
  ['!File', { scalar: true, list: 2, usage: '!File path or !File [path, default]' }],
  ['!Context', { scalar: true, list: 2, usage: '!Context key or !Context [key, default]' }],
  ['!Format', { scalar: false, list: 1, usage: '!Format [format, values…]' }],
  ['!Find', { scalar: false, list: 1, pairs: true, usage: '!Find [model, [field, value], …]' }],
  ['!FindObject', { scalar: false, list: 1, pairs: true, usage: '!FindObject [model, [field, value], …]' }],
  ['!If', { scalar: false, list: 1, notLength: 2, usage: '!If [condition] or !If [condition, yes, no]' }],
  ['!Condition', { scalar: false, list: 1, usage: '!Condition [MODE, values…]' }],
  ['!Enumerate', { scalar: false, list: 3, usage: '!Enumerate [iterable, SEQ or MAP, body]' }],
  ['!Index', { scalar: true, depth: true, usage: '!Index depth' }],
  ['!Value', { scalar: true, depth: true, usage: '!Value depth' }],
  [
    '!AtIndex',
    { scalar: false, list: 2, usage: '!AtIndex [object, key] or !AtIndex [object, key, default]' },
  ],
  ['!ParseJSON', { scalar: true, usage: "!ParseJSON 'text'" }],
]);

export const yamlTagPrefix = 'tag:yaml.org,2002:';

/** The types that PyYAML's SafeLoader knows by an explicit tag. */
export const yamlTypes: ReadonlySet<string> = new Set(
  ['null', 'bool', 'int', 'float', 'binary', 'timestamp', 'omap', 'pairs', 'set', 'str', 'seq', 'map'].map(
    (name) => yamlTagPrefix + name,
  ),
);
