import type { RecordId } from '../../shared/authentik/record';

/** What a run says of one node of a drawing. `open`: it has not come to it. `stopped`: it ended there. */
export interface RunMark {
  readonly state: 'taken' | 'current' | 'skipped' | 'stopped' | 'open';
  /** Why it was skipped or ended. */
  readonly why?: string;
}

/** By flow, then by the key of the drawing's node (shared/graph). A flow that the run has not come to is absent. */
export type RunMarks = ReadonlyMap<RecordId, ReadonlyMap<string, RunMark>>;
