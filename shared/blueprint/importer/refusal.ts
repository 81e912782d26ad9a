/** Why the server refuses an entry. */
export interface Refusal {
  /** Stable, without the leading `import/`: `unknown-model`. */
  readonly code: string;
  /** What the server says, where it says something. */
  readonly message: string;
  /** Field it belongs to; nested keys joined by a dot. */
  readonly field?: string;
  /** Field whose value makes this one needed: the place to point at where the one that is meant is not given. */
  readonly askedBy?: string;
  /** Part of the entry where the field stands; without it, wherever the field is given. */
  readonly part?: 'identifiers' | 'attrs' | 'model' | 'state' | 'conditions' | 'permissions';
  /** An exception that nothing catches: it ends the import even for an entry whose state is `absent`. */
  readonly uncaught?: boolean;
}

/** Thrown inside the importer only; never leaves it. */
export class EntryRefused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(({ message }) => message).join('; '));
  }
}

export function refuse(refusal: Refusal): never {
  throw new EntryRefused([refusal]);
}
