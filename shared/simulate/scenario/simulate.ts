import type { QuestionEffect } from '../../policy/effect';
import { drive, UnknownAnswer, type EffectHost } from '../../policy/effect-host';
import { nearestRelease, rulesFor } from '../../policy/release-rules';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { Scenario } from './format';
import { importWorld } from './import-world';
import { outsideOf } from './outside';
import { runScenario, type Trace, type TraceStep } from './run-scenario';

interface Played {
  /** Release whose rules were played. */
  readonly release: string;
  /** What to know before trusting it: rules of another release, entries that the importer refuses. */
  readonly notes: readonly string[];
}

export type Simulated =
  | (Played & { readonly kind: 'finished'; readonly trace: Trace })
  /** Something was needed that nobody told; the steps before it were played. */
  | (Played & {
      readonly kind: 'unknown';
      readonly question: QuestionEffect;
      readonly steps: readonly TraceStep[];
    });

/** Makes the host of one run; questions to the outside are the scenario's to answer. */
export type HostFor = (question: EffectHost['question']) => EffectHost;

/** Plays a scenario on an imagined server of its release. The host runs Python and estimates passwords. */
export function simulateScenario(scenario: Scenario, hostFor: HostFor): Simulated {
  const imported = importWorld(scenario.world, nearestRelease(scenario.release));
  const { rules, exact } = rulesFor(scenario.release);
  const notes = [
    ...(exact
      ? []
      : [`The rules of ${rules.release} are played: those of ${scenario.release} are not known.`]),
    ...imported.diagnostics.filter(({ severity }) => severity === 'error').map(noteOf),
  ];
  const steps: TraceStep[] = [];
  try {
    const trace = drive(runScenario(scenario, imported, steps), hostFor(outsideOf(scenario)));
    return { kind: 'finished', release: rules.release, notes, trace };
  } catch (error) {
    if (!(error instanceof UnknownAnswer)) throw error;
    return { kind: 'unknown', release: rules.release, notes, question: error.question, steps };
  }
}

function noteOf({ message, at }: Diagnostic): string {
  const place = [at.path, at.line, at.column].filter((part) => part !== undefined).join(':');
  return `${place}: ${message} The importer would refuse this, so it is not there.`;
}
