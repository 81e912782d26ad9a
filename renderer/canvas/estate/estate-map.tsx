import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { Maximize } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { estateGraph } from '../../../shared/graph/estate/estate-graph';
import type { EstateGraph } from '../../../shared/graph/estate/estate-graph';
import { useApp, useDocument, useView, useWorkspace } from '../../state/hooks';
import { EmptyState } from '../../ui/empty-state';
import { cx } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import { EdgeMarkers } from '../edge-markers';
import { useFrameSize } from '../use-frame-size';
import type { FrameSize } from '../use-frame-size';
import css from './estate.module.css';
import type { EstateLayout } from './estate-layout';
import { layoutEstate, wordsOfEdge } from './estate-layout';
import type { EstateCanvasEdge, EstateCanvasNode } from './estate-nodes';
import { EstateEdgeView, EstateNodeView } from './estate-nodes';
import { estateView } from './estate-view';
import { estateWalk } from './estate-walk';
import { factsOf } from './estate-words';

const nodeTypes = { estate: EstateNodeView };
const edgeTypes = { estate: EstateEdgeView };

/** All flows of the workspace, what points at them, and which nobody reaches. Enter opens a flow. */
export function EstateMap() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useFrameSize(frame);
  return (
    <div ref={frame} className={css.map}>
      {size === undefined ? null : (
        <ReactFlowProvider>
          <Estate size={size} />
        </ReactFlowProvider>
      )}
    </div>
  );
}

/** Laid out for the shape of the window; a little wider or higher, it stays as it is. */
function useEstateLayout(graph: EstateGraph, { width, height }: FrameSize): EstateLayout | undefined {
  const [layout, setLayout] = useState<EstateLayout>();
  const shape = Math.max(Math.round((4 * width) / height), 1);
  useEffect(() => {
    let current = true;
    void layoutEstate(graph, shape, 4).then((made) => {
      if (current) setLayout(made);
    });
    return () => {
      current = false;
    };
  }, [graph, shape]);
  return layout;
}

function nodesOf({ of, boxes }: EstateLayout, selected: ReadonlySet<string>): EstateCanvasNode[] {
  return of.nodes.map((node) => {
    const { x = 0, y = 0, width = 0, height = 0 } = boxes.get(node.id) ?? {};
    return {
      id: node.id,
      type: 'estate',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      selected: node.record !== undefined && selected.has(node.record),
      ariaLabel: [node.label, ...factsOf(node)].join(', '),
      data: { node },
    };
  });
}

function edgesOf({ of, ways, labels }: EstateLayout): EstateCanvasEdge[] {
  const names = new Map(of.nodes.map((node) => [node.id, node.label]));
  return of.edges.map((edge) => {
    const label = labels.get(edge.id);
    const from = names.get(edge.source) ?? '';
    return {
      id: edge.id,
      source: edge.source,
      target: edge.target,
      type: 'estate',
      ariaLabel: `${from} leads to ${names.get(edge.target) ?? ''}: ${edge.words.join(', ')}`,
      data: {
        way: ways.get(edge.id) ?? [],
        words: wordsOfEdge(edge),
        all: edge.words.join(', '),
        ...(label === undefined ? {} : { label }),
      },
    };
  });
}

/** How far (px) a stretch is to be moved so that it lies within a length, with some room. */
function shiftInto([from, to]: readonly [number, number], length: number): number {
  const room = 24;
  if (from < room) return room - from;
  return to > length - room ? length - room - to : 0;
}

function Estate({ size }: { readonly size: FrameSize }) {
  const app = useApp();
  const instance = useReactFlow<EstateCanvasNode, EstateCanvasEdge>();
  const root = useRef<HTMLDivElement>(null);
  const document = useDocument((whole) => whole);
  const descriptors = useWorkspace((state) => state.descriptors);
  const selection = useView((state) => state.selection);
  const graph = useMemo(() => estateGraph(document, descriptors), [document, descriptors]);
  const layout = useEstateLayout(graph, size);
  const [isFar, setFar] = useState(false);
  const nodes = useMemo(() => layout && nodesOf(layout, new Set(selection)), [layout, selection]);
  const edges = useMemo(() => layout && edgesOf(layout), [layout]);
  const boxes = layout?.boxes;
  useEffect(() => {
    if (boxes) void instance.setViewport(estateView(boxes, size));
  }, [boxes, size, instance]);
  if (graph.nodes.length === 0) {
    return <EmptyState title="No flows yet">Open a blueprint, or make a new flow.</EmptyState>;
  }
  const nodeOf = (id: string) => graph.nodes.find((node) => node.id === id);
  const open = (id: string) => {
    const node = nodeOf(id);
    if (node?.kind === 'flow') app.view.openFlow(node.id);
    else if (node?.record !== undefined) app.view.reveal(node.record);
  };
  const keepInView = (id: string) => {
    const box = layout?.boxes.get(id);
    const frame = root.current?.getBoundingClientRect();
    if (!box || !frame) return;
    const { x, y, zoom } = instance.getViewport();
    const dx = shiftInto([box.x * zoom + x, (box.x + box.width) * zoom + x], frame.width);
    const dy = shiftInto([box.y * zoom + y, (box.y + box.height) * zoom + y], frame.height);
    if (dx !== 0 || dy !== 0) void instance.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 120 });
  };
  const focusNode = (id: string) => {
    const record = nodeOf(id)?.record;
    app.view.select(record === undefined ? [] : [record]);
    root.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
    keepInView(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as HTMLElement).closest?.('[data-id]')?.getAttribute('data-id') ?? undefined;
    if (event.key === 'Enter' && at !== undefined) {
      event.preventDefault();
      open(at);
      return;
    }
    const to = layout && estateWalk(layout.boxes, at, event.key);
    if (to === undefined) return;
    event.preventDefault();
    focusNode(to);
  };
  const alone = graph.nodes.filter((node) => node.kind === 'flow' && !node.isReached).length;
  const flows = graph.nodes.filter((node) => node.kind === 'flow').length;
  return (
    <div
      ref={root}
      className={cx(css.map, isFar && css.far)}
      role="region"
      aria-label="Estate map"
      onKeyDown={onKeyDown}
    >
      <EdgeMarkers />
      {layout === undefined || nodes === undefined || edges === undefined ? null : (
        <ReactFlow<EstateCanvasNode, EstateCanvasEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          defaultViewport={estateView(layout.boxes, size)}
          onMove={(_event, view) => {
            setFar(view.zoom < 0.72);
          }}
          minZoom={0.1}
          maxZoom={2}
          nodesDraggable={false}
          nodesConnectable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          panOnScroll
          zoomOnDoubleClick={false}
          onNodeClick={(_event, node) => {
            const { record } = node.data.node;
            app.view.select(record === undefined ? [] : [record]);
          }}
          onNodeDoubleClick={(_event, node) => {
            open(node.id);
          }}
          aria-label="Drawing of all flows"
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} color="var(--border)" />
        </ReactFlow>
      )}
      <div className={css.legend}>
        <span>
          {flows} {flows === 1 ? 'flow' : 'flows'}
          {alone === 0 ? ', all reached' : `, ${alone} that nothing leads to`}
        </span>
        <IconButton
          icon={Maximize}
          size="sm"
          label="Fit to window"
          placement="bottom"
          onPress={() =>
            void instance.fitView({
              padding: { top: '56px', bottom: '24px', x: '20px' },
              maxZoom: 1,
              duration: 160,
            })
          }
        />
      </div>
    </div>
  );
}
