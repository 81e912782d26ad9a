import type { AuthentikRecord, Fields, ModelName, RecordId } from '../../authentik/record';
import type { CommandContext } from '../command';
import type { WorkspaceDocument } from '../document';
import type { Draft } from '../draft';
import { stageBindingsOf } from '../indexes';
import { labelOfAnyModel } from '../labels';
import { flowModel, modelKind, stageBindingModel } from '../models';
import { freeName, newNameFor } from '../names';
import { reference, textField } from '../values';
import { defineCommand, gone, quoted, refusal } from './define';
import { takeOrder } from './lane';
import { newRecord, sourceOf } from './new-record';

export interface InsertStageArgs {
  readonly flow: RecordId;
  /** The stage binding it goes before; null or absent: the end. */
  readonly before?: RecordId | null;
  readonly stage: { readonly existing: RecordId } | NewStage;
  /** Fields of the binding other than target, stage and order. */
  readonly binding?: Fields;
}

export interface NewStage {
  readonly model: ModelName;
  readonly name?: string;
  readonly fields?: Fields;
}

export const insertStage = defineCommand<InsertStageArgs>({
  name: 'insert-stage',
  title: (document, { flow, stage }) => `Insert ${stageTitle(document, stage)} into${quoted(document, flow)}`,
  change: (draft, args, context) => {
    const flow = draft.get(args.flow);
    if (flow?.model !== flowModel) return gone('flow', args.flow);
    const stage = 'existing' in args.stage ? draft.get(args.stage.existing) : make(draft, args, context);
    if (stage === undefined || modelKind(stage.model) !== 'stage') return noStage(args);
    draft.put(stage);
    const order = takeOrder(draft, stageBindingsOf(draft.document(), flow.id), args.before);
    draft.put(
      newRecord(context, {
        model: stageBindingModel,
        fields: { target: reference(flow.id), stage: reference(stage.id), order, ...args.binding },
        source: sourceOf(flow),
      }),
    );
    return undefined;
  },
});

function make(draft: Draft, args: InsertStageArgs, context: CommandContext): AuthentikRecord | undefined {
  if ('existing' in args.stage) return undefined;
  const { model, name, fields } = args.stage;
  if (modelKind(model) !== 'stage') return undefined;
  const document = draft.document();
  const flow = draft.get(args.flow);
  const prefix = flow && textField(flow, 'slug');
  return newRecord(context, {
    model,
    fields: {
      name:
        name === undefined
          ? newNameFor(document, {
              model,
              descriptors: context.descriptors,
              ...(prefix === undefined ? {} : { prefix }),
            })
          : freeName(document, { model, wanted: name }),
      ...fields,
    },
    source: sourceOf(flow),
  });
}

function noStage(args: InsertStageArgs) {
  return 'existing' in args.stage
    ? gone('stage', args.stage.existing)
    : refusal('not-a-stage', `${args.stage.model} is not a stage type. Choose a stage type to insert.`);
}

function stageTitle(document: WorkspaceDocument, stage: InsertStageArgs['stage']): string {
  if ('existing' in stage) return `stage${quoted(document, stage.existing)}`;
  if (stage.name !== undefined) return `stage “${stage.name}”`;
  return labelOfAnyModel(stage.model);
}
