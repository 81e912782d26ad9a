import type { Json } from '../kernel/json';
import type { FieldChange, FieldType, Lifetime } from './descriptor';
import type { ModelName } from './record';

/** What `npm run descriptors` writes: only what the OpenAPI documents say, flags left out where they are false. */
export interface GeneratedModel extends Lifetime {
  readonly model: ModelName;
  readonly label: string;
  readonly apiPath: string;
  readonly fields: readonly GeneratedField[];
  readonly readOnly: readonly string[];
}

/** A value of an enumeration; a mapping where it is not there in every release. */
export type GeneratedChoice = string | number | (Lifetime & { readonly value: string | number });

export interface GeneratedField extends Lifetime {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly items?: FieldType;
  readonly required?: boolean;
  readonly nullable?: boolean;
  readonly writeOnly?: boolean;
  readonly allowBlank?: boolean;
  readonly default?: Json;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  /** Text: the name of a list in choices.gen.ts. */
  readonly choices?: string | readonly GeneratedChoice[];
  readonly itemFields?: readonly GeneratedField[];
  readonly changes?: readonly FieldChange[];
  readonly help?: string;
}
