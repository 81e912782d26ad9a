import type { Diagnostic } from '../../kernel/diagnostic';
import type { CommandContext } from '../command';
import type { Diff } from '../diff';
import type { Draft } from '../draft';

/**
 * What every change must keep true. An invariant mends the draft (so that it is part of the same change), or refuses
 * the change with diagnostics. It looks only at what the change touched.
 */
export interface Invariant {
  readonly name: string;
  /** False: not asked of what is loaded from a file or a server, which may be wrong and is then reported by lint. */
  readonly onLoad: boolean;
  readonly hold: (draft: Draft, change: Diff, context: CommandContext) => readonly Diagnostic[];
}
