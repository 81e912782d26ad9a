import { ArrowDown, LayoutList, Maximize, Minus, MoveRight, Plus, Wand2, ZoomIn } from 'lucide-react';
import { IconButton } from '../ui/icon-button';
import css from './flow-canvas.module.css';
import type { Arrangement } from './use-scene';

export interface CanvasToolbarProps {
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
  /** Given where the flow can be changed here. */
  readonly editing?: {
    /** The user has put nodes somewhere. */
    readonly placed: boolean;
    readonly onTidy: () => void;
    readonly onInsert: () => void;
  };
  readonly onFit: () => void;
  readonly onZoom: (step: 1 | -1 | 0) => void;
}

export function CanvasToolbar(props: CanvasToolbarProps) {
  const { arrangement, onArrange, editing, onFit, onZoom } = props;
  const arrange = (name: Arrangement, label: string, icon: typeof Plus) => (
    <IconButton
      icon={icon}
      size="sm"
      label={label}
      placement="bottom"
      isSelected={arrangement === name}
      onPress={() => {
        onArrange(name);
      }}
    />
  );
  return (
    <div className={css.toolbar} role="toolbar" aria-label="Canvas">
      {editing ? (
        <>
          <IconButton
            icon={Plus}
            size="sm"
            label="Insert stage"
            shortcut="Insert"
            onPress={editing.onInsert}
          />
          <span className={css.divider} />
        </>
      ) : null}
      {arrange('rows', 'Rows that fit the window', LayoutList)}
      {arrange('line', 'One line', MoveRight)}
      {arrange('down', 'Top to bottom', ArrowDown)}
      {editing ? (
        <IconButton
          icon={Wand2}
          size="sm"
          label="Lay out automatically"
          isDisabled={!editing.placed}
          onPress={editing.onTidy}
        />
      ) : null}
      <span className={css.divider} />
      <IconButton
        icon={Minus}
        size="sm"
        label="Zoom out"
        shortcut="$mod+-"
        onPress={() => {
          onZoom(-1);
        }}
      />
      <IconButton
        icon={ZoomIn}
        size="sm"
        label="Full size"
        shortcut="$mod+0"
        onPress={() => {
          onZoom(0);
        }}
      />
      <IconButton icon={Maximize} size="sm" label="Fit the flow" shortcut="f" onPress={onFit} />
    </div>
  );
}
