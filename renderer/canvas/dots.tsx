import type { ReactFlowState } from '@xyflow/react';
import { useStore } from '@xyflow/react';
import css from './dots.module.css';

/** Between two dots at full size, in px. */
const gap = 20;

const zoomOf = (state: ReactFlowState) => state.transform[2];
const shiftOf = ({ transform: [x, y, zoom] }: ReactFlowState) => {
  const step = gap * zoom;
  return `translate(${x % step}px, ${y % step}px)`;
};

/**
 * The dots behind the drawing. Moving the drawing only shifts a picture that is there already: React Flow's own
 * background paints itself anew for every frame, over the whole canvas.
 */
export function Dots() {
  const zoom = useStore(zoomOf);
  const transform = useStore(shiftOf);
  const step = gap * zoom;
  const [centre, radius] = [0.75 * zoom, 0.6 * zoom];
  const dot = `circle at ${centre}px ${centre}px, var(--border) ${radius}px, transparent ${radius + 0.6}px`;
  const pattern = {
    backgroundImage: `radial-gradient(${dot})`,
    backgroundSize: `${step}px ${step}px`,
    inset: -step,
  };
  return (
    <div className={css.frame} aria-hidden>
      <div className={css.dots} style={{ ...pattern, transform }} />
    </div>
  );
}
