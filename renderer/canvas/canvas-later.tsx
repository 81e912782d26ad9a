import { CanvasContextMenu } from './canvas-context-menu';
import { CanvasToolbar } from './canvas-toolbar';
import { EmptyFlow } from './empty-flow';
import { QuickPicker } from './quick-picker';
import { TagResults } from './tag-results';

/** What lies over the drawing. Loaded as one piece, see later.tsx. */
export const canvasLater = {
  empty: EmptyFlow,
  menu: CanvasContextMenu,
  picker: QuickPicker,
  tags: TagResults,
  toolbar: CanvasToolbar,
} as const;
