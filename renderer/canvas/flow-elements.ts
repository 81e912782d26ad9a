import type { Edge, Node, NodeHandle } from '@xyflow/react';
import { Position } from '@xyflow/react';
import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { WorkspaceDocument } from '../../shared/document/document';
import type { DrawnEdge, DrawnNode, Drawing } from './drawing';
import type { Box, LaneLayout, Point } from './lane-layout';
import { nodeLabel } from './node-label';
import type { Route } from './routes';
import type { StageCard } from './stage-card';
import { stageCard } from './stage-card';

export interface CanvasNodeData extends Record<string, unknown> {
  readonly drawn: DrawnNode;
  /** Given for stages. */
  readonly card?: StageCard;
}

export type CanvasNode = Node<CanvasNodeData>;

export interface CanvasEdgeData extends Record<string, unknown> {
  readonly edge: DrawnEdge;
  /** Its way in the automatic layout; holds while both ends are where the layout put them. */
  readonly route?: Route;
  readonly from: Point;
  readonly to: Point;
  readonly insertLabel?: string;
}

export type CanvasEdge = Edge<CanvasEdgeData>;

const handleSides = {
  in: Position.Left,
  out: Position.Right,
  'skip-in': Position.Top,
  'skip-out': Position.Top,
  'denied-out': Position.Bottom,
  'restart-out': Position.Bottom,
  'restart-in': Position.Left,
  'hang-out': Position.Left,
} as const;

type HandleId = keyof typeof handleSides;

const sourceHandles = {
  next: 'out',
  skip: 'skip-out',
  denied: 'denied-out',
  restart: 'restart-out',
  link: 'hang-out',
} as const;

function handlePoint(id: HandleId, { width, height }: Pick<Box, 'width' | 'height'>): Point {
  const places: Record<HandleId, Point> = {
    in: { x: 0, y: height / 2 },
    out: { x: width, y: height / 2 },
    'skip-in': { x: width / 2 - 12, y: 0 },
    'skip-out': { x: width / 2 + 12, y: 0 },
    'denied-out': { x: width / 2, y: height },
    'restart-out': { x: width - 7, y: height },
    'restart-in': { x: 0, y: height / 2 + 16 },
    'hang-out': { x: 0, y: height - 14 },
  };
  return places[id];
}

function handlesOf(drawn: DrawnNode): NodeHandle[] {
  return (Object.keys(handleSides) as HandleId[]).map((id) => ({
    id,
    type: id.endsWith('in') ? 'target' : 'source',
    position: handleSides[id],
    ...handlePoint(id, drawn),
    width: 0,
    height: 0,
  }));
}

export interface Scene {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly drawing: Drawing;
  readonly layout: LaneLayout;
  readonly routes: ReadonlyMap<string, Route>;
  /** Where the user put nodes. */
  readonly positions: ReadonlyMap<string, Point>;
}

/** Where a node is drawn: the user's own place, else the layout's; what hangs under a moved stage goes along. */
export function placeOf(scene: Scene, drawn: DrawnNode): Point {
  const own = scene.positions.get(drawn.id);
  if (own) return { x: own.x, y: own.y };
  const box = scene.layout.boxes.get(drawn.id) ?? { x: 0, y: 0 };
  const holder = drawn.under === undefined ? undefined : scene.positions.get(drawn.under);
  const home = drawn.under === undefined ? undefined : scene.layout.boxes.get(drawn.under);
  if (!holder || !home) return { x: box.x, y: box.y };
  return { x: box.x + holder.x - home.x, y: box.y + holder.y - home.y };
}

export function canvasNodes(scene: Scene): CanvasNode[] {
  return scene.drawing.nodes.map((drawn) => {
    const { node, width, height } = drawn;
    const card = node.kind === 'stage' ? stageCard(scene.document, scene.descriptors, node) : undefined;
    return {
      id: drawn.id,
      type: drawn.under === undefined ? node.kind : 'beside',
      position: placeOf(scene, drawn),
      width,
      height,
      measured: { width, height },
      handles: handlesOf(drawn),
      draggable: drawn.under === undefined,
      ariaLabel: nodeLabel(drawn, card),
      data: { drawn, ...(card ? { card } : {}) },
    };
  });
}

export function canvasEdges(scene: Scene): CanvasEdge[] {
  const byId = new Map(scene.drawing.nodes.map((node) => [node.id, node]));
  return scene.drawing.edges.flatMap((edge) => {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
    if (!source || !target) return [];
    return [canvasEdge(scene, edge, [source, target])];
  });
}

function canvasEdge(
  scene: Scene,
  edge: DrawnEdge,
  [source, target]: readonly [DrawnNode, DrawnNode],
): CanvasEdge {
  const beside = target.under !== undefined;
  const sourceHandle = beside ? 'hang-out' : sourceHandles[edge.kind];
  const targetHandle = edge.kind === 'skip' ? 'skip-in' : edge.kind === 'restart' ? 'restart-in' : 'in';
  const at = (drawn: DrawnNode, handle: HandleId): Point => {
    const home = scene.layout.boxes.get(drawn.id) ?? { x: 0, y: 0 };
    const point = handlePoint(handle, drawn);
    return { x: home.x + point.x, y: home.y + point.y };
  };
  const route = scene.routes.get(edge.id);
  return {
    id: edge.id,
    type: 'path',
    source: edge.source,
    target: edge.target,
    sourceHandle,
    targetHandle,
    selectable: edge.before !== undefined,
    focusable: false,
    data: {
      edge,
      from: at(source, sourceHandle),
      to: at(target, targetHandle),
      ...(route ? { route } : {}),
      ...(edge.before === undefined
        ? {}
        : { insertLabel: `Insert a stage between ${nameOf(source)} and ${nameOf(target)}` }),
    },
  };
}

function nameOf({ node }: DrawnNode): string {
  if (node.kind === 'entry') return 'the start';
  return node.kind === 'exit' ? 'the end' : node.stage;
}
