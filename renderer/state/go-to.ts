import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { flowModel, policyBindingModel, stageBindingModel } from '../../shared/document/models';
import { targetOf } from '../../shared/document/references';
import { usesOf } from '../../shared/document/uses';
import type { AppState } from './app-state';

/** A flow whose drawing shows a record: its own, the flow it is bound in, else the first flow that uses what uses it. */
export function flowShowing(document: WorkspaceDocument, id: RecordId): AuthentikRecord | undefined {
  const seen = new Set<RecordId>();
  let wave = [id];
  while (wave.length > 0) {
    const next: RecordId[] = [];
    for (const one of wave) {
      const record = document.records.get(one);
      if (record === undefined || seen.has(one)) continue;
      seen.add(one);
      if (record.model === flowModel) return record;
      const isBinding = record.model === stageBindingModel || record.model === policyBindingModel;
      const target = isBinding ? targetOf(document, record.fields.target) : undefined;
      if (isBinding) next.push(...(target === undefined ? [] : [target.id]));
      else next.push(...usesOf(document, one).map((use) => use.record.id));
    }
    wave = next;
  }
  return undefined;
}

/** Shows a record where it can be seen: a flow that has it, the inspector on it, the cursor in a field if one is named. */
export function goTo({ workspace, view }: AppState, id: RecordId, field?: string): void {
  const { document } = workspace.store.getState();
  if (!document.records.has(id)) return;
  const { activeFlow } = view.store.getState();
  const flow = flowShowing(document, id);
  const isShown = activeFlow !== null && isInFlow(document, id, activeFlow);
  if (flow !== undefined && !isShown) view.openFlow(flow.id);
  view.reveal(id, field);
}

/** Whether a flow's drawing shows a record: the flow, its bindings, and the stages and policies that they bind. */
function isInFlow(document: WorkspaceDocument, id: RecordId, flow: RecordId): boolean {
  if (id === flow) return true;
  const record = document.records.get(id);
  if (record === undefined) return false;
  if (record.model === stageBindingModel || record.model === policyBindingModel) {
    return flowShowing(document, id)?.id === flow;
  }
  return usesOf(document, id).some(
    ({ record: user }) =>
      (user.model === stageBindingModel || user.model === policyBindingModel) &&
      flowShowing(document, user.id)?.id === flow,
  );
}
