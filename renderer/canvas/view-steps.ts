import type { ReactFlowInstance } from '@xyflow/react';
import type { CanvasEdge, CanvasNode } from './flow-elements';

/** The toolbar lies over the upper edge; beside the rows run the ways around, which are no nodes. */
const besideTools = { top: '54px', bottom: '24px', x: '40px' } as const;

/** What the toolbar and the keys do to the view. */
export function viewSteps(instance: ReactFlowInstance<CanvasNode, CanvasEdge>) {
  return {
    fit: (): void => void instance.fitView({ padding: besideTools, duration: 160, maxZoom: 1.1 }),
    /** One step nearer (1) or farther (-1), or full size (0). */
    zoom: (step: 1 | -1 | 0) => {
      if (step === 0) void instance.zoomTo(1, { duration: 120 });
      else if (step > 0) void instance.zoomIn({ duration: 120 });
      else void instance.zoomOut({ duration: 120 });
    },
  };
}
