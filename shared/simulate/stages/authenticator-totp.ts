import { numberOf, textOf } from '../../policy/fields';
import { isUserValue, type UserValue } from '../../policy/user-value';
import type { Device } from '../../policy/world';
import { checkCode, saveDevice } from '../devices';
import { pendingOrSession } from '../plan';
import { invalid, ok, type ChallengeStage, type StageRun } from '../stage';
import { readSetupCode } from './setup-code';

export const totpSetupKey = 'authenticator_totp/device';

/** stages.md, section 14: the device is stored unconfirmed as soon as it is shown. */
export const authenticatorTotpStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before(run) {
    if (!isUserValue(pendingOrSession(run.plan.context, run.http.user))) return ok;
    return setUp(run) ? null : { kind: 'error', text: 'a device needs a saved user', logged: true };
  },
  *challenge(run) {
    setUp(run);
    return { component: 'ak-stage-authenticator-totp', config_url: '$config_url' };
  },
  *answer(run, body) {
    const begun = setUp(run);
    if (!begun) return { kind: 'error', text: 'no device was shown', logged: true };
    const code = readSetupCode(run, body.code);
    if (!code.ok) return { kind: 'invalid', errors: { code: [code.error] } };
    const device = { ...begun.device, failures: 0, failedAt: null };
    const check = checkCode(device, code.text, run.state.world.now);
    if (!check.accepted) return invalid('code', 'Code does not match');
    saveDevice(run.state.world, begun.owner, { ...check.device, confirmed: true });
    const { [totpSetupKey]: _done, ...rest } = run.state.session.values;
    run.state.session.values = rest;
    return ok;
  },
};

function ownerOf({ plan, http }: StageRun): UserValue | null {
  const user = pendingOrSession(plan.context, http.user);
  return isUserValue(user) ? user : null;
}

type TotpDevice = Extract<Device, { kind: 'totp' }>;

interface Begun {
  readonly device: TotpDevice;
  readonly owner: number;
}

/** The half-made device of the session, whoever began it; made where there is none. */
function setUp(run: StageRun): Begun | null {
  const { state, stage } = run;
  const owner = ownerOf(run)?.pk;
  if (owner == null) return null;
  const begun = begunBefore(run);
  if (begun) return begun;
  const pk = state.world.nextPk++;
  const device = {
    kind: 'totp',
    pk,
    name: textOf(stage.fields, 'friendly_name') || 'TOTP Authenticator',
    confirmed: false,
    key: String(pk).padStart(40, '0'),
    digits: numberOf(stage.fields, 'digits', 6),
    drift: 0,
    lastStep: -1,
    failures: 0,
    failedAt: null,
  } as const;
  saveDevice(state.world, owner, device);
  state.session.values = { ...state.session.values, [totpSetupKey]: pk };
  return { device, owner };
}

function begunBefore({ state }: StageRun): Begun | null {
  const known = state.session.values[totpSetupKey];
  for (const [owner, { devices }] of state.world.users) {
    const device = devices.find(({ pk }) => pk === known);
    if (device?.kind === 'totp') return { device, owner };
  }
  return null;
}
