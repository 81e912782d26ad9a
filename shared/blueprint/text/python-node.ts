import type { Scalar, YAMLMap, YAMLSeq } from 'yaml';

import type { FieldValue } from '../../authentik/record';

/** Kinds of values as Python has them; `tag` is one of the blueprint tags, `unknown` any other. */
export type PythonKind =
  'null' | 'bool' | 'int' | 'float' | 'str' | 'list' | 'dict' | 'set' | 'date' | 'bytes' | 'tag' | 'unknown';

export type AnyNode = Scalar | YAMLMap | YAMLSeq;

/** Key and value of a mapping, aliases followed; a value that is not written is null. */
export interface NodePair {
  readonly key: AnyNode | null;
  readonly value: AnyNode | null;
}

export interface NodeReader {
  /** The value a node stands for; the same object for the same anchored node. */
  value(node: unknown): FieldValue;
  kind(node: unknown): PythonKind;
  /** Follows an alias; null for what is not written. */
  follow(node: unknown): AnyNode | null;
  /** Pairs of a mapping with merge keys applied, in Python's order; later equal keys have the last word. */
  pairs(map: YAMLMap): readonly NodePair[];
  keyText(node: AnyNode | null): string;
}
