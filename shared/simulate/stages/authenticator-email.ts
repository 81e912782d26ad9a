import { textOf } from '../../policy/fields';
import type { UserValue } from '../../policy/user-value';
import type { Json } from '../../kernel/json';
import { durationSeconds } from '../duration';
import { devicesOf, saveDevice } from '../devices';
import { ok, type Body, type ChallengeStage, type StageResult, type StageRun } from '../stage';
import {
  beginDevice,
  confirmedDevice,
  deviceOwner,
  forgetHalfMade,
  forgetPrompted,
  halfMade,
  promptedText,
  refused,
  sendCode,
  type SentCode,
} from './sent-code';

const email: SentCode = {
  valueKey: 'authenticator_email/device',
  contextKey: 'goauthentik.io/stages/authenticator_email/email_device',
  model: 'authentik_stages_authenticator_email.emaildevice',
  addressField: 'email',
};

const deviceName = 'Email Device';

/** stages.md, section 14; 2026.5-stages.md, section 9. */
export const authenticatorEmailStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before(run) {
    const user = deviceOwner(run);
    if (!user) return { kind: 'error', text: 'an anonymous visitor has no devices', logged: true };
    const registered = devicesOf(run.state.world, user).some(
      (device) => device.kind === 'email' && device.stage === run.stage.name,
    );
    if (registered)
      return { kind: 'deny', message: 'The user already has an email address registered for MFA.' };
    beginDevice(run, email, deviceName);
    if (halfMade(run, email)) return null;
    const address = addressOf(run, user);
    if (address === '') return null;
    if (!isTaken(run, address)) {
      sendTo(run, address);
      return null;
    }
    if (user.row.email !== '') {
      return { kind: 'error', text: 'maximum recursion depth exceeded', logged: true };
    }
    forgetPrompted(run, 'email');
    return null;
  },
  *challenge(run) {
    const device = halfMade(run, email);
    return {
      component: 'ak-stage-authenticator-email',
      email: device ? masked(device.address) : null,
      email_required: !device,
    };
  },
  *answer(run, body) {
    return answer(run, body);
  },
};

function answer(run: StageRun, body: Body): StageResult {
  const user = deviceOwner(run);
  if (user?.pk == null) return { kind: 'deny' };
  if (!('code' in body)) return takeAddress(run, body.email);
  const confirmed = confirmedDevice(run, email, body);
  if (!confirmed.ok) return confirmed.error;
  saveDevice(run.state.world, confirmed.value.owner, {
    kind: 'email',
    pk: run.state.world.nextPk++,
    name: deviceName,
    confirmed: true,
    email: confirmed.value.address,
    stage: run.stage.name,
    code: null,
    codeUntil: 0,
  });
  forgetHalfMade(run, email);
  return ok;
}

function takeAddress(run: StageRun, address: Json | undefined): StageResult {
  if (typeof address !== 'string' || address === '') return refused('email required');
  if (isTaken(run, address)) return refused('Invalid email');
  sendTo(run, address);
  return { kind: 'invalid', errors: {} };
}

/** Another device that this stage set up has the address. */
function isTaken({ state, stage }: StageRun, address: string): boolean {
  return [...state.world.users.values()].some(({ devices }) =>
    devices.some(
      (device) => device.kind === 'email' && device.stage === stage.name && device.email === address,
    ),
  );
}

function addressOf(run: StageRun, user: UserValue): string {
  return user.row.email || promptedText(run, 'email');
}

function sendTo(run: StageRun, address: string): void {
  const { fields } = run.stage;
  sendCode(run, {
    kind: email,
    address,
    template: textOf(fields, 'template'),
    validSeconds: durationSeconds(textOf(fields, 'token_expiry', 'minutes=30')),
    deviceName,
  });
}

/** `a****@e******.com`: the first letter of name and host, the last part whole. */
export function masked(email: string): string {
  const [name = '', host = ''] = email.split('@');
  const dot = host.lastIndexOf('.');
  const stars = (text: string): string => text.slice(0, 1) + '*'.repeat(Math.max(0, text.length - 1));
  return `${stars(name)}@${stars(host.slice(0, dot))}${host.slice(dot)}`;
}
