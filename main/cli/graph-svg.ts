import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { WorkspaceDocument } from '../../shared/document/document';
import { drawingOf } from '../../shared/graph/drawing/drawing';
import { flowSvg } from '../../shared/graph/drawing/flow-svg';
import { pictureOf } from '../../shared/graph/drawing/picture';
import { stageCard } from '../../shared/graph/drawing/stage-card';
import type { FlowGraph } from '../../shared/graph/graph';

/** Width in px that a row may take: about four stages. */
const rowWidth = 1160;

interface Place {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly slug: string;
}

/** The drawing of a flow as one SVG file. */
export function svg(graph: FlowGraph, { document, descriptors, slug }: Place): string {
  const picture = pictureOf(drawingOf(graph), {
    width: rowWidth,
    cardOf: (node) => stageCard(document, descriptors, node),
  });
  return flowSvg(picture, `Flow ${slug}, as authentik ${descriptors.release} runs it`);
}
