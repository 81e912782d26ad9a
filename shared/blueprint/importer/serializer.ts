import type { FieldDescriptor } from '../../authentik/descriptor';
import { coerceField } from './coerce/field';
import type { Refusal } from './refusal';
import { importerRules } from './rules';
import type { SerializerInput } from './rules/rule';
import { uniqueProblems } from './unique';
import type { Payload, Value } from './value';

export interface Validation {
  /** What would be stored: the fields given, in the server's types. */
  readonly values: Payload;
  readonly refusals: readonly Refusal[];
}

/**
 * What the API's serializer of a model says of a payload: field by field, then what must be unique, then the model's
 * own checks. As on the server, later steps run only where the earlier ones found nothing. Keys that the serializer
 * does not have are ignored.
 */
export function validate(input: SerializerInput): Validation {
  const { values, refusals } = validateFields(input);
  if (refusals.length > 0) return { values, refusals };
  const clashes = uniqueProblems(input, values);
  if (clashes.length > 0) return { values, refusals: clashes };
  const found = importerRules
    .filter((rule) => rule.models === undefined || rule.models.includes(input.model.model))
    .flatMap((rule) => rule.check({ ...input, values }));
  return { values, refusals: found };
}

function validateFields({ database, model, payload, instance }: SerializerInput): Validation {
  const values: Record<string, Value> = {};
  const refusals: Refusal[] = [];
  const context = { store: database.store, release: database.descriptors.release };
  for (const field of model.fields) {
    const given = payload[field.name];
    if (given === undefined) {
      if (field.required && instance === undefined) refusals.push(missing(field));
      continue;
    }
    const result = coerceField(field, given, context);
    if (result.ok) values[field.name] = result.value;
    else {
      refusals.push(
        ...result.problems.map((problem) => ({
          code: `field-${problem.code.replaceAll('_', '-')}`,
          message: problem.message,
          field: problem.field,
        })),
      );
    }
  }
  return { values, refusals };
}

function missing(field: FieldDescriptor): Refusal {
  return { code: 'field-required', message: 'This field is required.', field: field.name };
}
