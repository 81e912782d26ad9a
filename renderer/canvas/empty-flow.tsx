import { Button } from '../ui/button';
import css from './flow-canvas.module.css';

/** What is shown in a flow without stages: what would be here, and two ways to begin. */
export function EmptyFlow({ onInsert }: { readonly onInsert: (at: { x: number; y: number }) => void }) {
  return (
    <div className={css.empty}>
      <p className={css.emptyTitle}>This flow has no stages yet</p>
      <p>A visitor is done at once. Drag a stage type from the palette onto the line, or</p>
      <Button
        variant="primary"
        onPress={(event) => {
          const { left, bottom } = event.target.getBoundingClientRect();
          onInsert({ x: left, y: bottom + 6 });
        }}
      >
        Insert the first stage
      </Button>
    </div>
  );
}
