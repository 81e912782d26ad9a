import type { FieldDescriptor, ModelDescriptor } from '../../authentik/descriptor';
import { everyModel } from '../../authentik/descriptors';
import type { AuthentikRecord, FieldValue, ModelName, RecordId } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';

/** A value that an export does not carry and the importing server has to be given. */
export interface NeededSecret {
  /** Name of the environment variable that `!Env` reads. */
  readonly variable: string;
  /** Path of the file that `!File` reads instead, where secrets are files. */
  readonly file?: string;
  readonly model: ModelName;
  /** Name of the object. */
  readonly object: string;
  readonly record: RecordId;
  readonly field: string;
  /** The workspace does not have it either: a server never tells it. */
  readonly unknown: boolean;
}

/** Where the importing server finds secrets: in its environment, or in files of a folder (Docker's `/run/secrets`). */
export type SecretPlace = 'environment' | { readonly folder: string };

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

interface SecretInput {
  readonly value: FieldValue | undefined;
  readonly object: string;
  readonly place: SecretPlace;
}

/**
 * What the text says for a secret: a tag that fetches it stays, anything else becomes `!Env` or `!File`, with a default
 * that the importer takes, so that the rest can be imported before the secret is there. A field that takes null gets
 * null: nobody shall log in with a password that stands in a file. Undefined where the server makes one up itself.
 */
export function secretValue(
  record: AuthentikRecord,
  { name: field, allowBlank, nullable, required, type }: FieldDescriptor,
  { value, object, place }: SecretInput,
): { readonly value?: FieldValue; readonly needed?: NeededSecret } {
  if (isTaggedValue(value) || value === '' || value === null) return { value };
  const isText = type === 'text' || type === 'multiline';
  const hasEmpty = nullable || allowBlank || !isText;
  if (!hasEmpty && !required) return {};
  const variable = variableFor(record.model, object, field);
  const file = fileOf(place, variable);
  const source = file ?? variable;
  const fallback = allowBlank ? '' : placeholder;
  return {
    value: {
      $tag: file === undefined ? '!Env' : '!File',
      value: isText && !nullable ? [source, fallback] : source,
    },
    needed: {
      variable,
      ...(file !== undefined && { file }),
      model: record.model,
      object,
      record: record.id,
      field,
      unknown: value === undefined,
    },
  };
}

function fileOf(place: SecretPlace, variable: string): string | undefined {
  return place === 'environment' ? undefined : `${place.folder.replace(/\/+$/, '')}/${variable}`;
}
