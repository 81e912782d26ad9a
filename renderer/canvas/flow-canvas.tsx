import type { Edge, NodeChange } from '@xyflow/react';
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  applyNodeChanges,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MouseEvent as ReactMouseEvent } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import { useApp, useDocument, useWorkspace } from '../state/hooks';
import { ContextMenu } from '../ui/context-menu';
import type { MenuEntry } from '../ui/menu';
import type { FlowEdits } from './canvas-actions';
import { bindingAfter, flowEdits, laneOf } from './canvas-actions';
import { canvasMenu } from './canvas-menu';
import { CanvasToolbar } from './canvas-toolbar';
import { CanvasActionsContext, useCanvasUi } from './canvas-ui';
import type { DrawnNode } from './drawing';
import { bindingOf } from './drawing';
import { EdgeMarkers } from './edge-markers';
import { EmptyFlow } from './empty-flow';
import { EntryNodeView } from './entry-node';
import { BesideNodeView, ExitNodeView } from './exit-node';
import { firstView } from './first-view';
import css from './flow-canvas.module.css';
import type { CanvasEdge, CanvasNode } from './flow-elements';
import { canvasEdges } from './flow-elements';
import { GateNodeView } from './gate-node';
import { Overview } from './overview';
import { PathEdge } from './path-edge';
import type { PickerItem, PickerKind } from './picker-items';
import { QuickPicker } from './quick-picker';
import { StageNodeView } from './stage-node';
import { useCanvasCommands } from './use-canvas-commands';
import { beforeOf, useCanvasDrop } from './use-canvas-drop';
import { neighbourOf } from './walk';
import { handleCanvasKey } from './use-canvas-keys';
import type { CanvasKeys } from './use-canvas-keys';
import { useCanvasSelection } from './use-canvas-selection';
import { useFirstPaint } from './use-first-paint';
import { useNodes } from './use-nodes';
import { useNodeDrag } from './use-node-drag';
import type { Arrangement } from './use-scene';
import { useScene } from './use-scene';
import { useFollowLayout, useKeepInView } from './use-view';

const nodeTypes = {
  entry: EntryNodeView,
  gate: GateNodeView,
  stage: StageNodeView,
  exit: ExitNodeView,
  beside: BesideNodeView,
};
const edgeTypes = { path: PathEdge };

/** Zoom below which nodes show an icon only. */
const farBelow = 0.42;
/** Room left and right of the rows. */
const sideRoom = 82;

export interface FlowCanvasProps {
  readonly flow: RecordId;
}

/** One flow, drawn as the executor runs it, and edited on the drawing. Give it a `key` of the flow. */
export function FlowCanvas({ flow }: FlowCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>();
  useLayoutEffect(() => {
    const element = frame.current!;
    let timer = 0;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) setSize({ width, height });
    };
    measure();
    const observer = new ResizeObserver(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(measure, 160);
    });
    observer.observe(element);
    return () => {
      window.clearTimeout(timer);
      observer.disconnect();
    };
  }, []);
  return (
    <div ref={frame} className={css.canvas} data-canvas={flow}>
      {size ? (
        <ReactFlowProvider>
          <Canvas flow={flow} size={size} />
        </ReactFlowProvider>
      ) : null}
    </div>
  );
}

interface CanvasProps extends FlowCanvasProps {
  readonly size: { readonly width: number; readonly height: number };
}

interface Picking {
  readonly kind: PickerKind;
  readonly title: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly onPick: (item: PickerItem) => void;
}

interface MenuAt {
  readonly at: { readonly x: number; readonly y: number };
  readonly entries: readonly MenuEntry[];
}

function stagePicking(edits: FlowEdits, before: RecordId | null, at: Picking['at']): Picking {
  return {
    kind: 'stage',
    title: 'Insert stage here',
    at,
    onPick: ({ what }) => {
      edits.insertStage(before, what);
    },
  };
}

