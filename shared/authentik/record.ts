import type { Json } from '../kernel/json';

/** Identity of a record inside its workspace. Never leaves it: not a primary key of a server. */
export type RecordId = string;

/** Blueprint model name in lower case: `authentik_stages_password.passwordstage`. */
export type ModelName = string;

/** Points at a record of the same workspace (in a blueprint: `!KeyOf`). */
export interface RecordReference {
  readonly $ref: RecordId;
}

/**
 * Points at an object by what identifies it (in a blueprint: `!Find`). The workspace may hold a match:
 * `targetOf` in shared/document decides. Field names may carry Django lookups (`slug__iexact`).
 */
export interface ExternalReference {
  readonly $external: {
    readonly model: ModelName;
    readonly where: readonly (readonly [field: string, value: FieldValue])[];
  };
}

/** A blueprint tag kept as written: `{$tag: '!Format', value: ['x-%s', {$tag: '!Context', value: 'foo'}]}`. */
export interface TaggedValue {
  readonly $tag: string;
  readonly value: FieldValue;
}

export type FieldValue =
  | string
  | number
  | boolean
  | null
  | RecordReference
  | ExternalReference
  | TaggedValue
  | readonly FieldValue[]
  | { readonly [key: string]: FieldValue };

export type Fields = Readonly<Record<string, FieldValue>>;

/** Where a record stands in the blueprint text that it was opened from, and what only a blueprint says of it. */
export interface EntryMeta {
  /** The `stagecraft.source` record that holds the text. */
  readonly source: RecordId;
  /**
   * Place in the source's text: `['entries', 3]` or `['entries', 'section', 0]`. Absent for an entry that the
   * text does not hold yet. Later entries of the same text that write the same object follow in `also`.
   */
  readonly path?: readonly (string | number)[];
  readonly also?: readonly (readonly (string | number)[])[];
  /** Names of those `fields` that the entry has under `identifiers`. */
  readonly identifiers: readonly string[];
  /** The entry's `id`, which `!KeyOf` names. */
  readonly blueprintId?: string;
  /** Absent: `present`. */
  readonly state?: FieldValue;
  readonly conditions?: FieldValue;
  readonly permissions?: FieldValue;
}

/** One object as an authentik instance would hold it. Fields that are not given take the server's default. */
export interface AuthentikRecord {
  readonly id: RecordId;
  readonly model: ModelName;
  readonly fields: Fields;
  readonly entry?: EntryMeta;
}

/**
 * Ours, kept in the same table as `stagecraft.*` models: `stagecraft.source` {path, text},
 * `stagecraft.position` {node, flow, x, y}, `stagecraft.note`. Never exported, synced or part of a shown diff.
 */
export const ownModelPrefix = 'stagecraft.';

export function isRecordReference(value: unknown): value is RecordReference {
  return typeof value === 'object' && value !== null && '$ref' in value;
}

export function isExternalReference(value: unknown): value is ExternalReference {
  return typeof value === 'object' && value !== null && '$external' in value;
}

export function isTaggedValue(value: unknown): value is TaggedValue {
  return typeof value === 'object' && value !== null && '$tag' in value;
}

/** True for plain JSON all the way down: no reference and no tag inside. */
export function isLiteral(value: FieldValue): value is Json {
  if (typeof value !== 'object' || value === null) return true;
  if (isRecordReference(value) || isExternalReference(value) || isTaggedValue(value)) return false;
  return Object.values(value as Record<string, FieldValue>).every(isLiteral);
}
