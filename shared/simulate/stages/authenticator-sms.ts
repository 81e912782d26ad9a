import { flagOf } from '../../policy/fields';
import type { Json } from '../../kernel/json';
import { saveDevice } from '../devices';
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

const sms: SentCode = {
  valueKey: 'authenticator_sms/device',
  contextKey: 'goauthentik.io/stages/authenticator_sms/sms_device',
  model: 'authentik_stages_authenticator_sms.smsdevice',
  addressField: 'phone',
};
const codeSeconds = 300;

/** stages.md, section 14; 2026.5-stages.md, section 9. The message is handed over like a mail: `$mail_code` is its code. */
export const authenticatorSmsStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before(run) {
    if (!deviceOwner(run))
      return { kind: 'error', text: 'an anonymous visitor has no devices', logged: true };
    beginDevice(run, sms, run.stage.name);
    const phone = promptedText(run, 'phone');
    if (halfMade(run, sms) || phone === '') return null;
    if (isTaken(run, phone)) forgetPrompted(run, 'phone');
    else sendTo(run, phone);
    return null;
  },
  *challenge(run) {
    return { component: 'ak-stage-authenticator-sms', phone_number_required: !halfMade(run, sms) };
  },
  *answer(run, body) {
    return answer(run, body);
  },
};

function answer(run: StageRun, body: Body): StageResult {
  const user = deviceOwner(run);
  if (user?.pk == null) return { kind: 'deny' };
  if (!('code' in body)) return takeNumber(run, body.phone_number);
  const confirmed = confirmedDevice(run, sms, body);
  if (!confirmed.ok) return confirmed.error;
  saveDevice(run.state.world, confirmed.value.owner, {
    kind: 'sms',
    pk: run.state.world.nextPk++,
    name: 'SMS Device',
    confirmed: true,
    phone: confirmed.value.address,
    hashed: flagOf(run.stage.fields, 'verify_only'),
    stage: run.stage.name,
    code: null,
    codeUntil: 0,
  });
  forgetHalfMade(run, sms);
  return ok;
}

/** A number that another device of this stage has is refused; any other gets a code, and the challenge comes again. */
function takeNumber(run: StageRun, phone: Json | undefined): StageResult {
  if (typeof phone !== 'string' || phone === '') return refused('phone_number required');
  if (isTaken(run, phone)) return refused('Invalid phone number');
  sendTo(run, phone);
  return { kind: 'invalid', errors: {} };
}

/** Another device that this stage set up has the number. */
function isTaken({ state, stage }: StageRun, phone: string): boolean {
  return [...state.world.users.values()].some(({ devices }) =>
    devices.some((device) => device.kind === 'sms' && device.stage === stage.name && device.phone === phone),
  );
}

function sendTo(run: StageRun, phone: string): void {
  sendCode(run, {
    kind: sms,
    address: phone,
    template: 'sms',
    validSeconds: codeSeconds,
    deviceName: run.stage.name,
  });
}
