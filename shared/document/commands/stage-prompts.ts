import type { RecordId } from '../../authentik/record';
import type { Draft } from '../draft';
import { promptModel, promptStageModel } from '../models';
import { tagged } from './create-prompt';
import { gone } from './define';
import { hasPlainPromptList } from './prompts';

export interface StagePromptArgs {
  readonly stage: RecordId;
  readonly prompt: RecordId;
}

/** Why the list of prompts of a stage cannot be changed, if so. */
export function checkStagePrompt(draft: Draft, args: StagePromptArgs) {
  const stage = draft.get(args.stage);
  if (stage?.model !== promptStageModel) return gone('prompt stage', args.stage);
  if (draft.get(args.prompt)?.model !== promptModel) return gone('prompt', args.prompt);
  return hasPlainPromptList(stage) ? undefined : tagged(stage.id);
}
