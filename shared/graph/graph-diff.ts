import { deepEqual } from '../kernel/equal';
import type { RecordId } from '../authentik/record';
import type { FlowGraph, GraphEdge, GraphNode } from './graph';

/** What became of a node or an edge between two states of a flow. */
export type Fate = 'same' | 'added' | 'removed' | 'changed' | 'moved';

export interface GraphDiff {
  /** Both states in one: what is there now, with what is gone put where it was. What is gone has a key of its own. */
  readonly graph: FlowGraph;
  /** By the node's `key`. */
  readonly nodes: ReadonlyMap<string, Fate>;
  /** By the edge's `id`; edges are never changed or moved. */
  readonly edges: ReadonlyMap<string, Fate>;
}

export interface GraphSides {
  readonly from: FlowGraph;
  readonly to: FlowGraph;
  /** The record afterwards of one before; undefined where it is gone. */
  readonly counterpart: (record: RecordId) => RecordId | undefined;
}

/** The key that a node would have afterwards. */
function keyAfter(node: GraphNode, counterpart: GraphSides['counterpart']): string {
  const named = (prefix: string, record: RecordId | undefined) => {
    const after = record === undefined ? undefined : counterpart(record);
    return after === undefined ? undefined : `${prefix}:${after}`;
  };
  if (node.kind === 'gate') return named('gate', node.binding) ?? '';
  if (node.kind === 'stage') {
    if (node.binding !== undefined) return named('stage', node.binding) ?? '';
    return node.record === undefined ? node.key : (named('inserted', node.record) ?? '');
  }
  if (node.kind === 'exit' && node.flow?.record !== undefined) {
    return named(`exit:${node.exit}`, node.flow.record) ?? `exit:${node.exit}:${node.flow.name}`;
  }
  return node.key;
}

const unseen = new Set(['id', 'key', 'record', 'binding', 'target', 'tied', 'order', 'flow', 'checks']);

/** What a node shows, without identities and places. */
function lookOf(node: GraphNode): unknown {
  const own = Object.fromEntries(Object.entries(node).filter(([key]) => !unseen.has(key)));
  if (!('checks' in node)) return own;
  return { ...own, checks: node.checks.map(({ record: _record, target: _target, ...check }) => check) };
}

function fateOf(from: GraphNode, to: GraphNode): Fate {
  if (!deepEqual(lookOf(from), lookOf(to))) return 'changed';
  return 'order' in from && 'order' in to && from.order !== to.order ? 'moved' : 'same';
}

/** Joins two states of a flow into one graph and says of every node and edge what became of it. */
export function diffGraphs({ from, to, counterpart }: GraphSides): GraphDiff {
  const after = new Map(to.nodes.map((node) => [node.key, node]));
  const nodes = new Map<string, Fate>(to.nodes.map(({ key }) => [key, 'added']));
  const ids = new Map<string, string>();
  const merged: GraphNode[] = [...to.nodes];
  let before = -1;
  for (const [index, node] of from.nodes.entries()) {
    const same = after.get(keyAfter(node, counterpart));
    if (same) {
      nodes.set(same.key, fateOf(node, same));
      ids.set(node.id, same.id);
      before = merged.indexOf(same);
      continue;
    }
    const gone = { ...node, id: `gone:${node.id}`, key: `gone:${node.key}` };
    nodes.set(gone.key, 'removed');
    ids.set(node.id, gone.id);
    before = placeOf(node, { next: from.nodes[index + 1], after, counterpart, merged }) ?? before + 1;
    merged.splice(before, 0, gone);
  }
  return { ...joinEdges(from, to, ids), graph: { nodes: merged, edges: allEdges(from, to, ids) }, nodes };
}

/** A gate stands before its stage, wherever that is now. */
function placeOf(
  node: GraphNode,
  {
    next,
    after,
    counterpart,
    merged,
  }: Pick<GraphSides, 'counterpart'> & {
    readonly next: GraphNode | undefined;
    readonly after: ReadonlyMap<string, GraphNode>;
    readonly merged: readonly GraphNode[];
  },
): number | undefined {
  if (node.kind !== 'gate' || next?.kind !== 'stage') return undefined;
  const stage = after.get(keyAfter(next, counterpart));
  return stage && merged.indexOf(stage);
}

function sentence({ kind, source, target, field }: GraphEdge): string {
  return [kind, source, target, field ?? ''].join('\n');
}

function renamed(edge: GraphEdge, ids: ReadonlyMap<string, string>): GraphEdge {
  return { ...edge, source: ids.get(edge.source)!, target: ids.get(edge.target)! };
}

function goneEdges(from: FlowGraph, to: FlowGraph, ids: ReadonlyMap<string, string>): readonly GraphEdge[] {
  const kept = new Set(to.edges.map(sentence));
  return from.edges
    .map((edge) => renamed(edge, ids))
    .filter((edge) => !kept.has(sentence(edge)))
    .map((edge) => ({ ...edge, id: `gone:${edge.id}` }));
}

function allEdges(from: FlowGraph, to: FlowGraph, ids: ReadonlyMap<string, string>): readonly GraphEdge[] {
  return [...to.edges, ...goneEdges(from, to, ids)];
}

function joinEdges(from: FlowGraph, to: FlowGraph, ids: ReadonlyMap<string, string>) {
  const known = new Set(from.edges.map((edge) => sentence(renamed(edge, ids))));
  const edges = new Map<string, Fate>(
    to.edges.map((edge) => [edge.id, known.has(sentence(edge)) ? 'same' : 'added']),
  );
  for (const { id } of goneEdges(from, to, ids)) edges.set(id, 'removed');
  return { edges };
}
