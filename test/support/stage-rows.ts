import { expect, it } from 'vitest';
import { playStage, type StageCase } from './one-stage';

export const after = { component: 'ak-stage-dummy' };

export const error = (field: string, string: string) => ({ response_errors: { [field]: [{ string }] } });

export const denied = (error_message: string) => ({ component: 'ak-stage-access-denied', error_message });

export const said = (question: string, answer: NonNullable<StageCase['outside']>[number]['answer']) => ({
  outside: [{ question, answer }],
});

export interface Row {
  readonly what: string;
  readonly given: StageCase;
  readonly challenge: object;
  readonly context?: object;
}

/** Input, then what the visitor sees and what the context holds: the lines of stages.md and 2026.5-stages.md. */
export function holds(rows: readonly Row[]): void {
  it.each(rows)('$what', ({ given, challenge, context }) => {
    const seen = playStage(given);
    expect(seen.run.notes.filter((note) => note.includes('importer'))).toEqual([]);
    expect(seen.unknown).toBeUndefined();
    expect(seen.challenge).toMatchObject(challenge);
    if (context) expect(seen.context).toMatchObject(context);
  });
}
