import type { Command } from '../command';
import { addNote } from './add-note';
import { addPrompt } from './add-prompt';
import { adoptFile } from './adopt-file';
import { bindGroup } from './bind-group';
import { bindPolicy } from './bind-policy';
import { bindUser } from './bind-user';
import { clearPositions } from './clear-positions';
import { createFlow } from './create-flow';
import { createPolicy } from './create-policy';
import { createPrompt } from './create-prompt';
import { createReferred } from './create-referred';
import { deleteFlow } from './delete-flow';
import { deletePolicy } from './delete-policy';
import { deleteRecords } from './delete-records';
import { deleteStage } from './delete-stage';
import { duplicateFlow } from './duplicate-flow';
import { duplicateStage } from './duplicate-stage';
import { editNote } from './edit-note';
import { editSource } from './edit-source';
import { importBlueprints } from './import-blueprints';
import { insertStage } from './insert-stage';
import { keepCheck } from './keep-check';
import { keepSaved } from './keep-saved';
import { loadRecords } from './load-records';
import { movePolicyBinding } from './move-policy-binding';
import { movePrompt } from './move-prompt';
import { moveStage } from './move-stage';
import { paste } from './paste';
import { removePrompt } from './remove-prompt';
import { removeSource } from './remove-source';
import { removeStageBinding } from './remove-stage-binding';
import { rename } from './rename';
import { returnToVersion } from './return-to-version';
import { setBindingSubject } from './set-binding-subject';
import { setFields } from './set-fields';
import { setGivenValue } from './set-given-value';
import { setPositions } from './set-positions';
import { setRule } from './set-rule';
import { sourceSaved } from './source-saved';
import { unbind } from './unbind';

/** Every change that can be made to a workspace. */
export const commands = {
  'add-note': addNote,
  'add-prompt': addPrompt,
  'adopt-file': adoptFile,
  'bind-group': bindGroup,
  'bind-policy': bindPolicy,
  'bind-user': bindUser,
  'clear-positions': clearPositions,
  'create-flow': createFlow,
  'create-policy': createPolicy,
  'create-prompt': createPrompt,
  'create-referred': createReferred,
  'delete-flow': deleteFlow,
  'delete-policy': deletePolicy,
  'delete-records': deleteRecords,
  'delete-stage': deleteStage,
  'duplicate-flow': duplicateFlow,
  'duplicate-stage': duplicateStage,
  'edit-note': editNote,
  'edit-source': editSource,
  'import-blueprints': importBlueprints,
  'insert-stage': insertStage,
  'keep-check': keepCheck,
  'keep-saved': keepSaved,
  'load-records': loadRecords,
  'move-policy-binding': movePolicyBinding,
  'move-prompt': movePrompt,
  'move-stage': moveStage,
  paste,
  'remove-prompt': removePrompt,
  'remove-source': removeSource,
  'remove-stage-binding': removeStageBinding,
  rename,
  'return-to-version': returnToVersion,
  'set-binding-subject': setBindingSubject,
  'set-fields': setFields,
  'set-given-value': setGivenValue,
  'set-positions': setPositions,
  'set-rule': setRule,
  'source-saved': sourceSaved,
  unbind,
} as const;

export type CommandName = keyof typeof commands;

export type CommandArgs<Name extends CommandName> = Parameters<(typeof commands)[Name]['run']>[1];

/** The command of a name, with its arguments' type set aside for those who hold name and arguments together. */
export function commandNamed<Name extends CommandName>(name: Name): Command<CommandArgs<Name>> {
  return commands[name] as unknown as Command<CommandArgs<Name>>;
}
