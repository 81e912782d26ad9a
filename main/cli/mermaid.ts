import type { FlowGraph, GraphNode } from '../../shared/graph/graph';

const words: Readonly<Record<string, string>> = {
  skip: 'skip',
  denied: 'denied',
  restart: 'restart',
  link: 'link',
};

const shown = (text: string) => `"${text.replaceAll('"', '#quot;')}"`;

function shape(node: GraphNode): string {
  if (node.kind === 'entry') return `([${shown('entry')}])`;
  if (node.kind === 'exit') return `([${shown(node.exit)}])`;
  const text = shown(`${node.kind === 'gate' ? 'gate before ' : ''}${node.stage}`);
  return node.kind === 'gate' ? `{{${text}}}` : `[${text}]`;
}

/** The drawing of a flow as a Mermaid flowchart. */
export function mermaid(graph: FlowGraph): string {
  const names = new Map(graph.nodes.map(({ id }, index) => [id, `n${String(index)}`]));
  const nodes = graph.nodes.map((node) => `  ${names.get(node.id)!}${shape(node)}`);
  const edges = graph.edges.flatMap(({ source, target, kind }) => {
    const [from, to] = [names.get(source), names.get(target)];
    if (from === undefined || to === undefined) return [];
    const label = words[kind];
    return [`  ${from} ${label === undefined ? '-->' : `-. ${label} .->`} ${to}`];
  });
  return ['graph TD', ...nodes, ...edges, ''].join('\n');
}
