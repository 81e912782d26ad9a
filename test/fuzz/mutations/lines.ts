import type { Mutation } from './mutation';

/** Works on a run of one to six lines. */
function onRun(change: (run: readonly string[], rest: { lines: string[]; at: number }) => void): Mutation {
  return (text, { random }) => {
    const lines = text.split('\n');
    const at = random.below(lines.length);
    const run = lines.splice(at, 1 + random.below(6));
    change(run, { lines, at });
    return lines.join('\n');
  };
}

const dropLines = onRun(() => undefined);

const doubleLines = onRun((run, { lines, at }) => lines.splice(at, 0, ...run, ...run));

const turnLines = onRun((run, { lines, at }) => lines.splice(at, 0, ...[...run].reverse()));

const joinLines = onRun((run, { lines, at }) =>
  lines.splice(at, 0, run.map((line) => line.trim()).join(' ')),
);

const moveLines: Mutation = (text, { random }) => {
  const lines = text.split('\n');
  const run = lines.splice(random.below(lines.length), 1 + random.below(6));
  lines.splice(random.below(lines.length + 1), 0, ...run);
  return lines.join('\n');
};

const swapLines: Mutation = (text, { random }) => {
  const lines = text.split('\n');
  const [one, other] = [random.below(lines.length), random.below(lines.length)];
  [lines[one], lines[other]] = [lines[other]!, lines[one]!];
  return lines.join('\n');
};

const indent: Mutation = (text, { random }) => {
  const by = random.pick([-4, -2, -1, 1, 2, 3, 4, 8]);
  const inserted = random.chance(0.1) ? '\t' : ' '.repeat(Math.max(0, by));
  return onRun((run, { lines, at }) => {
    const shifted = run.map((line) => (by > 0 ? inserted + line : line.replace(/^ {1,4}/, '').slice(0)));
    lines.splice(at, 0, ...shifted);
  })(text, { random, others: [] });
};

const splitLine: Mutation = (text, { random }) => {
  const at = random.below(text.length + 1);
  return `${text.slice(0, at)}\n${' '.repeat(random.below(12))}${text.slice(at)}`;
};

const oddLines = [
  '# a comment',
  '   # a comment further in',
  '---',
  '...',
  '%YAML 1.2',
  '%YAML 1.1',
  '%TAG ! tag:example.org,2000:',
  '- ',
  '-',
  '?',
  ': ',
  '? a\n: b',
  '  - - - x',
  '',
  '   ',
  '<<: {a: b}',
  '  <<: [{a: 1}, {a: 2}]',
  'entries:',
  '  attrs:',
  '      attrs: {}',
  'version: 1',
  'context: {}',
];

const addLine: Mutation = (text, { random }) => {
  const lines = text.split('\n');
  lines.splice(random.below(lines.length + 1), 0, random.pick(oddLines));
  return lines.join('\n');
};

const takeFromOther: Mutation = (text, { random, others }) => {
  const foreign = random.pick(others).split('\n');
  const from = random.below(foreign.length);
  const lines = text.split('\n');
  const piece = foreign.slice(from, from + 1 + random.below(20));
  lines.splice(random.below(lines.length + 1), random.below(4), ...piece);
  return lines.join('\n');
};

const truncate: Mutation = (text, { random }) => text.slice(0, random.below(text.length + 1));

const cutHead: Mutation = (text, { random }) => text.slice(random.below(text.length + 1));

/** Texts of the entries, where they are a list in block style; what stands before them first. */
function entriesOf(text: string): readonly string[] {
  return text.split(/^(?= {0,4}- +[a-z]+: )/m);
}

const shuffleEntries: Mutation = (text, { random }) => {
  const [head = '', ...entries] = entriesOf(text);
  for (let at = entries.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [entries[at], entries[other]] = [entries[other]!, entries[at]!];
  }
  return head + entries.join('');
};

const dropEntry: Mutation = (text, { random }) => {
  const parts = [...entriesOf(text)];
  parts.splice(random.below(parts.length), 1);
  return parts.join('');
};

const repeatEntry: Mutation = (text, { random }) => {
  const parts = [...entriesOf(text)];
  const at = random.below(parts.length);
  const times = random.chance(0.02) ? 200 : 1 + random.below(3);
  parts.splice(at, 0, ...Array.from({ length: times }, () => parts[at]!));
  return parts.join('');
};

export const lineMutations: Readonly<Record<string, Mutation>> = {
  'lines dropped': dropLines,
  'lines doubled': doubleLines,
  'lines turned round': turnLines,
  'lines joined': joinLines,
  'lines moved': moveLines,
  'lines swapped': swapLines,
  'line split': splitLine,
  'line added': addLine,
  'indentation changed': indent,
  'piece of another file': takeFromOther,
  'cut off': truncate,
  'head cut off': cutHead,
  'entries shuffled': shuffleEntries,
  'entry dropped': dropEntry,
  'entry repeated': repeatEntry,
};
