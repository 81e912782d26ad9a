import { coerceBoolean } from './coerce/number';
import type { Database } from './query';
import { assertQuery, select } from './query';
import type { Refusal } from './refusal';
import { EntryRefused } from './refusal';
import type { Payload, Value } from './value';
import { isJson, isMapping } from './value';

const instanceModel = 'authentik_blueprints.blueprintinstance';

/** Checks of the entry that applies another blueprint; a fresh server has none (authentik 2025.10, v1/meta/apply_blueprint.py). */
export function applyMeta(database: Database, attrs: Payload | null): void {
  if (attrs === null) {
    throw new EntryRefused([{ code: 'attrs-null', message: 'No data provided', part: 'attrs' }]);
  }
  const { identifiers, required } = attrs;
  const problems = [identifiersProblem(identifiers), requiredProblem(required)].filter(
    (problem): problem is Refusal => problem !== undefined,
  );
  if (problems.length > 0) throw new EntryRefused(problems);
  const conditions = Object.entries(identifiers as Payload);
  assertQuery(database, instanceModel, conditions);
  const isRequired = required === undefined || coerced(required) === true;
  if (isRequired && select(database, instanceModel, conditions).length === 0) {
    throw new EntryRefused([
      {
        code: 'required-blueprint',
        message: 'Required blueprint does not exist',
        field: 'identifiers',
        part: 'attrs',
      },
    ]);
  }
}

function identifiersProblem(value: Value | undefined): Refusal | undefined {
  const say = (code: string, message: string): Refusal => ({
    code,
    message,
    field: 'identifiers',
    part: 'attrs',
  });
  if (value === undefined) return say('field-required', 'This field is required.');
  if (value === null) return say('field-null', 'This field may not be null.');
  if (!isJson(value)) return say('field-invalid', 'Value must be valid JSON.');
  return isMapping(value)
    ? undefined
    : say('field-invalid', 'Value must be a dictionary, and not have any duplicate keys.');
}

const requiredField = {
  name: 'required',
  label: 'Required',
  type: 'boolean',
  required: false,
  nullable: false,
  writeOnly: false,
  allowBlank: false,
} as const;

function coerced(value: Value): Value | undefined {
  const result = coerceBoolean(requiredField, value, undefined as never);
  return result.ok ? result.value : undefined;
}

function requiredProblem(value: Value | undefined): Refusal | undefined {
  if (value === undefined || (value !== null && coerced(value) !== undefined)) return undefined;
  const message = value === null ? 'This field may not be null.' : 'Must be a valid boolean.';
  return { code: 'field-invalid', message, field: 'required', part: 'attrs' };
}
