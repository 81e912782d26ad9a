import type { RecordId } from '../../authentik/record';
import type { Draft } from '../draft';
import { promptModel, promptStageModel } from '../models';
import { withFields } from '../values';
import { tagged } from './create-prompt';
import { defineCommand, gone, quoted } from './define';
import { takeOrder } from './lane';
import { addToStage, hasPlainPromptList, promptsOf, removeFromStage } from './prompts';

export interface StagePromptArgs {
  readonly stage: RecordId;
  readonly prompt: RecordId;
}

export interface MovePromptArgs extends StagePromptArgs {
  /** The prompt of the same stage it goes before; null: the end. */
  readonly before: RecordId | null;
}

function check(draft: Draft, args: StagePromptArgs) {
  const stage = draft.get(args.stage);
  if (stage?.model !== promptStageModel) return gone('prompt stage', args.stage);
  if (draft.get(args.prompt)?.model !== promptModel) return gone('prompt', args.prompt);
  return hasPlainPromptList(stage) ? undefined : tagged(stage.id);
}

/** Shows an existing prompt in a stage as well. */
export const addPrompt = defineCommand<StagePromptArgs>({
  name: 'add-prompt',
  title: (document, { stage, prompt }) =>
    `Add prompt${quoted(document, prompt)} to${quoted(document, stage)}`,
  change: (draft, args) => {
    const problems = check(draft, args);
    if (problems === undefined) addToStage(draft, draft.get(args.stage)!, args.prompt);
    return problems;
  },
});

/** The prompt itself stays in the workspace. */
export const removePrompt = defineCommand<StagePromptArgs>({
  name: 'remove-prompt',
  title: (document, { stage, prompt }) =>
    `Remove prompt${quoted(document, prompt)} from${quoted(document, stage)}`,
  change: (draft, args) => {
    const problems = check(draft, args);
    if (problems === undefined) removeFromStage(draft, draft.get(args.stage)!, args.prompt);
    return problems;
  },
});

/** Changes the orders of prompts, which they have in every stage that shows them. */
export const movePrompt = defineCommand<MovePromptArgs>({
  name: 'move-prompt',
  title: (document, { prompt }) => `Move prompt${quoted(document, prompt)}`,
  change: (draft, args) => {
    const problems = check(draft, args);
    if (problems !== undefined) return problems;
    const lane = promptsOf(draft.document(), draft.get(args.stage)!);
    const index = lane.findIndex((prompt) => prompt.id === args.prompt);
    if (args.before === args.prompt || (lane[index + 1]?.id ?? null) === args.before) return undefined;
    const others = lane.filter((prompt) => prompt.id !== args.prompt);
    const order = takeOrder(draft, others, args.before);
    draft.put(withFields(draft.get(args.prompt)!, { order }));
    return undefined;
  },
});
