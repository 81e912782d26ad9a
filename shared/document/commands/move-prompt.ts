import type { RecordId } from '../../authentik/record';
import { withFields } from '../values';
import { defineCommand, quoted } from './define';
import { takeOrder } from './lane';
import { promptsOf } from './prompts';
import type { StagePromptArgs } from './stage-prompts';
import { checkStagePrompt } from './stage-prompts';

export interface MovePromptArgs extends StagePromptArgs {
  /** The prompt of the same stage it goes before; null: the end. */
  readonly before: RecordId | null;
}

/** Changes the orders of prompts, which they have in every stage that shows them. */
export const movePrompt = defineCommand<MovePromptArgs>({
  name: 'move-prompt',
  title: (document, { prompt }) => `Move prompt${quoted(document, prompt)}`,
  change: (draft, args) => {
    const problems = checkStagePrompt(draft, args);
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
