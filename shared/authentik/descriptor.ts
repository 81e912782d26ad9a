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

/** What one release says differently of a field; applies from `since` on. */
export interface FieldChange {
  readonly since: Release;
  readonly set: Partial<
    Pick<
      FieldDescriptor,
      | 'required'
      | 'nullable'
      | 'maxLength'
      | 'minimum'
      | 'maximum'
      | 'pattern'
      | 'writeOnly'
      | 'default'
      | 'allowBlank'
    >
  >;
}

export interface FieldDescriptor extends Lifetime {
  readonly name: string;
  readonly label: string;
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
  readonly help?: string;
  readonly choices?: readonly ChoiceDescriptor[];
  /** Type of a list's items, where known. */
  readonly items?: FieldType;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  /** Models that a reference may point at. */
  readonly targets?: readonly ModelName[];
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
  field(model: ModelName, name: string): FieldDescriptor | undefined;
}
