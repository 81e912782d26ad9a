import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { stageBindingsOf } from '../../shared/document/indexes';
import { flowModel, stageBindingModel } from '../../shared/document/models';
import { isRecordReference } from '../../shared/authentik/record';
import { resolveValue } from '../../shared/document/references';
import { numberField, textField } from '../../shared/document/values';
import type { TraceStep } from '../../shared/simulate/scenario/run-scenario';
import type { OpenRun } from './open-run';

/**
 * Whether the turn of one of the stage bindings came in the last step of a run. The one that waited before, and was only
 * answered in that step, does not count.
 */
export function stopsAt(
  document: WorkspaceDocument,
  { played }: OpenRun,
  bindings: ReadonlySet<RecordId>,
): boolean {
  const turns = (step: TraceStep | undefined) =>
    (step?.ran ?? []).map(({ flow, stage, order }) => turn(flow, stage, order));
  const waited = turns(played?.steps.at(-2)).at(-1);
  const [first, ...later] = turns(played?.steps.at(-1));
  const ran = new Set(first === waited ? later : [first, ...later]);
  return [...bindings].some((id) => {
    const binding = document.records.get(id);
    const flow = binding && resolveValue(document, binding.fields.target ?? null);
    const stage = binding && resolveValue(document, binding.fields.stage ?? null);
    if (!flow || !stage) return false;
    const order = numberField(binding, 'order') ?? 0;
    return ran.has(turn(textField(flow, 'slug') ?? '', textField(stage, 'name') ?? '', order));
  });
}

const turn = (flow: string, stage: string, order: number | null): string =>
  [flow, String(order), stage].join(' ');

/** The stage bindings that are selected; of a selected stage, those in the open flow. */
export function selectedBindings(
  document: WorkspaceDocument,
  selection: readonly RecordId[],
  flow: RecordId | null,
): readonly RecordId[] {
  const isBinding = (id: RecordId) => document.records.get(id)?.model === stageBindingModel;
  const chosen = selection.filter(isBinding);
  if (chosen.length > 0 || flow === null || document.records.get(flow)?.model !== flowModel) return chosen;
  const stages = new Set(selection);
  return stageBindingsOf(document, flow)
    .filter(({ fields: { stage } }) => isRecordReference(stage) && stages.has(stage.$ref))
    .map(({ id }) => id);
}
