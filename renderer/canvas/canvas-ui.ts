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

interface CanvasUi {
  /** Edge or node that would take what is being dragged. */
  readonly dropEdge: string | null;
  readonly dropNode: string | null;
  readonly selectedEdge: string | null;
  /** Zoomed out so far that cards show no text. */
  readonly far: boolean;
}

/** What changes while the pointer moves: kept out of the nodes so that only the two concerned are drawn anew. */
export const useCanvasUi = create<CanvasUi>(() => ({
  dropEdge: null,
  dropNode: null,
  selectedEdge: null,
  far: false,
}));

export function markDrop(edge: string | null, node: string | null): void {
  const { dropEdge, dropNode } = useCanvasUi.getState();
  if (dropEdge !== edge || dropNode !== node) useCanvasUi.setState({ dropEdge: edge, dropNode: node });
}
