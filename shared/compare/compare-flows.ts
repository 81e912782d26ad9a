import type { DescriptorSet } from '../authentik/descriptor';
import type { RecordId } from '../authentik/record';
import type { WorkspaceDocument } from '../document/document';
import type { Drawing, DrawnEdge } from '../graph/drawing/drawing';
import { drawingOf } from '../graph/drawing/drawing';
import { flowGraph } from '../graph/flow-graph';
import type { GraphNode } from '../graph/graph';
import type { Fate } from '../graph/graph-diff';
import { diffGraphs } from '../graph/graph-diff';
import type { Comparison, SideName } from './comparison';

export interface FlowsToCompare {
  readonly documents: Readonly<Record<SideName, WorkspaceDocument>>;
  /** The flow on each side, where it is there. */
  readonly flows: Readonly<Partial<Record<SideName, RecordId>>>;
  readonly descriptors: DescriptorSet;
  readonly comparison: Comparison;
}

/** Two states of a flow in one drawing. */
export interface ComparedFlow {
  readonly drawing: Drawing;
  /** By the id of what is drawn, nodes and edges. */
  readonly fates: ReadonlyMap<string, Fate>;
}

/** Draws what is there now and what is gone together, and says of everything that is drawn what became of it. */
export function compareFlows({ documents, flows, descriptors, comparison }: FlowsToCompare): ComparedFlow {
  const graphOf = (side: SideName) => flowGraph(documents[side], flows[side] ?? '', descriptors);
  const [from, to] = [graphOf('from'), graphOf('to')];
  const counterpart = (record: RecordId) => (record === flows.from ? flows.to : comparison.pairs.get(record));
  const diff = diffGraphs({ from, to, counterpart });
  const touched = touchedRecords(comparison);
  const nodes = new Map([...diff.nodes].map(([key, fate]) => [key, fate]));
  for (const node of to.nodes) {
    const fate = nodes.get(node.key);
    if (fate !== 'added' && shownBy(node).some((record) => touched.has(record)))
      nodes.set(node.key, 'changed');
  }
  const whole = drawingOf(diff.graph);
  const fates = new Map<string, Fate>(nodes);
  const lane = new Map(
    whole.nodes.filter(({ under }) => under === undefined).map(({ id }, index) => [id, index]),
  );
  const edges: DrawnEdge[] = [];
  for (const [index, edge] of whole.edges.entries()) {
    const fate = diff.edges.get(diff.graph.edges[index]!.id) ?? 'same';
    const drawn = rerouted(edge, fate, lane);
    if (!drawn || fates.has(drawn.id)) continue;
    fates.set(drawn.id, fate);
    edges.push(drawn);
    if (drawn.target.startsWith('beside:') && !fates.has(drawn.target)) fates.set(drawn.target, fate);
  }
  return { drawing: { nodes: whole.nodes, edges }, fates };
}

/**
 * A way past what is gone runs above it, like a skip; a former way that its ends have moved away from is told in the list
 * of changes only.
 */
function rerouted(edge: DrawnEdge, fate: Fate, lane: ReadonlyMap<string, number>): DrawnEdge | undefined {
  const [from, to] = [lane.get(edge.source), lane.get(edge.target)];
  const isForward = edge.kind === 'next' || edge.kind === 'skip';
  if (!isForward || from === undefined || to === undefined) return edge;
  if (to <= from) return undefined;
  if (edge.kind === 'skip' || to === from + 1) return edge;
  if (fate === 'removed') return undefined;
  return { ...edge, kind: 'skip', main: true };
}

function touchedRecords({ changed, added, removed, moved, pairs }: Comparison): ReadonlySet<RecordId> {
  const records = new Set<RecordId>();
  for (const { record } of [...changed, ...added]) if (record.to !== undefined) records.add(record.to);
  for (const { record, model } of moved) {
    // A policy that moved changes its gate; a stage that moved is marked as moved.
    if (model.endsWith('policybinding') && record.to !== undefined) records.add(record.to);
  }
  for (const { record } of removed) {
    const after = record.from === undefined ? undefined : pairs.get(record.from);
    if (after !== undefined) records.add(after);
  }
  return records;
}

/** The records whose fields a node shows. */
export function shownBy(node: GraphNode): readonly RecordId[] {
  const checks = 'checks' in node ? node.checks.flatMap(({ record, target }) => [record, target]) : [];
  const stage = node.kind === 'stage' ? [node.binding, node.record] : [];
  const own = node.kind === 'entry' ? [node.record] : stage;
  return [...own, ...checks].filter((record) => record !== undefined);
}
