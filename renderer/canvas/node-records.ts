import type { RecordId } from '../../shared/authentik/record';
import { stageBindingModel } from '../../shared/document/models';
import type { WorkspaceDocument } from '../../shared/document/document';
import type { Drawing, DrawnNode } from '../../shared/graph/drawing/drawing';

/** The records that selecting a node selects: a stage's binding, a gate's policy bindings, the flow of an entry or link. */
export function recordsOfNode({ node }: DrawnNode): readonly RecordId[] {
  if (node.kind === 'gate') return node.checks.map((check) => check.record);
  const record =
    node.kind === 'entry'
      ? node.record
      : node.kind === 'stage'
        ? (node.binding ?? node.record)
        : node.flow?.record;
  return record === undefined ? [] : [record];
}

/** The nodes that stand for selected records: of a selected stage every place where it is bound. */
export function nodesOfRecords(
  drawing: Drawing,
  document: WorkspaceDocument,
  selection: readonly RecordId[],
): ReadonlySet<string> {
  const wanted = new Set(selection);
  const nodes = new Set<string>();
  if (wanted.size === 0) return nodes;
  const onlyStages = !selection.some((id) => document.records.get(id)?.model === stageBindingModel);
  for (const { id, node, under } of drawing.nodes) {
    if (under !== undefined) continue;
    if (node.kind === 'stage') {
      const bound = node.binding !== undefined && wanted.has(node.binding);
      if (bound || (onlyStages && node.record !== undefined && wanted.has(node.record))) nodes.add(id);
    } else if (node.kind === 'gate') {
      if (node.checks.some((check) => wanted.has(check.record))) nodes.add(id);
    } else if (node.kind === 'entry') {
      if (wanted.has(node.record) || node.checks.some((check) => wanted.has(check.record))) nodes.add(id);
    }
  }
  return nodes;
}

export function sameRecords(left: readonly RecordId[], right: readonly RecordId[]): boolean {
  return left.length === right.length && left.every((id) => right.includes(id));
}
