import { ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { WorkspaceDocument } from '../../shared/document/document';
import type { Drawing } from '../../shared/graph/drawing/drawing';
import { stageCard } from '../../shared/graph/drawing/stage-card';
import type { GraphNode } from '../../shared/graph/graph';
import type { Fate } from '../../shared/graph/graph-diff';
import { useWorkspace } from '../state/hooks';
import { fateLooks } from '../ui/fate-looks';
import type { ShownFate } from '../ui/fate-looks';
import { CanvasToolbar } from './canvas-toolbar';
import { CanvasActionsContext, showDetailAt } from './canvas-ui';
import { Dots } from './dots';
import { EdgeMarkers } from './edge-markers';
import { FateContext } from './fate-look';
import { firstView } from './first-view';
import css from './flow-canvas.module.css';
import type { CanvasEdge, CanvasNode, Scene } from './flow-elements';
import { canvasEdges, canvasNodes } from './flow-elements';
import { edgeTypes, nodeTypes, overviewFrom } from './flow-types';
import { Overview } from './overview';
import { useFrameSize } from './use-frame-size';
import type { FrameSize } from './use-frame-size';
import type { Arrangement } from './use-scene';
import { useArranged } from './use-scene';
import { useFollowLayout, useKeepInView } from './use-view';
import { viewSteps } from './view-steps';

export interface ComparedCanvasProps {
  /** Two states of a flow in one. */
  readonly drawing: Drawing;
  /** By the id of what is drawn, nodes and edges. */
  readonly fates: ReadonlyMap<string, Fate>;
  /** The documents now and before: a stage is told of by the first that holds it. */
  readonly documents: readonly [WorkspaceDocument, WorkspaceDocument];
  /** Nodes of the change that is looked at. */
  readonly selected: readonly string[];
  readonly onPick: (node: string) => void;
}

/** Two states of a flow, drawn as the canvas draws one: each node says in colour, sign and word what became of it. */
export function ComparedCanvas(props: ComparedCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useFrameSize(frame);
  return (
    <div ref={frame} className={css.canvas} role="group" aria-label="Drawing of what changed">
      {size === undefined ? null : (
        <ReactFlowProvider>
          <Surface {...props} size={size} />
        </ReactFlowProvider>
      )}
    </div>
  );
}

const noPositions: Scene['positions'] = new Map();
const nothing = () => undefined;

function useComparedScene(props: ComparedCanvasProps, arrangement: Arrangement, width: number): Scene {
  const { drawing: whole, documents } = props;
  const descriptors = useWorkspace((state) => state.descriptors);
  // Nothing is inserted here.
  const drawing = useMemo(
    () => ({ ...whole, edges: whole.edges.map(({ before: _before, ...edge }) => edge) }),
    [whole],
  );
  const arranged = useArranged(drawing, arrangement, width);
  const [now, before] = documents;
  return useMemo(
    () => ({
      document: now,
      descriptors,
      drawing,
      ...arranged,
      positions: noPositions,
      cardOf: (node) => {
        const isHere = node.record !== undefined && now.records.has(node.record);
        return stageCard(isHere ? now : before, descriptors, node);
      },
    }),
    [now, before, descriptors, drawing, arranged],
  );
}

function holds(node: GraphNode, record: string): boolean {
  return 'checks' in node && node.checks.some((check) => check.record === record);
}

function shownFates(fates: ComparedCanvasProps['fates']): ReadonlyMap<string, ShownFate> {
  return new Map([...fates].flatMap(([id, fate]) => (fate === 'same' ? [] : [[id, fate] as const])));
}

function Surface(props: ComparedCanvasProps & { readonly size: FrameSize }) {
  const { fates, selected, onPick, size } = props;
  const instance = useReactFlow<CanvasNode, CanvasEdge>();
  const [arrangement, setArrangement] = useState<Arrangement>('rows');
  const scene = useComparedScene(props, arrangement, size.width);
  const [start] = useState(() => firstView(scene, size));
  const shown = useMemo(() => shownFates(fates), [fates]);
  const nodes = useMemo(() => {
    const chosen = new Set(selected);
    return canvasNodes(scene).map((node): CanvasNode => {
      const fate = shown.get(node.id);
      return {
        ...node,
        selected: chosen.has(node.id),
        focusable: fate !== undefined,
        ariaLabel: `${fate ? `${fateLooks[fate].word}: ` : ''}${node.ariaLabel ?? ''}`,
      };
    });
  }, [scene, selected, shown]);
  const edges = useMemo(() => canvasEdges(scene), [scene]);
  const pick = (id: string | undefined) => {
    if (id !== undefined && shown.has(id)) onPick(id);
  };
  const actions = {
    insertAt: nothing,
    selectRecord: (record: string) => {
      pick(scene.drawing.nodes.find(({ node }) => holds(node, record))?.id);
    },
  };
  useLayoutEffect(() => {
    showDetailAt(start.zoom);
  }, [start]);
  const { fit, zoom } = viewSteps(instance);
  useKeepInView({ scene, selected: scene.drawing.nodes.find(({ id }) => id === selected[0]), size });
  useFollowLayout({ scene, size, arrangement });
  return (
    <CanvasActionsContext.Provider value={actions}>
      <FateContext.Provider value={shown}>
        <div
          className={css.canvas}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            const node = (event.target as Element).closest('.react-flow__node');
            if (node === null) return;
            event.preventDefault();
            pick(node.getAttribute('data-id') ?? undefined);
          }}
        >
          <EdgeMarkers />
          <ReactFlow<CanvasNode, CanvasEdge>
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onNodeClick={(_event, node) => {
              pick(node.id);
            }}
            onMove={(_event, view) => {
              showDetailAt(view.zoom);
            }}
            defaultViewport={start}
            minZoom={0.08}
            maxZoom={2}
            onlyRenderVisibleElements={nodes.length > 100}
            nodesDraggable={false}
            nodesConnectable={false}
            edgesFocusable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            panOnScroll
            zoomOnDoubleClick={false}
            aria-label="Both states of the flow"
          >
            <Dots />
          </ReactFlow>
          {nodes.length < overviewFrom ? null : <Overview nodes={nodes} />}
          <CanvasToolbar arrangement={arrangement} onArrange={setArrangement} onFit={fit} onZoom={zoom} />
        </div>
      </FateContext.Provider>
    </CanvasActionsContext.Provider>
  );
}
