import type { ModelDescriptor } from '../../../authentik/descriptor';
import type { ModelName } from '../../../authentik/record';
import type { Database } from '../query';
import type { Refusal } from '../refusal';
import type { Row } from '../store';
import type { Payload } from '../value';

export interface SerializerInput {
  readonly database: Database;
  readonly model: ModelDescriptor;
  /** What the entry gives, before coercion: identifiers merged over attrs. */
  readonly payload: Payload;
  /** The object that is updated; absent where one is made. */
  readonly instance?: Row;
}

export interface RuleInput extends SerializerInput {
  /** The given fields after coercion. */
  readonly values: Payload;
}

/** A check that the server makes on a whole payload after its fields are fine. One rule: one file. */
export interface ImporterRule {
  /** Absent: every model. */
  readonly models?: readonly ModelName[];
  readonly check: (input: RuleInput) => readonly Refusal[];
}
