import type { FieldDescriptor, ModelDescriptor } from '../../authentik/descriptor';
import { everyModel } from '../../authentik/descriptors';
import type { AuthentikRecord, FieldValue, ModelName } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';

/** A value that an export does not carry and the importing server has to be given. */
export interface NeededSecret {
  /** Name of the environment variable that `!Env` reads. */
  readonly variable: string;
  readonly model: ModelName;
  /** Name of the object. */
  readonly object: string;
  readonly field: string;
  /** The workspace does not have it either: a server never tells it. */
  readonly unknown: boolean;
}

let secretFields: ReadonlyMap<ModelName, ReadonlySet<string>> | undefined;

/** Fields that some release never tells: in every release they are kept out of an export. */
export function isSecret(model: ModelName, field: string): boolean {
  secretFields ??= new Map(everyModel().map((descriptor) => [descriptor.model, secretsOf(descriptor)]));
  return secretFields.get(model)?.has(field) ?? false;
}

function secretsOf({ fields }: ModelDescriptor): ReadonlySet<string> {
  const isHidden = (field: FieldDescriptor) =>
    field.writeOnly || (field.changes?.some(({ set }) => set?.writeOnly === true) ?? false);
  return new Set(fields.filter(isHidden).map(({ name }) => name));
}

export function variableFor(model: ModelName, object: string, field: string): string {
  const short = model.slice(model.indexOf('.') + 1);
  return `AUTHENTIK_${short}_${object}_${field}`
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}

/** What stands in for a secret that the server must have, until its environment holds it. */
const placeholder = 'change-me';

/**
 * What the text says for a secret: a tag that fetches it stays, anything else becomes `!Env` with a default that the
 * importer takes, so that the rest can be imported before the secret is there.
 */
export function secretValue(
  record: AuthentikRecord,
  { name: field, allowBlank, type }: FieldDescriptor,
  { value, object }: { readonly value: FieldValue | undefined; readonly object: string },
): { readonly value: FieldValue; readonly needed?: NeededSecret } {
  if (isTaggedValue(value)) return { value };
  if (value === '' || value === null) return { value };
  const variable = variableFor(record.model, object, field);
  const isText = type === 'text' || type === 'multiline';
  return {
    value: { $tag: '!Env', value: isText ? [variable, allowBlank ? '' : placeholder] : variable },
    needed: { variable, model: record.model, object, field, unknown: value === undefined },
  };
}
