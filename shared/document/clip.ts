import type { AuthentikRecord, RecordId } from '../authentik/record';
import type { WorkspaceDocument } from './document';
import { policyBindingsOf, stageBindingsOf } from './indexes';
import { flowModel, modelKind, policyBindingModel, stageBindingModel } from './models';
import { resolveValue } from './references';
import { pointersOf } from './uses';

/** Copied records, as the clipboard carries them between windows and workspaces (JSON). */
export interface Clip {
  readonly format: 'stagecraft/records';
  /** What a paste makes anew. */
  readonly records: readonly AuthentikRecord[];
  /** What those refer to: used where the workspace has it, else pasted along. */
  readonly needs: readonly AuthentikRecord[];
}

/** Copies records with what belongs to them: a flow's bindings, a stage binding's stage and policy bindings. */
export function clipOf(document: WorkspaceDocument, ids: readonly RecordId[]): Clip {
  const records = new Map<RecordId, AuthentikRecord>();
  const add = (record: AuthentikRecord | undefined) => {
    if (record === undefined || records.has(record.id)) return;
    records.set(record.id, record);
    if (record.model === flowModel) stageBindingsOf(document, record.id).forEach(add);
    if (record.model === flowModel || record.model === stageBindingModel) {
      policyBindingsOf(document, record.id).forEach(add);
    }
  };
  for (const id of ids) {
    const record = document.records.get(id);
    add(record);
    if (record?.model === stageBindingModel) add(resolveValue(document, record.fields.stage));
  }
  const needs = new Map<RecordId, AuthentikRecord>();
  const queue = [...records.values()];
  for (const record of queue) {
    for (const { value, field } of pointersOf(record)) {
      const target = resolveValue(document, value);
      if (target === undefined || records.has(target.id) || needs.has(target.id)) continue;
      if (!isNeed(record, target, field)) continue;
      needs.set(target.id, target);
      queue.push(target);
    }
  }
  return { format: 'stagecraft/records', records: [...records.values()], needs: [...needs.values()] };
}

/** Other flows are never taken along, nor is the flow of a copied stage binding. */
function isNeed(from: AuthentikRecord, target: AuthentikRecord, field: string): boolean {
  const isBinding = from.model === stageBindingModel || from.model === policyBindingModel;
  if (isBinding && field === 'target') return false;
  return ['stage', 'policy', 'prompt', 'external'].includes(modelKind(target.model));
}
