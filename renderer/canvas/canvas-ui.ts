import { createContext, useContext } from 'react';
import { create } from 'zustand';
import type { RecordId } from '../../shared/authentik/record';

/** What nodes and edges call back. */
export interface CanvasActions {
  readonly insertAt: (edge: string, at: { readonly x: number; readonly y: number }) => void;
  readonly selectRecord: (record: RecordId) => void;
}

export const CanvasActionsContext = createContext<CanvasActions | null>(null);

export function useCanvasActions(): CanvasActions {
  const actions = useContext(CanvasActionsContext);
  if (!actions) throw new Error('Nodes and edges are drawn inside a FlowCanvas');
  return actions;
}

/** Everything; the name in larger letters; of the name what fits in huge ones; an icon only. */
export type Detail = 'all' | 'names' | 'short' | 'icons';

/** The zoom from which each can be read: letters of 12, 20 and 36 px are at least 9 px high on the screen. */
const readableFrom: readonly (readonly [Detail, number])[] = [
  ['all', 0.72],
  ['names', 0.42],
  ['short', 0.24],
];

interface CanvasUi {
  /** Edge or node that would take what is being dragged. */
  readonly dropEdge: string | null;
  readonly dropNode: string | null;
  readonly selectedEdge: string | null;
  /** How much nodes show, as far as it can be read. */
  readonly detail: Detail;
  /** Zoomed out so far that edges and ends are drawn in their simplest form. */
  readonly far: boolean;
}

/** What changes while the pointer moves: kept out of the nodes so that only the two concerned are drawn anew. */
export const useCanvasUi = create<CanvasUi>(() => ({
  dropEdge: null,
  dropNode: null,
  selectedEdge: null,
  detail: 'all',
  far: false,
}));

export function markDrop(edge: string | null, node: string | null): void {
  const { dropEdge, dropNode } = useCanvasUi.getState();
  if (dropEdge !== edge || dropNode !== node) useCanvasUi.setState({ dropEdge: edge, dropNode: node });
}

/** Has the nodes show what can be read at a zoom. */
export function showDetailAt(zoom: number): void {
  const detail = readableFrom.find(([, from]) => zoom >= from)?.[0] ?? 'icons';
  if (useCanvasUi.getState().detail === detail) return;
  useCanvasUi.setState({ detail, far: detail === 'short' || detail === 'icons' });
}
