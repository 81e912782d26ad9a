import type { Random } from '../random';

/** What a mutation may take from: other files, for pieces of them. */
export interface Material {
  readonly random: Random;
  readonly others: readonly string[];
}

/** Makes one change to a text; gives the same text back where it finds nothing to change. */
export type Mutation = (text: string, material: Material) => string;

/** Replaces one match of a pattern (with the flag `g`), chosen by chance. */
export function replaceOne(
  text: string,
  pattern: RegExp,
  change: { readonly random: Random; readonly to: (found: string) => string },
): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const match = change.random.pick(found);
  const end = match.index + match[0].length;
  return text.slice(0, match.index) + change.to(match[0]) + text.slice(end);
}

/** Puts something in at a place chosen by chance. */
export function insertAnywhere(text: string, piece: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}
