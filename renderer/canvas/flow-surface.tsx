import type { Edge, NodeChange, Viewport } from '@xyflow/react';
import { ReactFlow, SelectionMode, applyNodeChanges, useReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useLayoutEffect, useMemo } from 'react';
import type { MouseEvent as ReactMouseEvent } from 'react';
import type { FlowEdits } from './canvas-actions';
import { showDetailAt, useCanvasUi } from './canvas-ui';
import { DropMarker } from './drop-marker';
import type { DrawnNode } from '../../shared/graph/drawing/drawing';
import { Dots } from './dots';
import type { CanvasEdge, CanvasNode, Scene } from './flow-elements';
import { canvasEdges } from './flow-elements';
import { edgeTypes, nodeTypes, overviewFrom } from './flow-types';
import { Overview } from './overview';
import { useNodeDrag } from './use-node-drag';
import { useNodes } from './use-nodes';
import { usePanLayer } from './use-pan-layer';

export interface FlowSurfaceProps {
  readonly scene: Scene;
  readonly edits: FlowEdits;
  readonly selected: ReadonlySet<string>;
  readonly start: Viewport;
  readonly onPick: (nodes: readonly string[]) => void;
  readonly onOpen: (node: DrawnNode) => void;
  readonly onMenu: (event: ReactMouseEvent | MouseEvent, node: DrawnNode | undefined) => void;
  readonly onClear: () => void;
}

/** The drawing itself. It alone is drawn anew while something is dragged; what lies around it is not. */
export function FlowSurface(props: FlowSurfaceProps) {
  const { scene, edits, selected, start, onPick, onOpen, onMenu, onClear } = props;
  const instance = useReactFlow<CanvasNode, CanvasEdge>();
  const { nodes, home, update, reset } = useNodes(scene, selected);
  const edges = useMemo(() => canvasEdges(scene), [scene]);
  useLayoutEffect(() => {
    showDetailAt(start.zoom);
  }, [start]);
  const pan = usePanLayer();
  const drag = useNodeDrag({ scene, edits, instance, update, reset });

  const onNodesChange = (changes: NodeChange<CanvasNode>[]) => {
    const places = changes.filter((change) => change.type === 'position');
    if (places.length > 0) update((known) => applyNodeChanges(places, known));
    const selects = changes.filter((change) => change.type === 'select');
    if (selects.length === 0) return;
    const off = new Set(selects.filter((change) => !change.selected).map((change) => change.id));
    const on = selects.filter((change) => change.selected).map((change) => change.id);
    onPick([...[...selected].filter((id) => !off.has(id) && !on.includes(id)), ...on]);
    if (on.length > 0) useCanvasUi.setState({ selectedEdge: null });
  };

  return (
    <>
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        {...drag}
        onNodeDoubleClick={(_event, node) => {
          onOpen(node.data.drawn);
        }}
        onNodeContextMenu={(event, node) => {
          onMenu(event, node.data.drawn);
        }}
        onPaneContextMenu={(event) => {
          onMenu(event, undefined);
        }}
        onEdgeClick={(_event, edge: Edge) => {
          if (scene.drawing.edges.some((one) => one.id === edge.id && one.before !== undefined)) {
            useCanvasUi.setState({ selectedEdge: edge.id });
          }
        }}
        onPaneClick={onClear}
        onMoveStart={pan.onMoveStart}
        onMoveEnd={pan.onMoveEnd}
        onMove={(_event, view) => {
          pan.onMove(view);
          showDetailAt(view.zoom);
        }}
        defaultViewport={start}
        minZoom={0.08}
        maxZoom={2}
        onlyRenderVisibleElements
        nodesConnectable={false}
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={additive}
        selectionMode={SelectionMode.Partial}
        nodeDragThreshold={4}
        panOnScroll
        zoomActivationKeyCode={zooming}
        zoomOnDoubleClick={false}
        aria-label="Drawing of the flow"
      >
        <Dots />
        <DropMarker scene={scene} />
      </ReactFlow>
      {home.length < overviewFrom ? null : <Overview nodes={home} />}
    </>
  );
}

const additive = ['Shift', 'Meta', 'Control'];
const zooming = ['Meta', 'Control'];
