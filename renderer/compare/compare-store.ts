import { create } from 'zustand';
import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';

/** What the open flow is held against: the state before. */
export interface Base {
  readonly kind: 'file' | 'flow' | 'version';
  /** `login.yaml`, `sample-enrolment`, `before “Delete stage”`. */
  readonly label: string;
  readonly document: WorkspaceDocument;
  /** The flow in that document; undefined where it is not there. */
  readonly flow: RecordId | undefined;
  readonly text: string;
}

interface CompareState {
  readonly open: { readonly flow: RecordId; readonly base: Base } | null;
  readonly dialog: 'closed' | 'compare' | 'history';
  /** Place of the change that is looked at, in the list; -1: none yet. */
  readonly at: number;
}

/** What the window compares. Kept apart from the view of it, which is loaded later. */
export const useCompare = create<CompareState>(() => ({ open: null, dialog: 'closed', at: -1 }));

export function closeComparison(): void {
  useCompare.setState({ open: null, at: -1 });
}

export function showCompareDialog(dialog: CompareState['dialog']): void {
  useCompare.setState({ dialog });
}
