import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
import type { Draft } from '../draft';
import type { WorkspaceDocument } from '../document';
import { orderOf } from '../indexes';
import { promptModel } from '../models';
import { resolveValue } from '../references';
import { reference, withFields } from '../values';

/** The prompts of a prompt stage as the visitor sees them: by their own `order`, else as listed. */
export function promptsOf(document: WorkspaceDocument, stage: AuthentikRecord): readonly AuthentikRecord[] {
  return listOf(stage)
    .map((value) => resolveValue(document, value))
    .filter((record): record is AuthentikRecord => record?.model === promptModel)
    .sort((left, right) => orderOf(left) - orderOf(right));
}

function listOf(stage: AuthentikRecord): readonly FieldValue[] {
  const { fields } = stage.fields;
  return Array.isArray(fields) ? (fields as readonly FieldValue[]) : [];
}

/** Whether the stage's list of prompts is written out, so that one can be added or taken away. */
export function hasPlainPromptList(stage: AuthentikRecord): boolean {
  const { fields } = stage.fields;
  return fields === undefined || Array.isArray(fields);
}

export function addToStage(draft: Draft, stage: AuthentikRecord, prompt: RecordId): void {
  const present = listOf(stage).some((value) => resolveValue(draft.document(), value)?.id === prompt);
  if (!present) draft.put(withFields(stage, { fields: [...listOf(stage), reference(prompt)] }));
}

export function removeFromStage(draft: Draft, stage: AuthentikRecord, prompt: RecordId): void {
  const document = draft.document();
  const fields = listOf(stage).filter((value) => resolveValue(document, value)?.id !== prompt);
  draft.put(withFields(stage, { fields }));
}
