import type { Fields, ModelName, RecordId } from '../../authentik/record';
import { labelOfAnyModel } from '../labels';
import { modelKind } from '../models';
import { freeName, newNameFor } from '../names';
import { reference } from '../values';
import { addPolicyBinding } from './bind';
import { defineCommand, gone, refusal } from './define';
import { newRecord, sourceOf } from './new-record';

export interface CreatePolicyArgs {
  readonly model: ModelName;
  readonly name?: string;
  readonly fields?: Fields;
  /** Opened file it is to be written into; the target's, where it is bound at once. */
  readonly source?: RecordId;
  /** Flow or stage binding that it is bound to at once. */
  readonly bindTo?: RecordId;
  readonly before?: RecordId | null;
}

export const createPolicy = defineCommand<CreatePolicyArgs>({
  name: 'create-policy',
  title: (_document, { model, name }) =>
    name === undefined ? `Create ${labelOfAnyModel(model)}` : `Create policy “${name}”`,
  change: (draft, args, context) => {
    if (modelKind(args.model) !== 'policy') {
      return refusal('not-a-policy', `${args.model} is not a policy type. Choose a policy type to create.`);
    }
    const target = args.bindTo === undefined ? undefined : draft.get(args.bindTo);
    if (args.bindTo !== undefined && target === undefined) return gone('target', args.bindTo);
    const { model, descriptors } = { ...args, ...context };
    const name =
      args.name === undefined
        ? newNameFor(draft.document(), { model, descriptors })
        : freeName(draft.document(), { model, wanted: args.name });
    const source = args.source ?? sourceOf(target);
    const policy = newRecord(context, { model, fields: { name, ...args.fields }, source });
    draft.put(policy);
    if (target !== undefined) {
      const before = args.before ?? null;
      const binding = { target: target.id, subject: reference(policy.id), before, kind: 'policy' } as const;
      addPolicyBinding(draft, binding, context);
    }
    return undefined;
  },
});
