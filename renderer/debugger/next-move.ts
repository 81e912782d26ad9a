import type { Json } from '../../shared/kernel/json';
import type { Persona } from '../../shared/lint/personas/persona';
import { answerOf } from '../../shared/lint/personas/answer';
import type { JsonObject } from '../../shared/policy/world';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { flowOfAddress } from './challenge-form';
import type { OpenRun } from './open-run';
import type { Move, RunSetup, SetupUser } from './run-setup';

/** What the visitor of the form does next; null: the run is over, or it is for the user to say. */
export function nextMove({ base, moves, played }: OpenRun, setup: RunSetup): Omit<Move, 'outside'> | null {
  const last = played?.steps.at(-1);
  if (!last || played?.question) return null;
  const { expect } = last;
  if (!isMapping(expect) || expect.response_errors !== undefined) return null;
  const next = flowOfAddress(played?.end?.outcome.to ?? expect.redirect);
  if (next) return { open: next };
  const flow = flowNow(base, moves);
  const move = codeFor(setup.user, expect) ?? answerOf(visitorOf(setup.user), expect, flow);
  return move && !isRepeated(moves, move) ? move : null;
}

/** The flow whose page the visitor has open. */
export function flowNow(base: Scenario, moves: readonly Move[]): string {
  return moves.flatMap((move) => move.open ?? []).at(-1)?.flow ?? base.run.flow ?? '';
}

function visitorOf({ username, email, password, devices }: SetupUser): Persona {
  const code = devices.flatMap((device) => (device.type === 'static' ? device.tokens : []))[0];
  return {
    id: 'member',
    who: username,
    name: username,
    email,
    password,
    ...(code === undefined ? {} : { code }),
    readsMail: true,
    isGenuine: true,
  };
}

/** A code of an authenticator app, where the visitor has one and is asked for it. */
function codeFor({ devices }: SetupUser, challenge: JsonObject): Omit<Move, 'outside'> | null {
  if (challenge.component !== 'ak-stage-authenticator-validate') return null;
  const asked = Array.isArray(challenge.device_challenges)
    ? (challenge.device_challenges as readonly JsonObject[]).map((device) => device.device_class)
    : [];
  if (!asked.includes('totp') || !devices.some(({ type }) => type === 'totp')) return null;
  return { answer: { component: challenge.component, code: '$totp_now' } };
}

/** The same answer to the same question over and over leads nowhere. */
function isRepeated(moves: readonly Move[], { answer, open }: Omit<Move, 'outside'>): boolean {
  const same = JSON.stringify([answer, open]);
  return moves.filter((move) => JSON.stringify([move.answer, move.open]) === same).length >= mostRepeats;
}

const mostRepeats = 6;

function isMapping(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
