import type { DescriptorSet } from '../authentik/descriptor';
import { everyModel } from '../authentik/descriptors';
import type { AuthentikRecord, FieldValue, ModelName } from '../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../authentik/record';
import type { WorkspaceDocument } from './document';
import { noteModel, policyBindingModel, sourceModel, stageBindingModel } from './models';
import { resolveValue } from './references';
import { textField } from './values';

const namingFields = ['name', 'slug', 'username', 'title', 'domain', 'field_key', 'identifier', 'path'];

interface Naming {
  readonly document: WorkspaceDocument;
  /** Records whose label needs this one: a file may name things after one another in a circle. */
  readonly above: readonly AuthentikRecord[];
}

const mostAbove = 4;

/** What people call a record: `default-authentication-login`, `Password in Welcome`, `is admin on Welcome`. */
export function labelOf(document: WorkspaceDocument, record: AuthentikRecord): string {
  return label({ document, above: [] }, record);
}

function label({ document, above }: Naming, record: AuthentikRecord): string {
  if (above.length === mostAbove || above.includes(record)) return shortModelName(record.model);
  const naming = { document, above: [...above, record] };
  if (record.model === stageBindingModel) {
    return `${describe(naming, record.fields.stage, 'a stage')} in ${describe(naming, record.fields.target, 'a flow')}`;
  }
  if (record.model === policyBindingModel) {
    return `${describe(naming, subjectOf(record), 'nothing')} on ${describe(naming, record.fields.target, 'a target')}`;
  }
  if (record.model === sourceModel) return fileName(textField(record, 'path') ?? 'a file');
  if (record.model === noteModel) return firstLine(textField(record, 'text') ?? '') || 'Note';
  for (const name of namingFields) {
    const value = record.fields[name];
    if (value === undefined || value === null || value === '') continue;
    return typeof value === 'string' ? value : shown(naming, value);
  }
  return shortModelName(record.model);
}

/** What a flow goes by in lists and tabs: its slug, else what else names it. */
export function slugOrLabel(document: WorkspaceDocument, flow: AuthentikRecord): string {
  const slug = textField(flow, 'slug') ?? '';
  return slug === '' ? labelOf(document, flow) : slug;
}

/** Label of the policy, group or user that a policy binding binds. */
export function labelOfSubject(document: WorkspaceDocument, binding: AuthentikRecord): string {
  return describe({ document, above: [] }, subjectOf(binding), 'nothing');
}

function subjectOf({ fields: { policy, group, user } }: AuthentikRecord): FieldValue | undefined {
  return policy ?? group ?? user;
}

function describe(naming: Naming, value: FieldValue | undefined, otherwise: string): string {
  return value === undefined || value === null ? otherwise : shown(naming, value);
}

/** A value as one line of text: labels for references, `!Format …` for tags, JSON for the rest. */
export function describeValue(document: WorkspaceDocument, value: FieldValue): string {
  return shown({ document, above: [] }, value);
}

function shown(naming: Naming, value: FieldValue): string {
  const target = resolveValue(naming.document, value);
  if (target !== undefined) return label(naming, target);
  if (isRecordReference(value)) return 'something that is gone';
  if (isExternalReference(value)) {
    const [first] = value.$external.where;
    return first ? shown(naming, first[1]) : shortModelName(value.$external.model);
  }
  if (isTaggedValue(value)) {
    const inner = value.value;
    const parts = Array.isArray(inner) ? (inner as readonly FieldValue[]) : [inner];
    return [value.$tag, ...parts.map((part) => shown(naming, part))].join(' ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `passwordstage` of `authentik_stages_password.passwordstage`: where no descriptor gives a better word. */
export function shortModelName(model: ModelName): string {
  return model.slice(model.indexOf('.') + 1);
}

/** As `labelOfModel`, where no release is at hand. */
export function labelOfAnyModel(model: ModelName): string {
  return everyModel().find((one) => one.model === model)?.label ?? shortModelName(model);
}

/** authentik's own word for a model, else its short name. */
export function labelOfModel(descriptors: DescriptorSet, model: ModelName): string {
  return descriptors.models.get(model)?.label ?? shortModelName(model);
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]!.slice(0, 80);
}
