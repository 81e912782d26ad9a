import type { ElkExtendedEdge, ElkNode, ElkPort, ElkShape } from 'elkjs/lib/elk-api';
import type { Drawing, DrawnNode } from '../../shared/graph/drawing/drawing';
import { elkEngine } from './elk-engine';
import type { Direction } from './handle-places';
import { handleIds, handlePlace, handlesOfEdge } from './handle-places';
import type { Box, Point } from '../../shared/graph/drawing/lane-layout';
import type { Route } from '../../shared/graph/drawing/routes';

/** A layout made by ELK in a worker. */
export interface ElkLayout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly direction: ElkDirection;
}

export type ElkDirection = Exclude<Direction, 'right'>;

const common = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.randomSeed': '1',
};

const options: Readonly<Record<ElkDirection, Readonly<Record<string, string>>>> = {
  down: {
    ...common,
    'elk.direction': 'DOWN',
    'elk.layered.spacing.nodeNodeBetweenLayers': '44',
    'elk.layered.spacing.edgeNodeBetweenLayers': '18',
    'elk.spacing.nodeNode': '36',
    'elk.spacing.edgeNode': '22',
    'elk.spacing.labelNode': '28',
    'elk.spacing.labelLabel': '8',
  },
  line: {
    ...common,
    'elk.direction': 'RIGHT',
    'elk.layered.spacing.nodeNodeBetweenLayers': '34',
    'elk.layered.spacing.edgeNodeBetweenLayers': '14',
    'elk.spacing.nodeNode': '36',
    'elk.spacing.edgeNode': '16',
    'elk.spacing.labelNode': '14',
    'elk.spacing.labelLabel': '8',
  },
};

const labelPlaces = { line: '[OUTSIDE, V_BOTTOM, H_LEFT]', down: '[OUTSIDE, V_CENTER, H_RIGHT]' } as const;

const elkSides = { left: 'WEST', right: 'EAST', top: 'NORTH', bottom: 'SOUTH' } as const;

function portsOf(node: DrawnNode, direction: ElkDirection): ElkPort[] {
  return handleIds.map((id) => {
    const { side, x, y } = handlePlace(direction, id, node);
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

/** What hangs at a stage: it goes where the stage goes, as a label of it, and needs no layer of its own. */
function hangingBy({ nodes }: Drawing): ReadonlyMap<string, DrawnNode[]> {
  const hanging = new Map<string, DrawnNode[]>();
  for (const node of nodes) {
    if (node.under !== undefined) hanging.set(node.under, [...(hanging.get(node.under) ?? []), node]);
  }
  return hanging;
}

function elkGraph(drawing: Drawing, direction: ElkDirection): ElkNode {
  const hanging = hangingBy(drawing);
  const isLabel = new Set([...hanging.values()].flat().map((node) => node.id));
  return {
    id: 'root',
    layoutOptions: options[direction],
    children: drawing.nodes
      .filter((node) => !isLabel.has(node.id))
      .map((node) => ({
        id: node.id,
        width: node.width,
        height: node.height,
        ports: portsOf(node, direction),
        labels: (hanging.get(node.id) ?? []).map(({ id, width, height }) => ({
          id,
          text: id,
          width,
          height,
        })),
        layoutOptions: {
          'elk.portConstraints': 'FIXED_POS',
          'elk.nodeLabels.placement': labelPlaces[direction],
        },
      })),
    edges: drawing.edges
      .filter((edge) => !isLabel.has(edge.target))
      .map((edge): ElkExtendedEdge => {
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

/** ELK's shapes have no place or size until they are laid out. */
function boxOf({ x = 0, y = 0, width = 0, height = 0 }: ElkShape, home: Point = { x: 0, y: 0 }): Box {
  return { x: home.x + x, y: home.y + y, width, height };
}

function routeOf({ sections = [] }: ElkExtendedEdge): Route | undefined {
  const [section] = sections;
  if (!section) return undefined;
  return { points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint], joins: false };
}

export async function layoutByElk(drawing: Drawing, direction: ElkDirection): Promise<ElkLayout> {
  const laid = await elkEngine().layout(elkGraph(drawing, direction));
  const boxes = new Map<string, Box>();
  for (const node of laid.children ?? []) {
    const box = boxOf(node);
    boxes.set(node.id, box);
    for (const label of node.labels ?? []) boxes.set(label.id ?? '', boxOf(label, box));
  }
  const routes = new Map<string, Route>();
  for (const edge of laid.edges ?? []) {
    const route = routeOf(edge);
    if (route) routes.set(edge.id, route);
  }
  return { boxes, routes, direction };
}
