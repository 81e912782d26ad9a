import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { diagnosticLine } from './output';

/** Bad usage or input that cannot be read: ends the command with exit code 2 and this message on standard error. */
export class UsageError extends Error {
  constructor(
    message: string,
    /** The same, located, where there is a place. */
    readonly diagnostics: readonly Diagnostic[] = [],
  ) {
    super(message);
  }

  static at(diagnostics: readonly Diagnostic[]): UsageError {
    return new UsageError(diagnostics.map(diagnosticLine).join('\n'), diagnostics);
  }
}
