import type { Json } from '../../shared/kernel/json';
import type { Random } from '../fuzz/random';

export interface StyledText {
  readonly text: string;
  readonly data: Json;
}

interface Pen {
  readonly random: Random;
  /** Texts behind anchors, by name. */
  readonly anchors: Map<string, Json>;
}

/** A value as it may stand behind `key:` or `-`: what follows on the line, and lines below, relative to the key. */
interface Written {
  readonly head: string;
  readonly below: readonly string[];
  readonly data: Json;
}

const words = [
  'login',
  'Sign in',
  'käse',
  "it's",
  'a "b"',
  'x: y',
  '# no comment',
  '- dash',
  'null',
  '0777',
  'yes',
  '5',
];
const plain = [
  'login',
  'Sign in to it',
  'a_b-c.d',
  'http://x/y?z=1#a',
  "it's",
  'käse',
  'a "b" c',
  'x:y',
  'a %s',
  'a, b',
];
const typed: readonly (readonly [string, Json])[] = [
  ['yes', true],
  ['Off', false],
  ['~', null],
  ['', null],
  ['0x1F', 31],
  ['0b11', 3],
  ['010', 8],
  ['1_000', 1000],
  ['-1.5e+2', -150],
  ['1:30', 90],
];
const lines = ['if x:', '    return "a: b"', '', '# inside', "it's  two", '\tTab', 'end \\ here', '    deep'];
const remarks = ['# a comment', '#tight', '#  "quoted: [" ', '# - model: nothing', '#: {'];

const single = (text: string) => `'${text.replaceAll("'", "''")}'`;
const double = (text: string) => JSON.stringify(text);

function paragraph({ random }: Pen): readonly string[] {
  const picked = Array.from({ length: 1 + random.below(4) }, () => random.pick(lines));
  return ['first', ...picked, 'last'];
}

