import { describe, expect, it } from 'vitest';
import type { Json } from '../../shared/kernel/json';
import { nextMove } from './next-move';
import { runOf, type OpenRun } from './open-run';
import { firstSetup, scenarioOf, type RunSetup } from './run-setup';

const setup = firstSetup('2026.5');

function runThatShows(expect: Json, outcome: Readonly<Record<string, Json>> = { kind: 'waiting' }): OpenRun {
  const run = runOf(scenarioOf(setup, 'login', new Set()), { place: 'workspace' }, false);
  const step = { expect, detail: [], gates: [], ran: [], notices: [] };
  const end = { outcome, effects: {}, sessionAfter: {}, inspector: {} };
  return { ...run, played: { steps: [step], end, release: '2026.5', notes: [] } };
}

const withDevices = (devices: RunSetup['user']['devices']): RunSetup => ({
  ...setup,
  user: { ...setup.user, devices },
});

const validate = {
  component: 'ak-stage-authenticator-validate',
  device_challenges: [{ device_class: 'static' }, { device_class: 'totp' }],
  configuration_stages: [],
};

describe('what the visitor does next', () => {
  it.each([
    {
      what: 'types the name and the password',
      challenge: { component: 'ak-stage-identification', user_fields: ['username'], password_fields: true },
      who: setup,
      answer: { component: 'ak-stage-identification', uid_field: 'alice', password: 'Correct-Horse-9' },
    },
    {
      what: 'types a static code',
      challenge: validate,
      who: withDevices([{ type: 'static', tokens: ['one', 'two'] }]),
      answer: { component: validate.component, code: 'one' },
    },
    {
      what: 'types a code of the app',
      challenge: validate,
      who: withDevices([{ type: 'totp', key: '00' }]),
      answer: { component: validate.component, code: '$totp_now' },
    },
  ])('$what', ({ challenge, who, answer }) => {
    expect(nextMove(runThatShows(challenge), who)).toEqual({ answer });
  });

  it.each<readonly [string, Json]>([
    ['where an answer was refused', { component: 'ak-stage-password', response_errors: { password: [] } }],
    ['where nobody knows the component', { component: 'ak-stage-of-tomorrow' }],
    ['where no code can be had', validate],
    ['where the visitor is denied', { component: 'ak-stage-access-denied' }],
  ])('is nothing %s', (_, challenge) => {
    expect(nextMove(runThatShows(challenge), setup)).toBeNull();
  });

  it('follows a redirect into another flow and reads the mail', () => {
    const to = '/if/flow/recovery/?next=%2F';
    const redirected = runThatShows({ component: 'xak-flow-redirect', to }, { kind: 'redirect', to });
    expect(nextMove(redirected, setup)).toEqual({ open: { flow: 'recovery', query: 'next=%2F' } });
    expect(nextMove(runThatShows({ component: 'ak-stage-email' }), setup)).toEqual({
      open: { flow: 'login', query: 'flow_token=$flow_token' },
    });
  });

  it('does not give the same answer for ever', () => {
    const run = runThatShows({ component: 'ak-stage-dummy' });
    const answer = { component: 'ak-stage-dummy' };
    expect(nextMove(run, setup)).toEqual({ answer });
    const moves = Array.from({ length: 6 }, () => ({ answer, outside: [] }));
    expect(nextMove({ ...run, moves }, setup)).toBeNull();
  });
});
