import type { ModelName } from '../authentik/record';
import type { Json } from '../kernel/json';

/** A policy with its fields, defaults filled in. */
export interface CompiledPolicy {
  readonly id: string;
  readonly model: ModelName;
  readonly name: string;
  readonly fields: Readonly<Record<string, Json>>;
}

/** One binding: exactly one of policy, group and user. `group` and `user` are the names by which the world knows them, null where nobody does. */
export interface CompiledPolicyBinding {
  readonly id: string;
  readonly order: number;
  readonly enabled: boolean;
  readonly negate: boolean;
  readonly failureResult: boolean;
  readonly policy?: CompiledPolicy;
  readonly group?: string | null;
  readonly user?: string | null;
}

export interface PolicyTarget {
  readonly id: string;
  readonly mode: 'all' | 'any';
  /** All bindings, disabled ones too, by order. */
  readonly bindings: readonly CompiledPolicyBinding[];
  /** What a trace says of it. */
  readonly label: TargetLabel;
}

export type TargetLabel =
  | { readonly flow: string }
  | { readonly flow: string; readonly stage: string; readonly order: number }
  | { readonly other: string; readonly name: string }
  | null;
