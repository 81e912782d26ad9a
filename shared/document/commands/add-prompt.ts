import { defineCommand, quoted } from './define';
import { addToStage } from './prompts';
import type { StagePromptArgs } from './stage-prompts';
import { checkStagePrompt } from './stage-prompts';

/** Shows an existing prompt in a stage as well. */
export const addPrompt = defineCommand<StagePromptArgs>({
  name: 'add-prompt',
  title: (document, { stage, prompt }) =>
    `Add prompt${quoted(document, prompt)} to${quoted(document, stage)}`,
  change: (draft, args) => {
    const problems = checkStagePrompt(draft, args);
    if (problems === undefined) addToStage(draft, draft.get(args.stage)!, args.prompt);
    return problems;
  },
});
