import { defineCommand, quoted } from './define';
import { removeFromStage } from './prompts';
import type { StagePromptArgs } from './stage-prompts';
import { checkStagePrompt } from './stage-prompts';

/** The prompt itself stays in the workspace. */
export const removePrompt = defineCommand<StagePromptArgs>({
  name: 'remove-prompt',
  title: (document, { stage, prompt }) =>
    `Remove prompt${quoted(document, prompt)} from${quoted(document, stage)}`,
  change: (draft, args) => {
    const problems = checkStagePrompt(draft, args);
    if (problems === undefined) removeFromStage(draft, draft.get(args.stage)!, args.prompt);
    return problems;
  },
});
