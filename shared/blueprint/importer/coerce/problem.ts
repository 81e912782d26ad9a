import type { FieldDescriptor } from '../../../authentik/descriptor';
import type { Release } from '../../../authentik/release';
import type { ObjectStore } from '../store';
import type { Value } from '../value';

/** One complaint of the server's serializer. `field` joins nested keys by a dot. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
  readonly code: string;
}

export type Coerced =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export interface CoerceContext {
  readonly store: ObjectStore;
  readonly release: Release;
}

/** Turns what a blueprint says into what the server stores, as the field's class in Django REST framework does. */
export type Coerce = (field: FieldDescriptor, value: Value, context: CoerceContext) => Coerced;

export function good(value: Value): Coerced {
  return { ok: true, value };
}

export function bad(field: string, message: string, code = 'invalid'): Coerced {
  return { ok: false, problems: [{ field, message, code }] };
}
