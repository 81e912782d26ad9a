/** What the runner gives a worker at its start. */
export interface WorkerStart {
  readonly root: string;
  readonly seed: number;
  /** One number, written before each subject: its place in the list; -1 between files. */
  readonly progress: SharedArrayBuffer;
}

export interface Complaint {
  readonly subject: string;
  readonly text: string;
}

/** What a worker says of one file. */
export interface FileReport {
  readonly index: number;
  readonly complaints: readonly Complaint[];
  readonly isText: boolean;
  readonly isParsed: boolean;
  readonly isImportable: boolean;
  /** The subject that took longest, and its milliseconds. */
  readonly slowest: readonly [subject: string, ms: number];
}
