import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { DrawnNode } from '../../shared/graph/drawing/drawing';
import { firstView } from './first-view';
import type { CanvasEdge, CanvasNode, Scene } from './flow-elements';
import { otherWidth } from './use-fit';
import type { Arrangement } from './use-scene';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Brings what was just selected into view, by the shortest way. */
export function useKeepInView(input: {
  readonly scene: Scene;
  readonly selected: DrawnNode | undefined;
  readonly size: Size;
}) {
  const { scene, selected, size } = input;
  const instance = useReactFlow<CanvasNode, CanvasEdge>();
  const id = selected?.id;
  useEffect(() => {
    const node = id === undefined ? undefined : instance.getNode(id);
    if (!node) return;
    const { x, y, zoom } = instance.getViewport();
    const edge = 24;
    const left = node.position.x * zoom + x;
    const top = node.position.y * zoom + y;
    const right = left + (node.width ?? 0) * zoom;
    const bottom = top + (node.height ?? 0) * zoom;
    const dx = left < edge ? edge - left : right > size.width - edge ? size.width - edge - right : 0;
    const dy = top < edge ? edge - top : bottom > size.height - edge ? size.height - edge - bottom : 0;
    if (dx !== 0 || dy !== 0) void instance.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 160 });
  }, [id, scene.boxes, instance, size]);
}

/** Shows the flow from its beginning again when it is laid out in another way or for another width. */
export function useFollowLayout(input: {
  readonly scene: Scene;
  readonly size: Size;
  readonly arrangement: Arrangement;
  /** How many times as wide as the window rows are. */
  readonly spread?: number;
}) {
  const { scene, size, arrangement, spread = 1 } = input;
  const instance = useReactFlow<CanvasNode, CanvasEdge>();
  const seen = useRef({ width: size.width, arrangement, direction: scene.direction, spread });
  useEffect(() => {
    const { width, direction } = seen.current;
    const isReadAgain = spread === 1 && seen.current.spread > 1;
    const turned = direction !== scene.direction || seen.current.arrangement !== arrangement || isReadAgain;
    seen.current.spread = spread;
    // Rows that were fitted are fitted again (`useRefit`).
    const isKept = spread > 1 || Math.abs(width - size.width) < otherWidth;
    if (!turned && isKept) return;
    seen.current = { width: size.width, arrangement, direction: scene.direction, spread };
    void instance.setViewport(firstView(scene, size));
  }, [scene, size, arrangement, spread, instance]);
}
