export type Severity = 'error' | 'warning' | 'info';

/** Where a problem is. Lines and columns count from 1; a column counts UTF-16 units, as editors do. */
export interface Place {
  /** File as the user named it. */
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** Blueprint entry: its `id`, else its place among the entries (from 0), as text. */
  readonly entry?: string;
  /** Record of the workspace that it belongs to. */
  readonly record?: string;
  /** Field of that entry or record; nested keys joined by a dot. */
  readonly field?: string;
}

/** A named command that mends the problem, as one undoable change. */
export interface Fix {
  readonly title: string;
  readonly command: string;
  readonly args: unknown;
}

/**
 * One finding, an expected error included. `code` is stable (`blueprint/unknown-tag`, `A01`);
 * `message` is one or two sentences that say what is wrong and what to do.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Place;
  readonly fix?: Fix;
}
