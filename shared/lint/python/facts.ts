/** A place where an expression looks something up: `context.prompt_data.email`, `request.user.ak_groups`. */
export interface Lookup {
  /** Names joined by dots; `request.context` is written `context`. */
  readonly path: string;
  /** A missing key does not raise: `.get`, or the key is tested somewhere in the expression. */
  readonly safe: boolean;
}

export interface Call {
  /** Path of what is called: `ak_call_policy`, `context.prompt_data.get`. */
  readonly name: string;
  /** First argument, where it is a plain text. */
  readonly text?: string;
  /** Path of the first argument, where it is one. */
  readonly path?: string;
}

/** What can be said of an expression without running it. */
export interface ExpressionFacts {
  /** No statement at all: nothing, blanks, comments. */
  readonly empty: boolean;
  /** Offset of the first thing that is no Python; undefined where all is. */
  readonly brokenAt?: number;
  readonly names: ReadonlySet<string>;
  readonly reads: readonly Lookup[];
  readonly writes: readonly Lookup[];
  readonly calls: readonly Call[];
  readonly returns: {
    readonly count: number;
    /** Some return gives a value that is not plainly false. */
    readonly canBeTrue: boolean;
    readonly canBeFalse: boolean;
    /** What the last return says where the plan holds no data yet, as at planning; undefined: it depends. */
    readonly absent?: boolean;
    /** What sort of value the last return gives, where it is plain; `list` also for what cannot be told. */
    readonly literal?: 'list' | 'text' | 'other';
  };
}
