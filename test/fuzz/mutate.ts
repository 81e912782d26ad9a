import { byteMutations } from './mutations/bytes';
import { lineMutations } from './mutations/lines';
import { tokenMutations } from './mutations/tokens';
import { wholeMutations } from './mutations/whole';
import { seededRandom } from './random';
import type { SeedText } from './seed-texts';

export interface MutatedFile {
  readonly bytes: Buffer;
  /** The text that it was made of. */
  readonly from: SeedText;
  /** Mutations, in the order in which they were made. */
  readonly steps: readonly string[];
}

const families = [
  lineMutations,
  lineMutations,
  tokenMutations,
  tokenMutations,
  tokenMutations,
  wholeMutations,
];
const textMutations = families.map((family) => Object.entries(family));
const bytesLast = Object.entries(byteMutations);

/** Longer texts are not mutated on: what is slow in them is measured elsewhere. */
const longest = 1_500_000;

/** The file with a number in the run of a seed: always the same one. */
export function mutatedFile(
  seeds: readonly SeedText[],
  { seed, index }: { readonly seed: number; readonly index: number },
): MutatedFile {
  const random = seededRandom(seed, index);
  const from = random.pick(seeds);
  const others = [random.pick(seeds).text];
  const steps: string[] = [];
  let text = from.text;
  const wanted = random.pick([0, 1, 1, 1, 2, 2, 3, 5]);
  for (let step = 0; step < wanted && text.length < longest; step += 1) {
    const [name, mutate] = random.pick(random.pick(textMutations));
    steps.push(name);
    text = mutate(text, { random, others });
  }
  let bytes = Buffer.from(text, 'utf8');
  if (wanted === 0 || random.chance(0.1)) {
    const [name, mutate] = name16(random.pick(bytesLast), random.chance(0.1), bytesLast);
    steps.push(name);
    bytes = Buffer.from(mutate(bytes, random));
  }
  return { bytes, from, steps };
}

/** UTF-16 is all or nothing, so it is rare. */
function name16<Entry extends readonly [string, unknown]>(
  found: Entry,
  isKept: boolean,
  all: readonly Entry[],
): Entry {
  return found[0] === 'UTF-16' && !isKept ? all[0]! : found;
}
