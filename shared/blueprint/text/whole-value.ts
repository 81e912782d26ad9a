import type { Document } from 'yaml';

import type { FieldValue } from '../../authentik/record';
import type { ParsedBlueprint } from './blueprint-text';
import { nodeReader } from './node-reader';

const contents = new WeakMap<Document.Parsed, FieldValue>();

/** Keeps what a document says, so that a long one need not be read again. */
export function keepWhole(document: Document.Parsed, value: FieldValue): void {
  contents.set(document, value);
}

/** Everything the text says, unknown keys too, tags unresolved; null where it is no YAML. */
export function wholeValue(parsed: ParsedBlueprint): FieldValue {
  if (parsed.document === undefined) return null;
  const known = contents.get(parsed.document);
  if (known !== undefined) return known;
  const reader = nodeReader({ maxAliasedNodes: 100_000, unknownTags: 'warning' }, () => undefined);
  return reader.value(parsed.document.contents);
}

/** Equality of plain data; the order of a mapping's keys does not count. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return Object.is(left, right);
  }
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(right, key) &&
      sameValue((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}
