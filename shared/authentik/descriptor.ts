import type { Json } from '../kernel/json';
import type { ModelName } from './record';
import type { Release } from './release';

/** Releases in which something exists; both ends are inclusive, absent means open. */
export interface Lifetime {
  readonly since?: Release;
  readonly until?: Release;
}

export type FieldType =
  | 'text'
  | 'multiline'
  | 'python'
  | 'slug'
  | 'url'
  | 'email'
  | 'uuid'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'duration'
  | 'datetime'
  | 'json'
  | 'list'
  | 'reference'
  | 'references'
  | 'file';

export interface ChoiceDescriptor extends Lifetime {
  readonly value: string | number;
  readonly label: string;
}

/** What may differ between releases without ending a field's life. */
export type ChangingKey =
  | 'type'
  | 'items'
  | 'required'
  | 'nullable'
  | 'writeOnly'
  | 'allowBlank'
  | 'default'
  | 'minLength'
  | 'maxLength'
  | 'minimum'
  | 'maximum'
  | 'pattern';

/** What one release says differently of a field; applies from `since` on. */
export interface FieldChange {
  readonly since: Release;
  readonly set?: Partial<Pick<FieldDescriptor, ChangingKey>>;
  /** What no longer holds: a limit that was lifted. */
  readonly unset?: readonly ChangingKey[];
}

export interface FieldDescriptor extends Lifetime {
  readonly name: string;
  readonly label: string;
  /** A word or two for where there is no room for the label: a card. */
  readonly short?: string;
  /** What the number or duration zero means, where it means something of its own: `until the browser closes`. */
  readonly zero?: string;
  readonly type: FieldType;
  /** Must be given when the object is created through the API or a blueprint. */
  readonly required: boolean;
  readonly nullable: boolean;
  /** Never comes back from a server: a secret, to be masked. */
  readonly writeOnly: boolean;
  /** The server accepts the empty text or list. */
  readonly allowBlank: boolean;
  /** What the server takes when nothing is given. Absent: not known. */
  readonly default?: Json;
  /** What a new object begins with, where the default leaves it without use. */
  readonly start?: Json;
  readonly help?: string;
  readonly choices?: readonly ChoiceDescriptor[];
  /** The choices are codes that everybody else names too: two-letter country codes. */
  readonly vocabulary?: 'countries';
  /** Type of a list's items, where known. */
  readonly items?: FieldType;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  /** Models that a reference may point at. */
  readonly targets?: readonly ModelName[];
  /** Of a reference: what a server's primary key of the target looks like. */
  readonly keyType?: 'uuid' | 'integer' | 'text';
  /** Of a list: the order of its items means something. */
  readonly ordered?: boolean;
  /** Of a list of mappings: the keys of one item. */
  readonly itemFields?: readonly FieldDescriptor[];
  /** The other end of a link that another object owns: taken by the server, but not for people to write. */
  readonly reverse?: boolean;
  /** Only the blueprint importer accepts it, the API does not. */
  readonly blueprintOnly?: boolean;
  readonly changes?: readonly FieldChange[];
}

/** What a stage does in a flow; colour and icon of its card follow from it. */
export type StageRole = 'identifies' | 'proves' | 'collects' | 'acts' | 'decides' | 'ends';

export type ModelKind = 'flow' | 'stage' | 'policy' | 'binding' | 'prompt' | 'external' | 'other';

export interface ModelDescriptor extends Lifetime {
  readonly model: ModelName;
  readonly kind: ModelKind;
  /** authentik's own word for it, as its admin interface shows it. */
  readonly label: string;
  /** Path below /api/v3, ending in a slash. */
  readonly apiPath: string;
  /** The fields that identify an object, the first set being the usual one: [['slug']], [['target', 'stage', 'order']]. */
  readonly identifiers: readonly (readonly string[])[];
  readonly fields: readonly FieldDescriptor[];
  /** Sets of fields that no two objects may share; a stage's name is unique over all stage types. */
  readonly unique: readonly (readonly string[])[];
  /** Names that the server answers but does not take: given in a blueprint's attrs they are ignored. */
  readonly readOnly: readonly string[];
  /** The OpenAPI documents do not say which fields there are, so any must be let through. */
  readonly fieldsUnknown?: boolean;
  readonly role?: StageRole;
  readonly enterprise?: boolean;
  /** One sentence on what it is for. */
  readonly summary?: string;
  /** Names of the two fields at most that a card shows. */
  readonly facts?: readonly string[];
  /** lucide icon name. */
  readonly icon?: string;
}

/** The descriptors as one release has them: lifetimes and changes applied. */
export interface DescriptorSet {
  readonly release: Release;
  readonly models: ReadonlyMap<ModelName, ModelDescriptor>;
  /** Looks a model up as the importer does: letter case does not matter. */
  model(name: string): ModelDescriptor | undefined;
  field(model: ModelName, name: string): FieldDescriptor | undefined;
}
