import type { ReactFlowInstance } from '@xyflow/react';
import type { MouseEvent as ReactMouseEvent, TouchEvent as ReactTouchEvent } from 'react';
import { useMemo } from 'react';
import type { FlowEdits } from './canvas-actions';
import { markDrop, useCanvasUi } from './canvas-ui';
import { bindingOf } from '../../shared/graph/drawing/drawing';
import type { DrawnNode } from '../../shared/graph/drawing/drawing';
import type { CanvasEdge, CanvasNode, Scene } from './flow-elements';
import { dropWays, placeOf } from './flow-elements';
import type { Point } from '../../shared/graph/drawing/lane-layout';
import { beforeOf, nearestWay } from './use-canvas-drop';

/** How near the pointer must come to a way so that the stage is moved there rather than just placed. */
const reach = 46;

/** Everything that moves along with a node: a gate with its stage, what hangs under it. */
export function companions(scene: Scene, node: DrawnNode): readonly DrawnNode[] {
  const binding = bindingOf(node.node);
  return scene.drawing.nodes.filter((other) => {
    if (other.id === node.id) return false;
    if (other.under !== undefined) {
      return other.under === node.id || (binding !== undefined && other.under === `stage:${binding}`);
    }
    return binding !== undefined && bindingOf(other.node) === binding;
  });
}

function pointer(event: ReactMouseEvent | ReactTouchEvent | MouseEvent | TouchEvent): Point {
  const source = 'touches' in event ? (event.touches[0] ?? event.changedTouches[0]) : event;
  return { x: source?.clientX ?? 0, y: source?.clientY ?? 0 };
}

export interface NodeDrag {
  readonly onNodeDrag: (
    event: ReactMouseEvent | MouseEvent | TouchEvent,
    node: CanvasNode,
    all: CanvasNode[],
  ) => void;
  readonly onNodeDragStop: (
    event: ReactMouseEvent | MouseEvent | TouchEvent,
    node: CanvasNode,
    all: CanvasNode[],
  ) => void;
}

export interface NodeDragInput {
  readonly scene: Scene;
  readonly edits: FlowEdits;
  readonly instance: ReactFlowInstance<CanvasNode, CanvasEdge>;
  readonly update: (change: (nodes: CanvasNode[]) => CanvasNode[]) => void;
  readonly reset: () => void;
}

/** Dragging a stage onto another part of the path reorders it; anywhere else it stays where it is put. */
export function useNodeDrag({ scene, edits, instance, update, reset }: NodeDragInput): NodeDrag {
  return useMemo(() => {
    const ways = dropWays(scene);
    const byId = new Map(scene.drawing.nodes.map((node) => [node.id, node]));
    const edges = new Map(scene.drawing.edges.map((edge) => [edge.id, edge]));

    const wayFor = (drawn: DrawnNode, event: Parameters<typeof pointer>[0]): string | null => {
      if (bindingOf(drawn.node) === undefined) return null;
      const own = new Set([drawn.id, ...companions(scene, drawn).map((node) => node.id)]);
      const others = ways.filter(({ id }) => {
        const edge = edges.get(id);
        return edge && !own.has(edge.source) && !own.has(edge.target);
      });
      const near = nearestWay(others, instance.screenToFlowPosition(pointer(event)));
      return near && near.distance <= reach ? near.id : null;
    };

    return {
      onNodeDrag: (event, node, all) => {
        const drawn = byId.get(node.id);
        if (!drawn) return;
        markDrop(all.length === 1 ? wayFor(drawn, event) : null, null);
        const dragged = new Set(all.map((one) => one.id));
        const moves = new Map<string, Point>();
        for (const one of all) {
          const own = byId.get(one.id);
          if (!own) continue;
          const home = placeOf(scene, own);
          for (const other of companions(scene, own)) {
            if (dragged.has(other.id)) continue;
            const place = placeOf(scene, other);
            moves.set(other.id, {
              x: place.x + one.position.x - home.x,
              y: place.y + one.position.y - home.y,
            });
          }
        }
        if (moves.size === 0) return;
        update((nodes) =>
          nodes.map((one) => {
            const position = moves.get(one.id);
            return position ? { ...one, position } : one;
          }),
        );
      },
      onNodeDragStop: (_event, node, all) => {
        const drawn = byId.get(node.id);
        const { dropEdge } = useCanvasUi.getState();
        markDrop(null, null);
        if (!drawn) return;
        const binding = bindingOf(drawn.node);
        if (dropEdge !== null && binding !== undefined) {
          reset();
          edits.moveBefore(binding, beforeOf(scene, dropEdge));
          return;
        }
        const home = placeOf(scene, drawn);
        if (Math.hypot(node.position.x - home.x, node.position.y - home.y) < 12) {
          reset();
          return;
        }
        edits.place(placed(scene, all, byId));
      },
    };
  }, [scene, edits, instance, update, reset]);
}

/** Places of dragged nodes and of the gates and stages that moved along; what hangs under a stage follows by itself. */
function placed(scene: Scene, all: readonly CanvasNode[], byId: ReadonlyMap<string, DrawnNode>) {
  const places = new Map<string, { node: string; x: number; y: number }>();
  const add = (node: string, { x, y }: Point) => {
    places.set(node, { node, x: Math.round(x), y: Math.round(y) });
  };
  for (const one of all) {
    const own = byId.get(one.id);
    if (!own) continue;
    const home = placeOf(scene, own);
    for (const other of companions(scene, own)) {
      if (other.under !== undefined) continue;
      const place = placeOf(scene, other);
      add(other.id, { x: place.x + one.position.x - home.x, y: place.y + one.position.y - home.y });
    }
  }
  for (const one of all) add(one.id, one.position);
  return [...places.values()];
}
