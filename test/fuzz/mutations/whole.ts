import type { Mutation } from './mutation';
import { insertAnywhere, replaceOne } from './mutation';

const depths = [3, 20, 60, 198, 203, 1_000, 20_000];
const lengths = [50, 300, 5_000, 100_000];

const nestings: readonly ((depth: number) => string)[] = [
  (depth) => '['.repeat(depth) + ']'.repeat(depth),
  (depth) => '{a: '.repeat(depth) + '}'.repeat(depth),
  (depth) => '['.repeat(depth),
  (depth) => '[{a: '.repeat(depth) + '}]'.repeat(depth),
  (depth) => `!If [true, ${'!If [a, b, '.repeat(depth)}c${']'.repeat(depth)}, d]`,
  (depth) => `${'!Format ["%s", '.repeat(depth)}c${']'.repeat(depth)}`,
  (depth) => `${'!Enumerate [[1, 2], SEQ, '.repeat(depth)}!Value 0${']'.repeat(depth)}`,
  (depth) => `\n        ${'- '.repeat(depth)}x`,
  (depth) => `\n        ${'? '.repeat(depth)}x`,
  (depth) =>
    Array.from({ length: Math.min(depth, 400) }, (_, level) => `\n${' '.repeat(8 + level)}a:`).join(''),
];

const nest: Mutation = (text, { random }) => {
  const depth = random.pick(depths);
  return replaceOne(text, /(?<=: )[^\s#][^\n]*/g, { random, to: () => random.pick(nestings)(depth) });
};

const longValues: readonly ((length: number) => string)[] = [
  (length) => '9'.repeat(length),
  (length) => `0x${'f'.repeat(length)}`,
  (length) => `${'1'.repeat(length)}.5`,
  (length) => `1${':30'.repeat(length)}`,
  (length) => '_'.repeat(length),
  (length) => `0${'_'.repeat(length)}x`,
  (length) => `1.0e+${'9'.repeat(length)}`,
  (length) => `2024-01-01${' '.repeat(length)}x`,
  (length) => 'a'.repeat(length),
  (length) => `"${'\\x41'.repeat(length)}"`,
  (length) => `[${'1, '.repeat(length)}]`,
  (length) => `!Format ["${'%s'.repeat(length)}", 1]`,
  (length) => `!Format ["%${'9'.repeat(Math.min(length, 300))}d", 1]`,
  (length) => `!ParseJSON '${'['.repeat(length)}'`,
  (length) => `!!binary ${'QUJD'.repeat(length)}`,
  (length) => `|\n${'          line\n'.repeat(length)}`,
  (length) => `${'#'.repeat(length)}`,
  (length) => `{${Array.from({ length }, (_, at) => `k${String(at)}: ${String(at)}`).join(', ')}}`,
];

const lengthen: Mutation = (text, { random }) => {
  const length = random.pick(lengths);
  return replaceOne(text, /(?<=: )[^\s#][^\n]*/g, { random, to: () => random.pick(longValues)(length) });
};

const controls = [
  '\0',
  '\x07',
  '\x1b',
  '\x7f',
  '\x85',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ud800',
  '\udfff',
  '\ufffe',
  '\r',
  '\v',
];

const control: Mutation = (text, { random }) => insertAnywhere(text, random.pick(controls), random);

const bomb: Mutation = (text, { random }) => {
  const levels = 3 + random.below(12);
  const width = 2 + random.below(9);
  const lines = ['context:', '  l0: &l0 [x, y]'];
  for (let level = 1; level <= levels; level += 1) {
    const items = Array.from({ length: width }, () => `*l${String(level - 1)}`).join(', ');
    const isMap = random.chance(0.3);
    const list = isMap
      ? `{${items
          .split(', ')
          .map((item, at) => `k${String(at)}: ${item}`)
          .join(', ')}}`
      : `[${items}]`;
    lines.push(`  l${String(level)}: &l${String(level)} ${list}`);
  }
  const last = `*l${String(levels)}`;
  const used = replaceOne(text, /(?<=: )[^\s#][^\n]*/g, { random, to: () => last });
  return `${lines.join('\n')}\n${used.replace(/^context:/m, 'context_too:')}`;
};

const mergeBomb: Mutation = (text, { random }) => {
  const levels = 3 + random.below(20);
  const lines = ['context:', '  m0: &m0 {a: 1, b: 2}'];
  for (let level = 1; level <= levels; level += 1) {
    const below = `*m${String(level - 1)}`;
    lines.push(`  m${String(level)}: &m${String(level)} {<<: [${below}, ${below}], k${String(level)}: 1}`);
  }
  return `${lines.join('\n')}\n${text.replace(/^context:/m, 'context_too:')}`;
};

const carriageReturns: Mutation = (text, { random }) =>
  random.chance(0.7)
    ? text.replace(/\n/g, '\r\n')
    : text.replace(/\n/g, (found) => (random.chance(0.3) ? '\r' : found));

const byteOrderMark: Mutation = (text) => `\ufeff${text}`;

const twice: Mutation = (text, { random }) =>
  text + random.pick(['', '---\n', '...\n', '\n', '...\n---\n']) + text;

const asFlow: Mutation = (text, { random }) => {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const count = 1 + random.below(10);
  const run = lines.splice(at, count).map((line) => line.trim());
  lines.splice(at, 0, `  {${run.join(', ')}}`);
  return lines.join('\n');
};

const upToPlace: Mutation = (text, { random }) => {
  const spaces = ' '.repeat(random.pick(lengths));
  return insertAnywhere(text, random.pick([spaces, `\n${spaces}`, '\n'.repeat(spaces.length)]), random);
};

export const wholeMutations: Readonly<Record<string, Mutation>> = {
  'deep nesting': nest,
  'long values': lengthen,
  'control characters': control,
  'alias bomb': bomb,
  'merge bomb': mergeBomb,
  'carriage returns': carriageReturns,
  'byte order mark': byteOrderMark,
  'text twice': twice,
  'lines as a flow mapping': asFlow,
  'white space': upToPlace,
};
