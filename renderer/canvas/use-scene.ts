import { useEffect, useMemo, useState } from 'react';
import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { RecordId } from '../../shared/authentik/record';
import { positionsOf } from '../../shared/document/commands/layout';
import type { WorkspaceDocument } from '../../shared/document/document';
import { flowGraph } from '../../shared/graph/flow-graph';
import type { Drawing } from '../../shared/graph/drawing/drawing';
import { drawingOf } from '../../shared/graph/drawing/drawing';
import type { ElkDirection, ElkLayout } from './elk-layout';
import { layoutByElk } from './elk-layout';
import type { Scene } from './flow-elements';
import { laneLayout } from '../../shared/graph/drawing/lane-layout';
import { rowWidth } from './row-spread';
import { routesOf } from '../../shared/graph/drawing/routes';

/** `rows` wraps the path as text is set, `line` keeps it on one line, `down` runs from top to bottom. */
export type Arrangement = 'rows' | 'line' | 'down';

export interface SceneInput {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly flow: RecordId;
  readonly arrangement: Arrangement;
  /** Of the canvas, in px. */
  readonly width: number;
}

/** Graph, layout and ways of a flow. Line and column come from a worker; until then the lane is shown as we lay it. */
export function useScene({ document, descriptors, flow, arrangement, width }: SceneInput): Scene {
  const drawing = useMemo(
    () => drawingOf(flowGraph(document, flow, descriptors)),
    [document, flow, descriptors],
  );
  const arranged = useArranged(drawing, arrangement, width);
  return useMemo(
    () => ({ document, descriptors, drawing, ...arranged, positions: positionsOf(document, flow) }),
    [document, descriptors, drawing, arranged, flow],
  );
}

/** Places and ways of what is drawn, for a canvas so wide (px). */
export function useArranged(
  drawing: Drawing,
  arrangement: Arrangement,
  width: number,
): Pick<Scene, 'boxes' | 'routes' | 'direction'> {
  const elk = useElkLayout(drawing, arrangement === 'rows' ? undefined : arrangement);
  const lane = useMemo(() => {
    const layout = laneLayout(drawing, arrangement === 'line' ? Infinity : rowWidth(drawing, width));
    return { boxes: layout.boxes, routes: routesOf(drawing, layout), direction: 'right' as const };
  }, [drawing, arrangement, width]);
  return elk ?? lane;
}

function useElkLayout(drawing: Drawing, direction: ElkDirection | undefined): ElkLayout | undefined {
  const [done, setDone] = useState<ElkLayout>();
  useEffect(() => {
    if (direction === undefined) return undefined;
    let current = true;
    void layoutByElk(drawing, direction).then((layout) => {
      if (current) setDone(layout);
    });
    return () => {
      current = false;
    };
  }, [drawing, direction]);
  return done?.direction === direction ? done : undefined;
}
