import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';
import type { Box, Point } from '../../../shared/graph/drawing/lane-layout';
import { linesOf } from '../../../shared/graph/drawing/check-chips';
import type { EstateEdge, EstateGraph, EstateNode } from '../../../shared/graph/estate/estate-graph';
import { elkEngine } from '../elk-engine';
import { factsOf } from './estate-words';

export interface EstateLayout {
  readonly of: EstateGraph;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly ways: ReadonlyMap<string, readonly Point[]>;
  /** Where the words of an edge stand. */
  readonly labels: ReadonlyMap<string, Box>;
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.considerModelOrder.components': 'MODEL_ORDER',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.spacing.nodeNode': '22',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.componentComponent': '32',
  'elk.spacing.edgeLabel': '4',
  'elk.randomSeed': '1',
};

/** Room for a text of 12 px, in px: no font that the window may use is wider. */
const letter = 7;

const estateSize = { width: 236, name: 17, fact: 15, frame: 22 } as const;
/** Letters that fit into a line of a node, in DejaVu Sans. */
const letters = { name: 22, fact: 28 };

function heightOf(node: EstateNode): number {
  const facts = factsOf(node).reduce((sum, fact) => sum + linesOf(fact, letters.fact) * estateSize.fact, 0);
  return linesOf(node.label, letters.name) * estateSize.name + facts + estateSize.frame;
}

export function wordsOfEdge({ words }: EstateEdge): string {
  return words.length > 2 ? `${words[0]!} +${words.length - 1}` : words.join(', ');
}

/** Lays the map out from left to right: what leads somewhere stands before where it leads. */
export async function layoutEstate(graph: EstateGraph, width: number, height: number): Promise<EstateLayout> {
  const laid = await elkEngine().layout({
    id: 'root',
    layoutOptions: { ...options, 'elk.aspectRatio': String(width / height) },
    children: graph.nodes.map((node): ElkNode => ({
      id: node.id,
      width: estateSize.width,
      height: heightOf(node),
    })),
    edges: graph.edges.map((edge): ElkExtendedEdge => ({
      id: edge.id,
      sources: [edge.source],
      targets: [edge.target],
      labels: [
        {
          id: `${edge.id} words`,
          text: wordsOfEdge(edge),
          width: wordsOfEdge(edge).length * letter + 8,
          height: 18,
          layoutOptions: { 'elk.edgeLabels.inline': 'true' },
        },
      ],
    })),
  });
  const box = ({ x = 0, y = 0, width: wide = 0, height: high = 0 }): Box => ({
    x,
    y,
    width: wide,
    height: high,
  });
  return {
    of: graph,
    boxes: new Map((laid.children ?? []).map((node) => [node.id, box(node)])),
    ways: new Map(
      (laid.edges ?? []).flatMap((edge) => {
        const [section] = edge.sections ?? [];
        if (!section) return [];
        return [[edge.id, [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]] as const];
      }),
    ),
    labels: new Map(
      (laid.edges ?? []).flatMap((edge) =>
        edge.labels?.[0] ? [[edge.id, box(edge.labels[0])] as const] : [],
      ),
    ),
  };
}
