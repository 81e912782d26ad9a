import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useMemo, useRef, useState } from 'react';
import type { MouseEvent as ReactMouseEvent } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import { useApp, useDocument, useView, useWorkspace } from '../state/hooks';
import type { FlowEdits } from './canvas-actions';
import { bindingAfter, flowEdits, laneOf } from './canvas-actions';
import type { MenuKeys } from './canvas-menu';
import type { MenuAt } from './canvas-context-menu';
import { CanvasActionsContext, useCanvasUi } from './canvas-ui';
import type { DrawnNode } from '../../shared/graph/drawing/drawing';
import { bindingOf } from '../../shared/graph/drawing/drawing';
import { EdgeMarkers } from './edge-markers';
import { firstView } from './first-view';
import css from './flow-canvas.module.css';
import type { CanvasEdge, CanvasNode } from './flow-elements';
import { FlowSurface } from './flow-surface';
import { OverCanvas, useOverCanvas } from './later';
import { recordsOfNode } from './node-records';
import type { PickerItem, PickerKind } from './picker-items';
import { RunContext } from './run-look';
import { useCanvasCommands } from './use-canvas-commands';
import { beforeOf, useCanvasDrop } from './use-canvas-drop';
import { neighbourOf } from './walk';
import { handleCanvasKey } from './use-canvas-keys';
import { useCanvasSelection } from './use-canvas-selection';
import { useFit, useRefit } from './use-fit';
import { useFirstPaint } from './use-first-paint';
import type { FrameSize } from './use-frame-size';
import { useFrameSize } from './use-frame-size';
import type { Arrangement } from './use-scene';
import { useScene } from './use-scene';
import { useFollowLayout, useKeepInView } from './use-view';
import { viewSteps } from './view-steps';

export interface FlowCanvasProps {
  readonly flow: RecordId;
}

/** One flow, drawn as the executor runs it, and edited on the drawing. Give it a `key` of the flow. */
export function FlowCanvas({ flow }: FlowCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useFrameSize(frame);
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
  readonly size: FrameSize;
}

interface Picking {
  readonly kind: PickerKind;
  readonly title: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly onPick: (item: PickerItem) => void;
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
  const run = useView((state) => state.run?.get(flow) ?? null);
  const [arrangement, setArrangement] = useState<Arrangement>('rows');
  const steps = useMemo(() => viewSteps(instance), [instance]);
  const fitting = useFit(size, arrangement, steps.fit);
  const scene = useScene({
    document,
    descriptors,
    flow,
    arrangement,
    width: fitting.width,
  });
  const edits = useMemo(() => flowEdits(app, flow, scene), [app, flow, scene]);
  const selection = useCanvasSelection(scene, document);
  const [picking, setPicking] = useState<Picking | null>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const [start] = useState(() => firstView(scene, size));
  const drop = useCanvasDrop(scene, edits, instance);
  useFirstPaint();
  useOverCanvas();
  useKeepInView({ scene, selected: selection.nodes.at(-1), size });
  useFollowLayout({ scene, size, arrangement, spread: fitting.spread });

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
  const fit = () => {
    fitting.fit(scene.drawing, scene.positions.size > 0);
  };
  useRefit(size.width, fitting.spread > 1, fit);
  const zoom = (step: 1 | -1 | 0) => {
    if (step === 0 && fitting.spread > 1) fitting.unfit();
    else steps.zoom(step);
  };
  const keys: MenuKeys = {
    scene,
    edits,
    selected: selection.nodes,
    goTo,
    open: (node) => {
      const record = node.node.kind === 'exit' ? undefined : recordsOfNode(node)[0];
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
      selection.pick(neighbour);
      focusCanvas();
    },
    clear: () => {
      selection.pick([]);
      useCanvasUi.setState({ selectedEdge: null });
    },
    fit,
    zoom,
    menu: (node) => {
      setMenu({ at: placeFor(node), node });
    },
    select: app.view.select,
  };
  useCanvasCommands(app, { pickStage, pickPolicy, fit, tidy: edits.tidy });

  const openMenu = (event: ReactMouseEvent | MouseEvent, node: DrawnNode | undefined) => {
    event.preventDefault();
    if (node && !selection.ids.has(node.id)) selection.pick([node.id]);
    setMenu({ at: { x: event.clientX, y: event.clientY }, node });
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
        <RunContext.Provider value={run}>
          <FlowSurface
            scene={scene}
            edits={edits}
            selected={selection.ids}
            start={start}
            onPick={selection.pick}
            onOpen={keys.open}
            onMenu={openMenu}
            onClear={() => {
              keys.clear();
              focusCanvas();
            }}
          />
        </RunContext.Provider>
        <OverCanvas
          part="toolbar"
          arrangement={arrangement}
          onArrange={(wanted) => {
            fitting.unfit();
            setArrangement(wanted);
          }}
          editing={{ placed: scene.positions.size > 0, onTidy: edits.tidy, onInsert: pickStage }}
          onFit={fit}
          onZoom={zoom}
        />
        {empty ? (
          <OverCanvas
            part="empty"
            onInsert={(at) => {
              insertBefore(null, at);
            }}
          />
        ) : null}
        {picking === null ? null : (
          <OverCanvas
            part="picker"
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
        <OverCanvas
          part="menu"
          keys={keys}
          menu={menu}
          onClose={() => {
            setMenu(null);
          }}
        />
      </div>
    </CanvasActionsContext.Provider>
  );
}
