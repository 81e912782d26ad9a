import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Alias, Node, Pair, YAMLMap, YAMLSeq, Scalar } from 'yaml';

import type { FieldValue } from '../../authentik/record';
import { blueprintTags, yamlTagPrefix, yamlTypes } from './blueprint-tags';
import { checkTagArgument } from './check-tag';
import type { Finding } from './finding';
import { plainScalar } from './plain-scalar';
import type { AnyNode, NodePair, NodeReader, PythonKind } from './python-node';
import { isPlain, textOf, typedScalar } from './typed-scalar';

export interface ReaderLimits {
  readonly maxAliasedNodes: number;
  readonly unknownTags: 'error' | 'warning';
}

/** Keys by which values are told apart; a mapping that has one of them is read as `!!map`. */
export const reservedKeys: readonly string[] = ['$tag', '$ref', '$external'];

/** Makes values of nodes. Findings are reported once per place, in the order of reading. */
export function nodeReader(limits: ReaderLimits, report: (finding: Finding) => void): NodeReader {
  const anchors = new Map<string, AnyNode>();
  const targets = new Map<Alias, AnyNode | null>();
  const values = new Map<AnyNode, FieldValue>();
  const sizes = new Map<AnyNode, number>();
  const pairLists = new Map<YAMLMap, readonly NodePair[]>();
  const open = new Set<AnyNode>();
  let size = 0;
  let aliased = 0;
  let bombed = false;

  const error = (node: { range?: unknown } | null, code: string, message: string): void => {
    const [start, end] = rangeOf(node);
    report({ code, severity: 'error', message, start, end });
  };

  function follow(node: unknown): AnyNode | null {
    if (isAlias(node)) return targets.has(node) ? targets.get(node)! : bind(node);
    return (node ?? null) as AnyNode | null;
  }

  // An alias means the last anchor before it; nodes are read in the order of the text.
  function bind(alias: Alias): AnyNode | null {
    const target = anchors.get(alias.source) ?? null;
    targets.set(alias, target);
    if (target === null) {
      error(
        alias,
        'yaml/unknown-alias',
        `No anchor "&${alias.source}" stands before this alias. Define it first.`,
      );
    }
    return target;
  }

  function noteAnchor(node: AnyNode): void {
    const name = node.anchor!;
    if (anchors.has(name) && anchors.get(name) !== node) {
      error(node, 'yaml/duplicate-anchor', `The anchor "&${name}" is defined twice. Give each its own name.`);
      return;
    }
    anchors.set(name, node);
  }

  function value(raw: unknown): FieldValue {
    if (isAlias(raw)) return aliasValue(raw);
    if (raw === null || raw === undefined) {
      size += 1;
      return null;
    }
    const node = raw as AnyNode;
    if (node.anchor === undefined) return construct(node);
    const known = values.get(node);
    if (known !== undefined) return known;
    noteAnchor(node);
    const before = size;
    open.add(node);
    const made = construct(node);
    open.delete(node);
    values.set(node, made);
    sizes.set(node, size - before);
    return made;
  }

  function aliasValue(alias: Alias): FieldValue {
    const target = follow(alias);
    if (target === null || bombed) return null;
    if (open.has(target)) {
      error(
        alias,
        'yaml/recursive-alias',
        'This alias stands inside of what it points at. Write the value out.',
      );
      return null;
    }
    const made = value(target);
    const weight = sizes.get(target) ?? 1;
    size += weight;
    spend(weight, alias);
    return bombed ? null : made;
  }

  function spend(weight: number, at: Node): void {
    aliased += weight;
    if (bombed || aliased <= limits.maxAliasedNodes) return;
    bombed = true;
    const limit = limits.maxAliasedNodes;
    const message = `The aliases expand to more than ${limit} values here. Write less with aliases.`;
    error(at, 'yaml/alias-bomb', message);
  }

  function construct(node: AnyNode): FieldValue {
    size += 1;
    const tag = node.tag;
    if (tag !== undefined && !(tag.startsWith(yamlTagPrefix) && isImplied(node, tag)))
      return tagged(node, tag);
    if (isScalar(node)) return scalar(node);
    if (isSeq(node)) return node.items.map((item) => value(item));
    return mapping(node);
  }

  function scalar(node: Scalar): FieldValue {
    const text = textOf(node);
    if (!isPlain(node)) return text;
    const meaning = plainScalar(text);
    return typedScalar(meaning, (message) => error(node, 'yaml/value', message));
  }

  function mapping(map: YAMLMap): FieldValue {
    const made: Record<string, FieldValue> = {};
    let escape = false;
    const isMerged = map.items.some(isMerge);
    for (const pair of isMerged ? pairs(map) : map.items) {
      const key = isMerged ? (pair.key as AnyNode | null) : keyOf(pair);
      const name = keyText(key);
      if (!isMerged && Object.hasOwn(made, name)) duplicate(pair, name);
      if (reservedKeys.includes(name)) escape = true;
      const item = value(pair.value);
      if (name === '__proto__')
        Object.defineProperty(made, name, {
          value: item,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      else made[name] = item;
    }
    return escape ? { $tag: '!!map', value: Object.entries(made) } : made;
  }

  function pairs(map: YAMLMap): readonly NodePair[] {
    const known = pairLists.get(map);
    if (known !== undefined) return known;
    const made = readPairs(map);
    if (made.merged) pairLists.set(map, made.pairs);
    return made.pairs;
  }

  function readPairs(map: YAMLMap): { readonly pairs: readonly NodePair[]; readonly merged: boolean } {
    let merged: NodePair[] | undefined;
    const own: NodePair[] = [];
    const seen = new Set<string>();
    for (const item of map.items) {
      if (isMerge(item)) {
        merged = (merged ?? []).concat(mergeOf(item));
        continue;
      }
      const key = keyOf(item);
      const name = keyText(key);
      if (seen.has(name)) duplicate(item, name);
      seen.add(name);
      own.push({ key, value: item.value as AnyNode | null });
    }
    return merged === undefined ? { pairs: own, merged: false } : { pairs: merged.concat(own), merged: true };
  }

  function keyOf({ key }: { readonly key: unknown }): AnyNode | null {
    if (isScalar(key) && key.anchor !== undefined) noteAnchor(key);
    return follow(key);
  }

  function duplicate(item: { readonly key: unknown }, name: string): void {
    const [start, end] = rangeOf(item.key as AnyNode | null);
    const message = `The key "${name}" stands here for the second time; authentik takes the last one. Remove one of them.`;
    report({ code: 'yaml/duplicate-key', severity: 'warning', message, start, end });
  }

  function mergeOf(item: Pair): NodePair[] {
    const source = isAlias(item.value) ? follow(item.value) : (item.value as AnyNode | null);
    if (source !== item.value && isSeq(source)) value(item.value);
    // The list stands around the merge key: reading on would never end.
    if (isSeq(source) && open.has(source)) return [];
    const list = isSeq(source) ? [...source.items].reverse().map(mergeSource) : [mergeSource(item.value)];
    const found: NodePair[] = [];
    for (const map of list) {
      if (bombed) return [];
      if (isMap(map) && !open.has(map)) {
        const more = pairs(map);
        for (const pair of more) found.push(pair);
        spend(more.length, item.key as AnyNode);
      } else {
        error(item.key as AnyNode, 'yaml/merge', 'The merge key "<<" wants a mapping or a list of mappings.');
      }
    }
    return found;
  }

  /** A mapping that stands right here is read for the anchors in it; an alias only needs its target. */
  function mergeSource(node: unknown): AnyNode | null {
    if (!isAlias(node)) value(node);
    return follow(node);
  }

  function keyText(key: AnyNode | null): string {
    if (key === null) return 'null';
    if (!isScalar(key)) {
      if (key.tag === undefined || !blueprintTags.has(key.tag)) {
        error(key, 'yaml/key', 'A list or a mapping cannot be a key. Use a text.');
      }
      return key.tag ?? '';
    }
    const text = textOf(key);
    if (key.tag !== undefined && key.tag !== '!') {
      const made = tagged(key, key.tag);
      return typeof made === 'object' ? text : String(made);
    }
    return key.tag === undefined && !isPlain(key) ? text : plainKey(key, text);
  }

  function plainKey(key: AnyNode, text: string): string {
    const meaning = plainScalar(text);
    if (meaning.kind === 'broken') error(key, 'yaml/value', meaning.value);
    return typeof meaning.value === 'string' ? text : String(meaning.value);
  }

  function tagged(node: AnyNode, tag: string): FieldValue {
    if (tag === '!')
      return isScalar(node)
        ? typedScalar(plainScalar(textOf(node)), (text) => error(node, 'yaml/value', text))
        : null;
    if (yamlTypes.has(tag)) return yamlType(node, tag.slice(yamlTagPrefix.length));
    if (!blueprintTags.has(tag)) {
      const [start, end] = rangeOf(node);
      const message = `authentik does not know the tag "${tag}" and refuses the whole file. Correct or remove it.`;
      report({ code: 'yaml/unknown-tag', severity: limits.unknownTags, message, start, end });
    } else {
      const wrong = checkTagArgument(node, tag, follow);
      if (wrong !== undefined) error(node, 'blueprint/tag-argument', wrong);
    }
    return { $tag: tag, value: argument(node, tag) };
  }

  function argument(node: AnyNode, tag: string): FieldValue {
    if (isScalar(node)) {
      const text = textOf(node);
      const depth = tag === '!Index' || tag === '!Value';
      return depth && /^(?:0|[1-9]\d*)$/.test(text) ? Number(text) : text;
    }
    return isSeq(node) ? node.items.map((item) => value(item)) : mapping(node);
  }

  function yamlType(node: AnyNode, name: string): FieldValue {
    if (isScalar(node))
      return typedScalar({ kind: 'explicit', name, value: textOf(node) }, (message) =>
        error(node, 'yaml/value', message),
      );
    if (isSeq(node) && (name === 'omap' || name === 'pairs')) return tuples(node);
    if (isMap(node) && name === 'set')
      return { $tag: '!!set', value: pairs(node).map(({ key }) => value(key)) };
    error(node, 'yaml/value', `The type "!!${name}" does not fit what follows it.`);
    return null;
  }

  function tuples(seq: YAMLSeq): FieldValue {
    return seq.items.map((item) => {
      const map = follow(item);
      const pair = isMap(map) && map.items.length === 1 ? map.items[0] : undefined;
      if (isPair(pair)) return [value(pair.key), value(pair.value)];
      error(map, 'yaml/value', 'Each item here wants to be a mapping of one key.');
      return null;
    });
  }

  function kind(raw: unknown): PythonKind {
    const node = follow(raw);
    if (node === null) return 'null';
    const tag = node.tag === '!' ? undefined : node.tag;
    if (tag !== undefined && blueprintTags.has(tag)) return 'tag';
    if (tag !== undefined && !tag.startsWith(yamlTagPrefix)) return 'unknown';
    if (isSeq(node)) return 'list';
    if (isMap(node)) return tag === `${yamlTagPrefix}set` ? 'set' : 'dict';
    if (tag !== undefined) return explicitKinds[tag.slice(yamlTagPrefix.length)] ?? 'unknown';
    return isPlain(node) || node.tag === '!' ? plainKinds[plainScalar(textOf(node)).kind] : 'str';
  }

  return { value, kind, follow, pairs, keyText };
}

function isMerge({ key }: Pair): boolean {
  return isScalar(key) && key.source === '<<' && key.tag === undefined && isPlain(key);
}

const plainKinds = {
  str: 'str',
  null: 'null',
  bool: 'bool',
  int: 'int',
  float: 'float',
  timestamp: 'date',
  merge: 'unknown',
  equals: 'unknown',
  broken: 'unknown',
} as const;

const explicitKinds: Readonly<Record<string, PythonKind>> = {
  str: 'str',
  null: 'null',
  bool: 'bool',
  int: 'int',
  float: 'float',
  timestamp: 'date',
  binary: 'bytes',
};

function isImplied(node: AnyNode, tag: string): boolean {
  return (isSeq(node) && tag.endsWith(':seq')) || (isMap(node) && tag.endsWith(':map'));
}

export function rangeOf(node: { range?: unknown } | null | undefined): [number, number] {
  const range = node?.range;
  return Array.isArray(range) ? [range[0] as number, range[1] as number] : [0, 0];
}

export function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}
