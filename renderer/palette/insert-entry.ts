import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { stageBindingsOf } from '../../shared/document/indexes';
import { policyBindingModel, stageBindingModel } from '../../shared/document/models';
import { targetOf } from '../../shared/document/references';
import type { AppState } from '../state/app-state';
import type { PaletteEntry } from './palette-sections';

/** The stage binding of a flow, or the flow itself, that a selected record belongs to. */
function holderOf(document: WorkspaceDocument, flow: RecordId, id: RecordId | undefined) {
  const selected = id === undefined ? undefined : document.records.get(id);
  const holder =
    selected?.model === policyBindingModel ? targetOf(document, selected.fields.target) : selected;
  if (holder?.id === flow) return flow;
  return stageBindingsOf(document, flow).find((binding) => binding.id === holder?.id)?.id;
}

/** The stage binding that a stage inserted after `holder` goes before; null for the end. */
function beforeOf(document: WorkspaceDocument, flow: RecordId, holder: RecordId | undefined) {
  const lane = stageBindingsOf(document, flow);
  if (holder === undefined) return null;
  return lane[lane.findIndex((binding) => binding.id === holder) + 1]?.id ?? null;
}

/**
 * Puts a new stage after what is selected in the open flow, or a new policy onto it; at the end, or onto the flow,
 * where nothing of that flow is selected. False where no flow is open or the change was refused.
 */
export function insertEntry(app: AppState, entry: PaletteEntry): boolean {
  const { activeFlow: flow, selection } = app.view.store.getState();
  if (flow === null) return false;
  const { document } = app.workspace.store.getState();
  const holder = holderOf(document, flow, selection[0]);
  const { model } = entry;
  const made =
    entry.kind === 'policy'
      ? app.run('create-policy', { model, bindTo: holder ?? flow })
      : app.run('insert-stage', { flow, before: beforeOf(document, flow, holder), stage: { model } });
  const wanted = entry.kind === 'policy' ? policyBindingModel : stageBindingModel;
  const binding = made?.added.find((record) => record.model === wanted);
  if (binding) app.view.select([binding.id]);
  return binding !== undefined;
}