/** `|` and `>` with all their indicators. */
function block(pen: Pen, isItem: boolean): Written {
  const { random } = pen;
  const text = paragraph(pen);
  const chomp = random.pick(['', '-', '+']);
  const size = 1 + random.below(5);
  const hint = random.chance(0.3);
  const isFolded = random.chance(0.4);
  // Folding of lines that are indented or empty is the reader's matter: here only words are folded.
  const body = isFolded
    ? text.map((line) => line.trim() || 'word').map((line) => line.replace(/^#/, 'x'))
    : text;
  const header = `${isFolded ? '>' : '|'}${hint ? `${String(size + (isItem ? 2 : 0))}${chomp}` : chomp}`;
  const blank = chomp === '+' ? random.below(3) : 0;
  const end = chomp === '-' ? '' : '\n'.repeat(1 + blank);
  return {
    head: ` ${header}${random.chance(0.3) ? ` ${random.pick(remarks)}` : ''}`,
    below: [
      ...body.map((line) => (line === '' ? '' : ' '.repeat(size) + line)),
      ...Array<string>(blank).fill(''),
    ],
    data: body.join(isFolded ? ' ' : '\n') + end,
  };
}

/** A text in quotes or without them that goes on in further lines. */
function folded({ random }: Pen): Written {
  const parts = ['one', 'two words', 'three'];
  const quote = random.pick(['"', "'", '']);
  const gap = random.chance(0.4);
  const [first, second, third] = parts as [string, string, string];
  return {
    head: ` ${quote}${first}`,
    below: [`   ${second}`, ...(gap ? [''] : []), ` ${third}${quote}`],
    data: `${first} ${second}${gap ? '\n' : ' '}${third}`,
  };
}

function scalar({ random }: Pen, inFlow = false): readonly [string, Json] {
  if (random.chance(0.3)) {
    const [text, data] = random.pick(typed);
    return inFlow && text === '' ? ['null', null] : [text, data];
  }
  const word = random.pick(words);
  if (random.chance(0.3)) return [single(word), word];
  if (random.chance(0.4)) return [double(word), word];
  const bare = random.pick(plain);
  return inFlow && /[,?#]/.test(bare) ? [double(bare), bare] : [bare, bare];
}

const tagged: readonly (readonly [string, Json])[] = [
  ['!Context name', { $tag: '!Context', value: 'name' }],
  ['!Env [KEY, "x"]', { $tag: '!Env', value: ['KEY', 'x'] }],
  ['!Format ["%s", !Context a]', { $tag: '!Format', value: ['%s', { $tag: '!Context', value: 'a' }] }],
  ['!KeyOf "flow"', { $tag: '!KeyOf', value: 'flow' }],
  ['!!str 5', '5'],
];

/** A list or mapping in brackets, on one line or several, with comments between. */
function flow(pen: Pen, depth: number): readonly [string, Json] {
  const { random } = pen;
  if (depth <= 0 || random.chance(0.5)) return random.chance(0.2) ? random.pick(tagged) : scalar(pen, true);
  const count = random.below(4);
  const items = Array.from({ length: count }, () => flow(pen, depth - 1));
  const pad = random.pick(['', ' ']);
  const comma = random.pick([', ', ',', ' , ']);
  const last = count > 0 && random.chance(0.2) ? ',' : '';
  if (random.chance(0.5))
    return [`[${pad}${items.map(([text]) => text).join(comma)}${last}${pad}]`, items.map(([, data]) => data)];
  const pairs = items.map(([text, data], at) => [`k${String(at)}: ${text}`, `k${String(at)}`, data] as const);
  const data = Object.fromEntries(pairs.map(([, key, item]) => [key, item]));
  return [`{${pad}${pairs.map(([text]) => text).join(comma)}${last}${pad}}`, data];
}

function longFlow(pen: Pen): Written {
  const { random } = pen;
  const items = Array.from({ length: 1 + random.below(4) }, () => flow(pen, 1));
  const remark = () => (random.chance(0.3) ? ` ${random.pick(remarks)}` : '');
  return {
    head: ` [${remark()}`,
    below: [
      ...items.flatMap(([text]) => [`    ${text},${remark()}`, ...(random.chance(0.2) ? [''] : [])]),
      '  ]',
    ],
    data: items.map(([, data]) => data),
  };
}

function list(pen: Pen, depth: number): Written {
  const pad = ' '.repeat(pen.random.pick([0, 2, 2, 4]));
  const data: Json[] = [];
  const below: string[] = [];
  for (let left = 1 + pen.random.below(3); left > 0; left -= 1) {
    const { head, below: more, data: item } = value(pen, depth - 1, true);
    below.push(
      ...noise(pen, pad),
      `${pad}-${head}`,
      ...more.map((line) => (line === '' ? '' : `${pad}  ${line}`)),
    );
    data.push(item);
  }
  return { head: '', below, data };
}

function mapping(pen: Pen, depth: number): Written {
  const pad = ' '.repeat(pen.random.pick([1, 2, 2, 2, 4]));
  const data: Record<string, Json> = {};
  const below: string[] = [];
  const count = 1 + pen.random.below(4);
  for (let at = 0; at < count; at += 1) {
    const name = `${pen.random.pick(['a', 'name', 'x-y'])}${String(at)}`;
    const key = pen.random.pick([name, name, name, `"${name}"`, `'${name}'`, `? ${name}\n`]);
    const { head, below: more, data: item } = value(pen, depth - 1, false);
    below.push(...noise(pen, pad));
    if (key.startsWith('?')) below.push(`${pad}? ${name}`, `${pad}:${head}`);
    else below.push(`${pad}${key}:${head}`);
    below.push(...more.map((line) => (line === '' ? '' : pad + line)));
    data[name] = item;
  }
  return { head: '', below, data };
}

/** Comments and empty lines before an item. */
function noise({ random }: Pen, pad: string): readonly string[] {
  if (!random.chance(0.25)) return [];
  return random.pick([
    [''],
    [pad + random.pick(remarks)],
    ['', `${pad}${random.pick(remarks)}`, ''],
    [random.pick(remarks)],
  ]);
}

function nested(
  pen: Pen,
  { depth, isItem, beside }: { readonly depth: number; readonly isItem: boolean; readonly beside: string },
): Written {
  const made = pen.random.chance(0.5) ? mapping(pen, depth) : list(pen, depth);
  // A list that stands no further in than the dash before it would belong to the list around.
  const isLoose = isItem && made.below.some((line) => line === '-' || line.startsWith('- '));
  const below = isLoose ? made.below.map((line) => (line === '' ? '' : `  ${line}`)) : made.below;
  return { ...made, below, head: beside };
}

function value(pen: Pen, depth: number, isItem: boolean): Written {
  const { random, anchors } = pen;
  const beside = random.chance(0.2) ? `${random.pick([' ', '   '])}${random.pick(remarks)}` : '';
  const [name] = [...anchors.keys()].slice(-1);
  if (name !== undefined && random.chance(0.1))
    return { head: ` *${name}${beside}`, below: [], data: anchors.get(name)! };
  if (depth > 0 && random.chance(0.6)) return nested(pen, { depth, isItem, beside });
  const pick = random.below(10);
  if (pick === 0) return block(pen, isItem);
  if (pick === 1) return folded(pen);
  if (pick === 2) return longFlow(pen);
  const [text, data] = pick < 5 ? flow(pen, 2) : pick === 5 ? random.pick(tagged) : scalar(pen);
  if (random.chance(0.1)) {
    const anchor = `n${String(anchors.size)}`;
    anchors.set(anchor, data);
    return { head: ` &${anchor} ${text}${beside}`, below: [], data };
  }
  return { head: `${text === '' ? '' : random.pick([' ', ' ', '  '])}${text}${beside}`, below: [], data };
}

/** A text in any style that YAML allows and PyYAML reads, and what it says. */
export function styledText(random: Random): StyledText {
  const pen: Pen = { random, anchors: new Map() };
  const { below, data } = mapping(pen, 4);
  const indent = /^ */.exec(below.find((line) => /^ *[^\s#]/.test(line))!)![0].length;
  const body = below.map((line) => (line.slice(0, indent).trim() === '' ? line.slice(indent) : line));
  const all = [
    ...(random.chance(0.2) ? [random.pick(remarks)] : []),
    ...(random.chance(0.2) ? ['---'] : []),
    ...body,
    ...(random.chance(0.1) ? ['...'] : []),
    ...(random.chance(0.2) ? [random.pick(remarks)] : []),
  ];
  const eol = random.chance(0.2) ? '\r\n' : '\n';
  const mark = random.chance(0.1) ? '\ufeff' : '';
  return { text: mark + all.join(eol) + (random.chance(0.9) ? eol : ''), data };
}
