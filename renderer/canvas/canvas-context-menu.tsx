import { useApp } from '../state/hooks';
import { ContextMenu } from '../ui/context-menu';
import { canvasMenu } from './canvas-menu';
import type { MenuKeys } from './canvas-menu';
import type { DrawnNode } from '../../shared/graph/drawing/drawing';

export interface MenuAt {
  /** In window pixels. */
  readonly at: { readonly x: number; readonly y: number };
  /** Absent: the menu of the flow. */
  readonly node: DrawnNode | undefined;
}

export interface CanvasContextMenuProps {
  readonly keys: MenuKeys;
  readonly menu: MenuAt | null;
  readonly onClose: () => void;
}

export function CanvasContextMenu({ keys, menu, onClose }: CanvasContextMenuProps) {
  const app = useApp();
  return (
    <ContextMenu
      at={menu?.at ?? null}
      label="Canvas"
      entries={menu ? canvasMenu(app, keys, menu.node) : []}
      onClose={onClose}
    />
  );
}
