import type { Fields, FieldValue, RecordId } from '../../authentik/record';
import { promptModel, promptStageModel } from '../models';
import { freeName, slugOf } from '../names';
import { textField } from '../values';
import { defineCommand, gone, refusal } from './define';
import { takeOrder } from './lane';
import { newRecord, sourceOf } from './new-record';
import { addToStage, hasPlainPromptList, promptsOf } from './prompts';

export interface CreatePromptArgs {
  readonly name?: string;
  readonly fields?: Fields;
  /** Prompt stage that shows it at once. */
  readonly stage?: RecordId;
  /** The prompt of that stage it goes before; null or absent: the end. */
  readonly before?: RecordId | null;
  readonly source?: RecordId;
}

export const createPrompt = defineCommand<CreatePromptArgs>({
  name: 'create-prompt',
  title: (_document, { name }) => `Create prompt${name === undefined ? '' : ` “${name}”`}`,
  change: (draft, args, context) => {
    const stage = args.stage === undefined ? undefined : draft.get(args.stage);
    if (args.stage !== undefined && stage?.model !== promptStageModel)
      return gone('prompt stage', args.stage);
    if (stage && !hasPlainPromptList(stage)) return tagged(stage.id);
    const document = draft.document();
    const key = typeof args.fields?.field_key === 'string' ? args.fields.field_key : 'field';
    const prefix = stage === undefined ? 'prompt' : (textField(stage, 'name') ?? 'prompt');
    const fields: Record<string, FieldValue> = {
      name: freeName(document, { model: promptModel, wanted: args.name ?? slugOf(`${prefix}-${key}`) }),
      field_key: key,
      label: 'Label',
      type: 'text',
      ...(stage === undefined ? {} : { order: takeOrder(draft, promptsOf(document, stage), args.before) }),
      ...args.fields,
    };
    const source = args.source ?? sourceOf(stage);
    const prompt = newRecord(context, { model: promptModel, fields, source });
    draft.put(prompt);
    if (stage !== undefined) addToStage(draft, draft.get(stage.id)!, prompt.id);
    return undefined;
  },
});

export function tagged(record: RecordId) {
  return refusal(
    'tagged-list',
    'The list of prompts of this stage is computed by a blueprint tag. Change it in the source text.',
    { record, field: 'fields' },
  );
}
