import type { Diagnostic } from '../../../shared/kernel/diagnostic';
import type { Sample } from '../sample';

/** Something that is done with every file. */
export interface Subject {
  readonly name: string;
  /** What was wrong with what came of it; empty where all is well. An exception is a complaint too. */
  readonly complaints: (sample: Sample) => readonly string[];
}

/** A refusal says why, and where in the text. */
export function refusalComplaints(
  what: string,
  refusal: readonly Diagnostic[],
  text: string,
): readonly string[] {
  const errors = refusal.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [`${what} is refused without a word`];
  const lines = text.split('\n').length;
  return errors.flatMap(({ code, message, at }) => {
    const isPlaced =
      at.line !== undefined && at.line >= 1 && at.line <= lines && at.column !== undefined && at.column >= 1;
    return isPlaced && message.length > 0 ? [] : [`${what}: ${code} has no place: ${JSON.stringify(at)}`];
  });
}
