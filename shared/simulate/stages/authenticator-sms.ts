import { flagOf } from '../../policy/fields';
import { isUserValue, type UserValue } from '../../policy/user-value';
import type { Json } from '../../kernel/json';
import { devicesOf, saveDevice } from '../devices';
import { isMapping } from '../merge';
import { pendingOrSession } from '../plan';
import { fieldError, ok, type Body, type ChallengeStage, type StageResult, type StageRun } from '../stage';
import { readSetupCode } from './setup-code';

const contextKey = 'goauthentik.io/stages/authenticator_sms/sms_device';
const valueKey = 'authenticator_sms/device';
const codeSeconds = 300;

interface HalfMade {
  readonly phone: string;
  readonly code: string;
  readonly until: number;
}

/** stages.md, section 14; 2026.5-stages.md, section 9. The message is handed over like a mail: `$mail_code` is its code. */
export const authenticatorSmsStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before(run) {
    if (!ownerOf(run)) return { kind: 'error', text: 'an anonymous visitor has no devices', logged: true };
    const phone = knownNumber(run);
    if (!halfMade(run) && phone !== '') sendCode(run, phone);
    return null;
  },
  *challenge(run) {
    return { component: 'ak-stage-authenticator-sms', phone_number_required: !halfMade(run) };
  },
  *answer(run, body) {
    return answer(run, body);
  },
};

function answer(run: StageRun, body: Body): StageResult {
  const user = ownerOf(run);
  if (user?.pk == null) return { kind: 'deny' };
  const device = halfMade(run);
  if (!('code' in body)) return takeNumber(run, body.phone_number);
  if (!device) return { kind: 'error', text: 'no code was sent', logged: true };
  const code = readSetupCode(run, body.code);
  if (!code.ok) return { kind: 'invalid', errors: { code: [code.error] } };
  if (code.text !== device.code || run.state.world.now > device.until) {
    return { kind: 'invalid', errors: fieldError('non_field_errors', 'Code does not match') };
  }
  saveDevice(run.state.world, user.pk, {
    kind: 'sms',
    pk: run.state.world.nextPk++,
    name: 'SMS Device',
    confirmed: true,
    phone: device.phone,
    hashed: flagOf(run.stage.fields, 'verify_only'),
    stage: run.stage.name,
    code: null,
    codeUntil: 0,
  });
  const { [valueKey]: _done, ...rest } = run.state.session.values;
  run.state.session.values = rest;
  delete run.plan.context[contextKey];
  return ok;
}

/** A number that another device of this stage has is refused; any other gets a code, and the challenge comes again. */
function takeNumber(run: StageRun, phone: Json | undefined): StageResult {
  if (typeof phone !== 'string' || phone === '') {
    return { kind: 'invalid', errors: fieldError('non_field_errors', 'phone_number required') };
  }
  const isTaken = [...run.state.world.users.values()].some((user) =>
    devicesOf(run.state.world, { $model: 'authentik_core.user', pk: user.pk, row: user }).some(
      (device) => device.kind === 'sms' && device.stage === run.stage.name && device.phone === phone,
    ),
  );
  if (isTaken) return { kind: 'invalid', errors: fieldError('non_field_errors', 'Invalid phone number') };
  sendCode(run, phone);
  return { kind: 'invalid', errors: {} };
}

function ownerOf({ plan, http }: StageRun): UserValue | null {
  const user = pendingOrSession(plan.context, http.user);
  return isUserValue(user) ? user : null;
}

function knownNumber({ plan }: StageRun): string {
  const data = plan.context.prompt_data;
  return isMapping(data) && typeof data.phone === 'string' ? data.phone : '';
}

function sendCode({ state, plan, stage }: StageRun, phone: string): void {
  const code = String(100_000 + state.nextToken());
  const until = state.world.now + codeSeconds;
  state.session.values = { ...state.session.values, [valueKey]: { phone, code, until } };
  if (state.rules.stageStateIn === 'context') {
    plan.context[contextKey] = {
      $model: 'authentik_stages_authenticator_sms.smsdevice',
      pk: null,
      name: stage.name,
      fields: { phone, code, until },
    };
  }
  state.mails.push({ to: phone, template: 'sms', code });
}

function halfMade({ state, plan }: StageRun): HalfMade | null {
  const stored = state.session.values[valueKey];
  if (state.rules.stageStateIn === 'context' && !(contextKey in plan.context)) return null;
  return isMapping(stored) ? (stored as unknown as HalfMade) : null;
}
