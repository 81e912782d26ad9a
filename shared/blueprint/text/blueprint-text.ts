import type { CST, Document } from 'yaml';

import type { FieldValue } from '../../authentik/record';
import type { Diagnostic } from '../../kernel/diagnostic';

/** Way to a value from the top of the document: `['entries', 3, 'attrs', 'name']`. Numbers count list items from 0. */
export type KeyPath = readonly (string | number)[];

/**
 * One entry as the text has it. Every tag, `!KeyOf` and `!Find` too, stands as a `TaggedValue` that holds the
 * tag's argument. What FieldValue cannot say is a TaggedValue of a YAML type: `!!timestamp` (its text),
 * `!!int` (beyond 2^53, its digits), `!!float` (`.inf`, `-.inf`, `.nan`), `!!binary` (base64),
 * `!!set` (list), `!!map` (pairs; a mapping that has a key `$tag`, `$ref` or `$external`).
 */
export interface BlueprintEntry {
  /** `['entries', 3]` or `['entries', 'section', 0]`. */
  readonly path: KeyPath;
  /** Place among all entries in the order in which the importer walks them, from 0. */
  readonly index: number;
  readonly section?: string;
  readonly id?: string;
  readonly model: FieldValue;
  /** Absent: `present`. */
  readonly state?: FieldValue;
  readonly conditions: readonly FieldValue[];
  readonly identifiers: Readonly<Record<string, FieldValue>>;
  /** null where the text says so, which crashes the import. */
  readonly attrs: Readonly<Record<string, FieldValue>> | null;
  readonly permissions: readonly FieldValue[];
}

export interface BlueprintMetadata {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * A blueprint text that was read. `parsed` is what the importer of authentik would say: false where it
 * refuses the text before it looks at a single model. Then `entries` holds what could be read all the same.
 */
export interface ParsedBlueprint {
  readonly path?: string;
  readonly text: string;
  /** The syntax tree, absent where the text is no YAML at all. Scalars in it are untyped text. */
  readonly document?: Document.Parsed;
  /** What the tree was made of, comments and white space too; absent where the tree is. */
  readonly tokens?: readonly CST.Token[];
  readonly parsed: boolean;
  readonly version: FieldValue;
  readonly metadata: BlueprintMetadata | null;
  readonly context: Readonly<Record<string, FieldValue>>;
  readonly entries: readonly BlueprintEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ParseOptions {
  /** What an unknown tag is: authentik refuses it, but a newer release may know more tags. Default `error`. */
  readonly unknownTags?: 'error' | 'warning';
  /** Longest text that is read, in UTF-16 units. */
  readonly maxLength?: number;
  /** Deepest nesting of lists and mappings. */
  readonly maxDepth?: number;
  /** Most values that aliases may expand to, all together. */
  readonly maxAliasedNodes?: number;
}