function Canvas({ flow, size }: CanvasProps) {
  const app = useApp();
  const instance = useReactFlow<CanvasNode, CanvasEdge>();
  const document = useDocument((whole) => whole);
  const descriptors = useWorkspace((state) => state.descriptors);
  const [arrangement, setArrangement] = useState<Arrangement>('rows');
  const scene = useScene({
    document,
    descriptors,
    flow,
    arrangement,
    width: Math.max(size.width - sideRoom, 240),
  });
  const edits = useMemo(() => flowEdits(app, flow, scene), [app, flow, scene]);
  const selection = useCanvasSelection(scene, document);
  const { nodes, home: overview, update, reset } = useNodes(scene, selection.ids);
  const edges = useMemo(() => canvasEdges(scene), [scene]);
  const [picking, setPicking] = useState<Picking | null>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const [start] = useState(() => firstView(scene.boxes, size));
  const drop = useCanvasDrop(scene, edits, instance);
  const drag = useNodeDrag({ scene, edits, instance, update, reset });
  useFirstPaint();
  useKeepInView({ scene, selected: selection.nodes.at(-1), size });
  useFollowLayout({ scene, size, arrangement });

  const insertBefore = (before: RecordId | null, at: Picking['at']) => {
    setPicking(stagePicking(edits, before, at));
  };
  const placeFor = (node: DrawnNode | undefined): Picking['at'] => {
    const element = node && root.current?.querySelector(`[data-id="${CSS.escape(node.id)}"]`);
    const box = (element ?? root.current!).getBoundingClientRect();
    return element ? { x: box.left, y: box.bottom + 6 } : { x: box.left + 40, y: box.top + 60 };
  };
  const pickStage = () => {
    const { selectedEdge } = useCanvasUi.getState();
    const last = selection.nodes.at(-1);
    const binding = last && bindingOf(last.node);
    if (selectedEdge !== null) insertBefore(beforeOf(scene, selectedEdge), placeFor(undefined));
    else if (last?.node.kind === 'entry') insertBefore(laneOf(scene)[0] ?? null, placeFor(last));
    else if (last?.node.kind === 'gate' && binding) insertBefore(binding, placeFor(last));
    else insertBefore(binding === undefined ? null : bindingAfter(scene, binding), placeFor(last));
  };
  const pickPolicy = () => {
    const node = selection.nodes.at(-1) ?? scene.drawing.nodes[0];
    if (!node || node.under !== undefined || node.node.kind === 'exit') return;
    const title =
      node.node.kind === 'entry' ? 'Add a policy to the flow' : `Add a policy before ${node.node.stage}`;
    setPicking({
      kind: 'policy',
      title,
      at: placeFor(node),
      onPick: ({ what }) => {
        edits.addPolicy(node, what);
      },
    });
  };
  const openFlow = (node: DrawnNode) => {
    if (node.node.kind === 'exit' && node.node.flow?.record !== undefined) {
      app.view.openFlow(node.node.flow.record);
    }
  };
  const focusCanvas = () => {
    root.current?.focus({ preventScroll: true });
  };
  const goTo = (id: string) => {
    selection.pick([id]);
    useCanvasUi.setState({ selectedEdge: null });
    root.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  };
  const fit = () => void instance.fitView({ padding: 0.08, duration: 160, maxZoom: 1.1 });
  const zoom = (step: 1 | -1 | 0) => {
    if (step === 0) void instance.zoomTo(1, { duration: 120 });
    else if (step > 0) void instance.zoomIn({ duration: 120 });
    else void instance.zoomOut({ duration: 120 });
  };
  const keys: CanvasKeys & { readonly openFlow: (node: DrawnNode) => void } = {
    scene,
    edits,
    selected: selection.nodes,
    goTo,
    open: (node) => {
      const record = node.node.kind === 'exit' ? undefined : app.view.store.getState().selection[0];
      if (record === undefined) openFlow(node);
      else app.view.reveal(record);
    },
    openFlow,
    pickStage,
    pickPolicy,
    selectAll: () => {
      selection.pick(scene.drawing.nodes.filter(({ node }) => node.kind === 'stage').map(({ id }) => id));
    },
    remove: () => {
      const neighbour = neighbourOf(scene.drawing, selection.ids);
      edits.remove(selection.nodes);
      selection.pick(neighbour === undefined ? [] : [neighbour]);
      focusCanvas();
    },
    clear: () => {
      selection.pick([]);
      useCanvasUi.setState({ selectedEdge: null });
    },
    fit,
    zoom,
    menu: (node) => {
      setMenu({ at: placeFor(node), entries: canvasMenu(app, keys, node) });
    },
    select: app.view.select,
  };
  useCanvasCommands(app, { pickStage, pickPolicy, fit, tidy: edits.tidy });

  const onNodesChange = (changes: NodeChange<CanvasNode>[]) => {
    const places = changes.filter((change) => change.type === 'position');
    if (places.length > 0) update((known) => applyNodeChanges(places, known));
    const selects = changes.filter((change) => change.type === 'select');
    if (selects.length === 0) return;
    const off = new Set(selects.filter((change) => !change.selected).map((change) => change.id));
    const on = selects.filter((change) => change.selected).map((change) => change.id);
    const kept = [...selection.ids].filter((id) => !off.has(id) && !on.includes(id));
    selection.pick([...kept, ...on]);
    if (on.length > 0) useCanvasUi.setState({ selectedEdge: null });
  };
  const openMenu = (event: ReactMouseEvent | MouseEvent, node: DrawnNode | undefined) => {
    event.preventDefault();
    if (node && !selection.ids.has(node.id)) selection.pick([node.id]);
    const entries = canvasMenu(app, { ...keys, selected: node ? [node] : [] }, node);
    setMenu({ at: { x: event.clientX, y: event.clientY }, entries });
  };
  const actions = useMemo(
    () => ({
      insertAt: (edge: string, at: Picking['at']) => {
        useCanvasUi.setState({ selectedEdge: edge });
        setPicking(stagePicking(edits, beforeOf(scene, edge), at));
      },
      selectRecord: (record: RecordId) => {
        app.view.select([record]);
      },
    }),
    [app, edits, scene],
  );
  const empty = !scene.drawing.nodes.some(({ node }) => node.kind === 'stage');

  return (
    <CanvasActionsContext.Provider value={actions}>
      <div
        ref={root}
        className={css.canvas}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (picking === null && menu === null) handleCanvasKey(event, keys);
        }}
        {...drop}
      >
        <EdgeMarkers />
        <ReactFlow<CanvasNode, CanvasEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          {...drag}
          onNodeDoubleClick={(_event, node) => {
            if (node.data.drawn.node.kind === 'exit') openFlow(node.data.drawn);
            else keys.open(node.data.drawn);
          }}
          onNodeContextMenu={(event, node) => {
            openMenu(event, node.data.drawn);
          }}
          onPaneContextMenu={(event) => {
            openMenu(event, undefined);
          }}
          onEdgeClick={(_event, edge: Edge) => {
            if (scene.drawing.edges.some((one) => one.id === edge.id && one.before !== undefined)) {
              useCanvasUi.setState({ selectedEdge: edge.id });
            }
          }}
          onPaneClick={() => {
            keys.clear();
            focusCanvas();
          }}
          onMove={(_event, { zoom: scale }) => {
            const far = scale < farBelow;
            if (useCanvasUi.getState().far !== far) useCanvasUi.setState({ far });
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
          multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
          selectionMode={SelectionMode.Partial}
          nodeDragThreshold={4}
          panOnScroll
          zoomActivationKeyCode={['Meta', 'Control']}
          zoomOnDoubleClick={false}
          aria-label="Drawing of the flow"
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} color="var(--border)" />
        </ReactFlow>
        {nodes.length > 10 ? <Overview nodes={overview} /> : null}
        <CanvasToolbar
          arrangement={arrangement}
          onArrange={setArrangement}
          placed={scene.positions.size > 0}
          onTidy={edits.tidy}
          onInsert={pickStage}
          onFit={fit}
          onZoom={zoom}
        />
        {empty ? (
          <EmptyFlow
            onInsert={(at) => {
              insertBefore(null, at);
            }}
          />
        ) : null}
        {picking === null ? null : (
          <QuickPicker
            kind={picking.kind}
            title={picking.title}
            at={picking.at}
            onPick={(item) => {
              setPicking(null);
              focusCanvas();
              picking.onPick(item);
              useCanvasUi.setState({ selectedEdge: null });
            }}
            onClose={() => {
              setPicking(null);
              focusCanvas();
            }}
          />
        )}
        <ContextMenu
          at={menu?.at ?? null}
          label="Canvas"
          entries={menu?.entries ?? []}
          onClose={() => {
            setMenu(null);
          }}
        />
      </div>
    </CanvasActionsContext.Provider>
  );
}
