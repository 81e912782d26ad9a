import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';

import type { Place } from '../../kernel/diagnostic';
import type { KeyPath, ParsedBlueprint } from './blueprint-text';
import { entryPlace } from './entry-place';
import { rangeOf } from './node-reader';
import { sourceLines } from './source-lines';
import type { SourceLines } from './source-lines';

const linesOf = new WeakMap<ParsedBlueprint, SourceLines>();

/**
 * Where the value at a path stands. `what: 'key'` asks for its key instead. A path that the text does not
 * have gives the place of the nearest part that it has.
 */
export function placeOf(parsed: ParsedBlueprint, path: KeyPath, what: 'value' | 'key' = 'value'): Place {
  const file = parsed.path === undefined ? {} : { path: parsed.path };
  const names = entryPlace(path, parsed.entries);
  if (parsed.document === undefined) return { ...file, ...names, line: 1, column: 1 };
  let lines = linesOf.get(parsed);
  if (lines === undefined) linesOf.set(parsed, (lines = sourceLines(parsed.text)));
  const found = locate(parsed.document, path);
  const node = what === 'key' ? (found.key ?? found.node) : (found.node ?? found.key);
  const [start, end] = rangeOf(node ?? found.parent);
  return { ...file, ...names, ...lines.place(start, end) };
}

/** The node of the syntax tree at a path, aliases on the way followed; undefined where there is none. */
export function nodeAt(document: Document, path: KeyPath): Node | null | undefined {
  const found = locate(document, path);
  return found.depth === path.length ? found.node : undefined;
}

interface Located {
  readonly node: Node | null;
  readonly key?: Node | null;
  readonly parent?: Node;
  /** How many steps of the path the text has. */
  readonly depth: number;
}

function locate(document: Document, path: KeyPath): Located {
  let found: Located = { node: document.contents, depth: 0 };
  for (const step of path) {
    const parent = isAlias(found.node) ? found.node.resolve(document) : found.node;
    const next = stepInto(parent, step);
    if (next === undefined) return found;
    found = { ...next, ...(parent ? { parent } : {}), depth: found.depth + 1 };
  }
  return found;
}

function stepInto(
  node: Node | null | undefined,
  step: string | number,
): { readonly node: Node | null; readonly key?: Node | null } | undefined {
  if (isSeq(node)) {
    if (typeof step !== 'number' || step >= node.items.length || step < 0) return undefined;
    return { node: node.items[step] as Node | null };
  }
  if (!isMap(node)) return undefined;
  const pair = pairOf(node, String(step));
  return pair === undefined
    ? undefined
    : { node: (pair.value ?? null) as Node | null, key: pair.key as Node | null };
}

/** The pair that counts: of equal keys the last. */
export function pairOf(map: YAMLMap, name: string): Pair | undefined {
  for (let index = map.items.length - 1; index >= 0; index -= 1) {
    const pair = map.items[index]!;
    if (isScalar(pair.key) && pair.key.source === name) return pair;
    if (pair.key === null && name === 'null') return pair;
  }
  return undefined;
}
