import type { ReactFlowInstance } from '@xyflow/react';
import type { DragEvent } from 'react';
import { useMemo } from 'react';
import { dragKindOf, readDragData } from '../ui/drag-data';
import type { FlowEdits } from './canvas-actions';
import { markDrop, useCanvasUi } from './canvas-ui';
import type { DrawnNode } from '../../shared/graph/drawing/drawing';
import type { CanvasEdge, CanvasNode, Scene } from './flow-elements';
import { dropWays, placeOf } from './flow-elements';
import type { Point } from '../../shared/graph/drawing/lane-layout';
import { distanceToPath } from '../../shared/graph/drawing/path-geometry';

/** The way a stage dropped at a point would go onto, and how far it is. */
export function nearestWay(
  ways: ReturnType<typeof dropWays>,
  point: Point,
): { readonly id: string; readonly distance: number } | undefined {
  let nearest: { id: string; distance: number } | undefined;
  for (const { id, way } of ways) {
    const distance = distanceToPath(point, way);
    if (!nearest || distance < nearest.distance) nearest = { id, distance };
  }
  return nearest;
}

/** The entry, gate or stage that a policy dropped at a point would be bound to. */
export function nearestTarget(scene: Scene, point: Point): DrawnNode | undefined {
  let nearest: DrawnNode | undefined;
  let best = 90;
  for (const drawn of scene.drawing.nodes) {
    const { node } = drawn;
    const takes = node.kind === 'entry' || node.kind === 'gate' || (node.kind === 'stage' && node.binding);
    if (!takes || drawn.under !== undefined) continue;
    const { x, y } = placeOf(scene, drawn);
    const outside = Math.hypot(
      Math.max(x - point.x, 0, point.x - x - drawn.width),
      Math.max(y - point.y, 0, point.y - y - drawn.height),
    );
    if (outside < best) {
      nearest = drawn;
      best = outside;
    }
  }
  return nearest;
}

/** Where a stage goes that is dropped on an edge: before a stage binding, or null for the end. */
export function beforeOf(scene: Scene, edge: string): string | null {
  return scene.drawing.edges.find((one) => one.id === edge)?.before ?? null;
}

/** Takes stage and policy types, and policies of the workspace, that are dragged over the canvas. */
export function useCanvasDrop(
  scene: Scene,
  edits: FlowEdits,
  instance: ReactFlowInstance<CanvasNode, CanvasEdge>,
) {
  return useMemo(() => {
    const ways = dropWays(scene);
    return {
      onDragOver: (event: DragEvent) => {
        const kind = dragKindOf(event.dataTransfer);
        if (!kind) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        const point = instance.screenToFlowPosition({ x: event.clientX, y: event.clientY });
        if (kind === 'stage') markDrop(nearestWay(ways, point)?.id ?? null, null);
        else markDrop(null, nearestTarget(scene, point)?.id ?? null);
      },
      onDragLeave: (event: DragEvent) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) markDrop(null, null);
      },
      onDrop: (event: DragEvent) => {
        const data = readDragData(event.dataTransfer);
        const { dropEdge, dropNode } = useCanvasUi.getState();
        markDrop(null, null);
        if (!data) return;
        event.preventDefault();
        if (data.kind === 'stage') {
          edits.insertStage(dropEdge === null ? null : beforeOf(scene, dropEdge), data.payload);
          return;
        }
        const target = scene.drawing.nodes.find((node) => node.id === dropNode);
        if (target) edits.addPolicy(target, data.payload);
      },
    };
  }, [scene, edits, instance]);
}
