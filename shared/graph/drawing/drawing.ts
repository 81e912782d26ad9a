import type { RecordId } from '../../authentik/record';
import type { EdgeKind, FlowGraph, GraphEdge, GraphNode } from '../graph';
import type { CheckChip } from './check-chips';
import { checkChip } from './check-chips';
import type { SplitName } from './short-name';
import { splitNames } from './short-name';

/** One thing on the canvas, with the size it is drawn at; positions come from a layout. */
export interface DrawnNode {
  /** Stays the same when names and orders change. */
  readonly id: string;
  readonly node: GraphNode;
  readonly width: number;
  readonly height: number;
  /** Of a gate and the entry: the first of its policies, groups and users; more are counted only. */
  readonly chips?: readonly CheckChip[];
  /** How a stage's name is written: what it shares with other names of the flow set apart. */
  readonly name?: SplitName;
  /** Drawn under this node: a flow or stage that a stage links to. */
  readonly under?: string;
  /** Field of the stage that links to it. */
  readonly field?: string;
}

export interface DrawnEdge {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly source: string;
  readonly target: string;
  /** On the way of a visitor whom nothing skips, denies or sends back. */
  readonly main: boolean;
  /** Where a stage dropped on it goes: before this stage binding, or null for the end. Absent: nothing can go here. */
  readonly before?: RecordId | null;
}

/** A flow as the canvas draws it. */
export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

export const sizes = {
  entry: { width: 112, height: 66 },
  /** An entry with policies. */
  guardedEntry: 164,
  stage: { width: 206, height: 108 },
  gate: { width: 164, height: 62 },
  exit: { width: 84, height: 36 },
  satellite: { width: 192, height: 46 },
  /** The line that counts further checks. */
  more: 24,
  /** More checks than these are counted only. */
  checksShown: 5,
} as const;

type Names = ReadonlyMap<string, SplitName>;

function look(node: GraphNode, names: Names): Pick<DrawnNode, 'width' | 'height' | 'chips' | 'name'> {
  if (node.kind === 'exit') return node.flow ? sizes.satellite : sizes.exit;
  if (node.kind === 'stage') return { ...sizes.stage, name: nameIn(names, node.stage) };
  const { width, height } = sizes[node.kind];
  if (node.checks.length === 0) return { width, height, chips: [] };
  const chips = node.checks
    .slice(0, sizes.checksShown)
    .map((check) => checkChip(check, nameIn(names, check.name)));
  const word = node.kind === 'entry' ? 22 : 0;
  const more = node.checks.length > sizes.checksShown ? sizes.more : 0;
  const all = chips.reduce((sum, chip) => sum + chip.height, word + more);
  return { width: Math.max(width, sizes.guardedEntry), height: height + all, chips };
}

function nameIn(names: Names, name: string): SplitName {
  return names.get(name) ?? { shared: '', own: name };
}

/** Names of the stages, policies, groups and users of a flow, taken apart where they begin alike. */
function namesIn(graph: FlowGraph): Names {
  return splitNames(
    graph.nodes.flatMap((node) => {
      if (node.kind === 'stage') return [node.stage];
      return 'checks' in node ? node.checks.map((check) => check.name) : [];
    }),
  );
}

function isBeside(node: GraphNode): boolean {
  return (node.kind === 'exit' && node.exit === 'redirect') || (node.kind === 'stage' && !node.binding);
}

/**
 * Gives every link a drawn target of its own under the stage it comes from, so that links are short and cross
 * nothing, and marks where stages can be inserted.
 */
export function drawingOf(graph: FlowGraph): Drawing {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const names = namesIn(graph);
  const nodes: DrawnNode[] = graph.nodes
    .filter((node) => !isBeside(node))
    .map((node) => ({ id: node.key, node, ...look(node, names) }));
  const edges: DrawnEdge[] = [];
  for (const edge of graph.edges) {
    const source = byId.get(edge.source)!;
    const target = byId.get(edge.target)!;
    const drawn = isBeside(target) || edge.kind === 'link' ? satellite(edge, [source, target]) : undefined;
    if (drawn) nodes.push(drawn);
    edges.push(drawnEdge(edge, source, drawn ?? { id: target.key, node: target }));
  }
  return { nodes, edges };
}

function satellite(edge: GraphEdge, [source, target]: readonly [GraphNode, GraphNode]): DrawnNode {
  return {
    id: `beside:${source.key}:${edge.field ?? edge.kind}:${target.key}`,
    node: target,
    ...sizes.satellite,
    under: source.key,
    ...(edge.field === undefined ? {} : { field: edge.field }),
  };
}

function drawnEdge(edge: GraphEdge, source: GraphNode, target: Pick<DrawnNode, 'id' | 'node'>): DrawnEdge {
  const beside = target.id.startsWith('beside:');
  const main = edge.kind === 'next' && !beside;
  const inside = source.kind === 'gate';
  return {
    id: `${edge.kind}:${source.key}->${target.id}`,
    kind: edge.kind,
    source: source.key,
    target: target.id,
    main,
    ...(main && !inside ? { before: bindingOf(target.node) ?? null } : {}),
  };
}

/** The stage binding that a gate or stage stands for. */
export function bindingOf(node: GraphNode): RecordId | undefined {
  return node.kind === 'gate' || node.kind === 'stage' ? node.binding : undefined;
}
