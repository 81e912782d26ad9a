import type { RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../document';
import { recordsOfModel } from '../indexes';
import { positionModel } from '../models';
import { resolveValue } from '../references';
import { numberField } from '../values';

export interface NodePosition {
  /** Id of a node of the flow's drawing. */
  readonly node: string;
  readonly x: number;
  readonly y: number;
}

/** Where the user put nodes of a flow's drawing. */
export function positionsOf(
  document: WorkspaceDocument,
  flow: RecordId,
): ReadonlyMap<string, NodePosition & { readonly record: RecordId }> {
  const positions = new Map<string, NodePosition & { readonly record: RecordId }>();
  for (const record of recordsOfModel(document, positionModel)) {
    const { node } = record.fields;
    if (typeof node !== 'string' || resolveValue(document, record.fields.flow)?.id !== flow) continue;
    const [x, y] = [numberField(record, 'x') ?? 0, numberField(record, 'y') ?? 0];
    positions.set(node, { node, x, y, record: record.id });
  }
  return positions;
}
