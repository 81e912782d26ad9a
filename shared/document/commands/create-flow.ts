import type { FieldValue, RecordId } from '../../authentik/record';
import { flowModel } from '../models';
import { freeName, slugOf } from '../names';
import { defineCommand } from './define';
import { newRecord } from './new-record';

export interface CreateFlowArgs {
  readonly name?: string;
  readonly slug?: string;
  readonly title?: string;
  /** `authentication` unless said. */
  readonly designation?: string;
  /** Opened file that it is to be written into. */
  readonly source?: RecordId;
}

export const createFlow = defineCommand<CreateFlowArgs>({
  name: 'create-flow',
  title: (_document, { name }) => `Create flow “${name ?? 'New flow'}”`,
  change: (draft, args, context) => {
    const name = args.name ?? 'New flow';
    const fields: Record<string, FieldValue> = {
      name,
      slug: freeName(draft.document(), { model: flowModel, wanted: args.slug ?? slugOf(name) }),
      title: args.title ?? name,
      designation: args.designation ?? 'authentication',
    };
    draft.put(newRecord(context, { model: flowModel, fields, source: args.source }));
    return undefined;
  },
});
