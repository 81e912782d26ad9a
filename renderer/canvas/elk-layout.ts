import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';
import type { Drawing, DrawnNode } from '../../shared/graph/drawing/drawing';
import { elkEngine } from './elk-engine';
import type { Direction } from './handle-places';
import { handleIds, handlePlace, handlesOfEdge } from './handle-places';
import type { Box, Point } from '../../shared/graph/drawing/lane-layout';
import type { Route } from '../../shared/graph/drawing/routes';

/** The layout from top to bottom, made by ELK in a worker. */
export interface DownLayout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly direction: Direction;
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '22',
  'elk.randomSeed': '1',
};

const elkSides = { left: 'WEST', right: 'EAST', top: 'NORTH', bottom: 'SOUTH' } as const;

function portsOf(node: DrawnNode): ElkNode['ports'] {
  return handleIds.map((id) => {
    const { side, x, y } = handlePlace('down', id, node);
    return {
      id: `${node.id}|${id}`,
      x,
      y,
      width: 0,
      height: 0,
      layoutOptions: { 'elk.port.side': elkSides[side] },
    };
  });
}

function elkGraph(drawing: Drawing): ElkNode {
  return {
    id: 'root',
    layoutOptions: options,
    children: drawing.nodes.map((node) => ({
      id: node.id,
      width: node.width,
      height: node.height,
      ports: portsOf(node)!,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    })),
    edges: drawing.edges.map((edge): ElkExtendedEdge => {
      const [from, to] = handlesOfEdge(edge);
      return {
        id: edge.id,
        sources: [`${edge.source}|${from}`],
        targets: [`${edge.target}|${to}`],
        layoutOptions: {
          'elk.layered.priority.straightness': edge.main ? '10' : '0',
          'elk.layered.priority.direction': edge.kind === 'restart' ? '0' : '10',
        },
      };
    }),
  };
}

export async function layoutDown(drawing: Drawing): Promise<DownLayout> {
  const laid = await elkEngine().layout(elkGraph(drawing));
  const boxes = new Map<string, Box>();
  for (const { id, x = 0, y = 0, width = 0, height = 0 } of laid.children ?? []) {
    boxes.set(id, { x, y, width, height });
  }
  const routes = new Map<string, Route>();
  for (const edge of laid.edges ?? []) {
    const [section] = edge.sections ?? [];
    if (!section) continue;
    const points: Point[] = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
    routes.set(edge.id, { points, joins: false });
  }
  return { boxes, routes, direction: 'down' };
}
