import { ViewportPortal } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { useCanvasUi } from './canvas-ui';
import css from './drop-marker.module.css';
import { dropWays } from './flow-elements';
import type { Scene } from './flow-elements';
import { buttonPlace } from '../../shared/graph/drawing/path-geometry';

/** Where what is being dragged would go, above everything: the dragged card itself covers the way below it. */
export function DropMarker({ scene }: { readonly scene: Scene }) {
  const edge = useCanvasUi((ui) => ui.dropEdge);
  const way = edge === null ? undefined : dropWays(scene).find(({ id }) => id === edge)?.way;
  if (way === undefined) return null;
  const { x, y } = buttonPlace(way);
  return (
    <ViewportPortal>
      <div
        className={css.marker}
        style={{ transform: `translate(${String(x)}px, ${String(y)}px)` }}
        data-drop-marker
      >
        <span className={css.disc}>
          <Plus size={18} aria-hidden />
        </span>
      </div>
    </ViewportPortal>
  );
}
