import { numberOf, textOf } from '../../policy/fields';
import { isUserValue, type UserValue } from '../../policy/user-value';
import type { Device } from '../../policy/world';
import { checkCode, devicesOf, saveDevice } from '../devices';
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
    setUp(run);
    return null;
  },
  *challenge(run) {
    setUp(run);
    return { component: 'ak-stage-authenticator-totp', config_url: '$config_url' };
  },
  *answer(run, body) {
    const device = setUp(run);
    if (!device) return { kind: 'error', text: 'no device was shown', logged: true };
    const code = readSetupCode(run, body.code);
    if (!code.ok) return { kind: 'invalid', errors: { code: [code.error] } };
    const owner = ownerOf(run)?.pk;
    const check = checkCode({ ...device, failures: 0, failedAt: null }, code.text, run.state.world.now);
    if (!check.accepted || owner == null) return invalid('code', 'Code does not match');
    saveDevice(run.state.world, owner, { ...check.device, confirmed: true });
    const { [totpSetupKey]: _done, ...rest } = run.state.session.values;
    run.state.session.values = rest;
    return ok;
  },
};

function ownerOf({ plan, http }: StageRun): UserValue | null {
  const user = pendingOrSession(plan.context, http.user);
  return isUserValue(user) ? user : null;
}

/** The half-made device of the session; made where there is none. */
function setUp(run: StageRun): Extract<Device, { kind: 'totp' }> | null {
  const { state, stage } = run;
  const owner = ownerOf(run);
  if (owner?.pk == null) return null;
  const known = state.session.values[totpSetupKey];
  const found = devicesOf(state.world, owner).find((device) => device.pk === known);
  if (found?.kind === 'totp') return found;
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
  saveDevice(state.world, owner.pk, device);
  state.session.values = { ...state.session.values, [totpSetupKey]: pk };
  return device;
}
