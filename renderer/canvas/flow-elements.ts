import type { Edge, Node, NodeHandle } from '@xyflow/react';
import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { WorkspaceDocument } from '../../shared/document/document';
import type { DrawnEdge, DrawnNode, Drawing } from '../../shared/graph/drawing/drawing';
import type { Direction, HandleId } from './handle-places';
import { handlePlace, handlesOfEdge } from './handle-places';
import type { Box, Point } from '../../shared/graph/drawing/lane-layout';
import type { StageNode } from '../../shared/graph/graph';
import { nodeLabel } from '../../shared/graph/drawing/node-label';
import type { Route } from '../../shared/graph/drawing/routes';
import type { StageCard } from '../../shared/graph/drawing/stage-card';
import { stageCard } from '../../shared/graph/drawing/stage-card';

export interface CanvasNodeData extends Record<string, unknown> {
  readonly drawn: DrawnNode;
  /** Given for stages. */
  readonly card?: StageCard;
  /** The handles that edges use. */
  readonly ports: readonly HandleId[];
  readonly direction: Direction;
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

function handlesOf(direction: Direction, drawn: DrawnNode, ports: readonly HandleId[]): NodeHandle[] {
  return ports.map((id) => {
    const { side, x, y } = handlePlace(direction, id, drawn);
    const type = id.endsWith('in') ? 'target' : 'source';
    return { id, type, position: side, x, y, width: 0, height: 0 };
  });
}

export interface Scene {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly drawing: Drawing;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly direction: Direction;
  readonly routes: ReadonlyMap<string, Route>;
  /** Where the user put nodes. */
  readonly positions: ReadonlyMap<string, Point>;
  /** Makes the card of a stage that is in another document; else it is made from `document`. */
  readonly cardOf?: (node: StageNode) => StageCard;
}

/** Where a node is drawn: the user's own place, else the layout's; what hangs under a moved stage goes along. */
export function placeOf(scene: Scene, drawn: DrawnNode): Point {
  const own = scene.positions.get(drawn.id);
  if (own) return { x: own.x, y: own.y };
  const box = scene.boxes.get(drawn.id) ?? { x: 0, y: 0 };
  const holder = drawn.under === undefined ? undefined : scene.positions.get(drawn.under);
  const home = drawn.under === undefined ? undefined : scene.boxes.get(drawn.under);
  if (!holder || !home) return { x: box.x, y: box.y };
  return { x: box.x + holder.x - home.x, y: box.y + holder.y - home.y };
}

function portsByNode(drawing: Drawing): ReadonlyMap<string, ReadonlySet<HandleId>> {
  const ports = new Map<string, Set<HandleId>>();
  const add = (node: string, id: HandleId) => {
    const known = ports.get(node);
    if (known) known.add(id);
    else ports.set(node, new Set([id]));
  };
  for (const edge of drawing.edges) {
    const [from, to] = handlesOfEdge(edge);
    add(edge.source, from);
    add(edge.target, to);
  }
  return ports;
}

function cardIn({ document, descriptors, cardOf }: Scene, node: StageNode): StageCard {
  return cardOf ? cardOf(node) : stageCard(document, descriptors, node);
}

export function canvasNodes(scene: Scene): CanvasNode[] {
  const allPorts = portsByNode(scene.drawing);
  return scene.drawing.nodes.map((drawn) => {
    const { node, width, height } = drawn;
    const card = node.kind === 'stage' ? cardIn(scene, node) : undefined;
    const ports = [...(allPorts.get(drawn.id) ?? [])];
    return {
      id: drawn.id,
      type: drawn.under === undefined ? node.kind : 'beside',
      position: placeOf(scene, drawn),
      width,
      height,
      measured: { width, height },
      handles: handlesOf(scene.direction, drawn, ports),
      draggable: drawn.under === undefined,
      ariaLabel: nodeLabel(drawn, card),
      data: {
        drawn,
        ports,
        direction: scene.direction,
        ...(card ? { card } : {}),
      },
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

/** Corner points of every way a stage can be dropped on, wherever its ends are now. */
export function dropWays(scene: Scene): readonly { readonly id: string; readonly way: readonly Point[] }[] {
  const byId = new Map(scene.drawing.nodes.map((node) => [node.id, node]));
  return scene.drawing.edges.flatMap((edge) => {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
    if (edge.before === undefined || !source || !target) return [];
    const route = scene.routes.get(edge.id);
    const moved = [source, target].some((node) => scene.positions.has(node.id));
    if (route && !moved) return [{ id: edge.id, way: route.points }];
    const ends = ([source, target] as const).map((node, index) => {
      const place = placeOf(scene, node);
      const point = handlePlace(scene.direction, index === 0 ? 'out' : 'in', node);
      return { x: place.x + point.x, y: place.y + point.y };
    });
    return [{ id: edge.id, way: ends }];
  });
}

function canvasEdge(
  scene: Scene,
  edge: DrawnEdge,
  [source, target]: readonly [DrawnNode, DrawnNode],
): CanvasEdge {
  const [sourceHandle, targetHandle] = handlesOfEdge(edge);
  const at = (drawn: DrawnNode, handle: HandleId): Point => {
    const home = scene.boxes.get(drawn.id) ?? { x: 0, y: 0 };
    const point = handlePlace(scene.direction, handle, drawn);
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
    selectable: false,
    focusable: false,
    ariaRole: 'group',
    ariaLabel: `${edge.kind} from ${nameOf(source)} to ${nameOf(target)}`,
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
