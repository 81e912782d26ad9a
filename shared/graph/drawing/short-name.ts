/** A name in two parts: what it has in common with others, and what tells it apart. */
export interface SplitName {
  readonly shared: string;
  readonly own: string;
}

const longEnough = 22;
/** Letters of what names share that a card and a chip hold in a line. */
const lineLetters = 23;

/**
 * A name cut to about `length` letters from its beginning, at a word where little is lost by it: names of one flow
 * begin alike (`default-authentication-flow-password-stage`), what tells them apart stands at their end.
 */
export function shortName(name: string, length: number): string {
  if (name.length <= length) return name;
  const tail = name.slice(-(length - 1));
  const word = tail.search(/[-_. ]/);
  return `…${word >= 0 && word <= tail.length * 0.4 ? tail.slice(word + 1) : tail}`;
}

function sharedLength(left: string, right: string): number {
  let length = 0;
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    if (left[index] !== right[index]) break;
    if (/[-_. :/]/.test(left[index]!)) length = index + 1;
  }
  return length;
}

/** A part of its own of a letter or two says nothing: then the word before it belongs to it as well. */
function ownEnough(name: string, at: number): number {
  if (at === 0 || name.length - at >= 4) return at;
  const word = name.slice(0, at - 1).search(/[-_. :/][^-_. :/]*$/);
  return word < 0 ? 0 : word + 1;
}

/** The last word boundary up to which a name fits into a line; where there is none, the place itself. */
function atLineEnd(name: string, at: number): number {
  if (at <= lineLetters) return at;
  const fitting = name.slice(0, lineLetters).search(/[-_. :/][^-_. :/]*$/);
  return fitting < 0 ? at : fitting + 1;
}

/** Long names taken apart at the last word boundary up to which another name of the list is the same. */
export function splitNames(names: readonly string[]): ReadonlyMap<string, SplitName> {
  const sorted = [...new Set(names)].sort();
  const split = new Map<string, SplitName>();
  for (const [index, name] of sorted.entries()) {
    const before = sharedLength(name, sorted[index - 1] ?? '');
    const after = sharedLength(name, sorted[index + 1] ?? '');
    const at = atLineEnd(name, ownEnough(name, Math.max(before, after)));
    const apart = name.length > longEnough && at > 0 && at < name.length;
    split.set(name, apart ? { shared: name.slice(0, at), own: name.slice(at) } : { shared: '', own: name });
  }
  return split;
}
