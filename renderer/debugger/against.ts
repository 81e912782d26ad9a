import type { Release } from '../../shared/authentik/release';
import { partingsOf, type Parting } from '../../shared/simulate/scenario/describe-run';
import type { Simulated } from '../../shared/simulate/scenario/simulate';
import type { Played } from './play';
import type { PlayRequest, Simulator } from './simulator';

export interface Against {
  /** As it was played. */
  readonly request: PlayRequest;
  readonly played: Played;
  /** Whose rules it is played by once more. */
  readonly release: Release;
}

/** Plays a run on another release too and says where the two part. */
export async function againstRelease(
  simulator: Simulator,
  { request, played, release }: Against,
): Promise<readonly Parting[]> {
  const { scenario, workspace } = request;
  const other = await simulator.play({
    ...request,
    scenario: { ...scenario, release },
    workspace: workspace && { ...workspace, release },
    compare: false,
  });
  return partingsOf(simulated(played), simulated(other));
}

function simulated({ release, notes, steps, end, question }: Played): Simulated {
  if (end) return { kind: 'finished', release, notes, trace: { ...end, steps } };
  if (question) return { kind: 'unknown', release, notes, steps, question };
  throw new Error('A play ends or asks.');
}
