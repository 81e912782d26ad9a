import type { FieldDescriptor } from '../../authentik/descriptor';
import { flowDesignations } from '../../authentik/overlay/flow-designations';
import type { AuthentikRecord, Fields, FieldValue, ModelName, RecordId } from '../../authentik/record';
import { own } from '../../kernel/own';
import type { CommandContext } from '../command';
import type { WorkspaceDocument } from '../document';
import { recordsOfModel } from '../indexes';
import { labelOfAnyModel } from '../labels';
import { flowModel, modelKind, policyBindingModel, stageBindingModel } from '../models';
import { freeName, newNameFor, slugOf } from '../names';
import { resolveValue } from '../references';
import { reference, textField, withFields } from '../values';
import { isMadeHere } from './creatable';
import { defineCommand, gone, quoted, refusal } from './define';
import { newRecord, sourceOf } from './new-record';
import { withSubject } from './set-binding-subject';

export interface CreateReferredArgs {
  /** What refers to the new record, by this field; a list of references gets it as its last. */
  readonly record: RecordId;
  readonly field: string;
  readonly model: ModelName;
  /** A flow's name: its slug is made of it. */
  readonly name?: string;
}

/** Makes a flow, stage or policy in the place where it is wanted: one step, taken back as one. */
export const createReferred = defineCommand<CreateReferredArgs>({
  name: 'create-referred',
  title: (document, { record, model, name }) =>
    `Create ${name === undefined ? labelOfAnyModel(model) : `“${name}”`} for${quoted(document, record)}`,
  change: (draft, args, context) => {
    const record = draft.get(args.record);
    if (record === undefined) return gone('object', args.record);
    const field = context.descriptors.field(record.model, args.field);
    if (field === undefined || !isMadeHere(context.descriptors, args.model, field)) return notHere(args);
    const fields = startOf(draft.document(), { args, record, field, context });
    const made = newRecord(context, { model: args.model, fields, source: sourceOf(record) });
    const changed = referring(record, field, reference(made.id));
    if (changed === undefined) return computed(args);
    draft.put(made);
    draft.put(changed);
    return undefined;
  },
});

interface Place {
  readonly args: CreateReferredArgs;
  readonly record: AuthentikRecord;
  readonly field: FieldDescriptor;
  readonly context: CommandContext;
}

function startOf(document: WorkspaceDocument, { args, record, field, context }: Place): Fields {
  const { model } = args;
  if (model === flowModel) {
    const designation = own(flowDesignations, field.name) ?? 'authentication';
    // A stage that is configured has such a flow of its own; the others are there once.
    const whose = designation === 'stage_configuration' ? (textField(record, 'name') ?? '') : '';
    const name = args.name ?? `${whose} ${field.label}`.trim();
    const slug = freeName(document, { model, wanted: slugOf(name) });
    return { name, slug, title: name, designation };
  }
  if (args.name !== undefined) return { name: freeName(document, { model, wanted: args.name }) };
  const prefix = modelKind(model) === 'stage' ? flowSlugOf(document, record) : undefined;
  const { descriptors } = context;
  return { name: newNameFor(document, { model, descriptors, ...(prefix === undefined ? {} : { prefix }) }) };
}

/** The slug of a flow that a stage or a stage binding is in. */
function flowSlugOf(document: WorkspaceDocument, record: AuthentikRecord): string | undefined {
  const binding =
    record.model === stageBindingModel
      ? record
      : recordsOfModel(document, stageBindingModel).find(
          ({ fields }) => resolveValue(document, fields.stage)?.id === record.id,
        );
  const flow = resolveValue(document, binding?.fields.target);
  return flow && textField(flow, 'slug');
}

/** Undefined where the field is computed by a tag, and so has no place for a reference. */
function referring(
  record: AuthentikRecord,
  field: FieldDescriptor,
  made: FieldValue,
): AuthentikRecord | undefined {
  if (field.type === 'reference') {
    const isSubject = record.model === policyBindingModel && field.name === 'policy';
    return isSubject ? withSubject(record, 'policy', made) : withFields(record, { [field.name]: made });
  }
  const items = record.fields[field.name] ?? [];
  if (!Array.isArray(items)) return undefined;
  return withFields(record, { [field.name]: [...(items as readonly FieldValue[]), made] });
}

function notHere({ record, field, model }: CreateReferredArgs) {
  const message = `No ${model} can be made for “${field}”. Choose one that there is.`;
  return refusal('not-made-here', message, { record, field });
}

function computed({ record, field }: CreateReferredArgs) {
  const message = `“${field}” is computed by a blueprint tag. Change it in the source text.`;
  return refusal('tagged-list', message, { record, field });
}
