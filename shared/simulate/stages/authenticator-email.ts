import { textOf } from '../../policy/fields';
import { isUserValue, type UserValue } from '../../policy/user-value';
import type { Json } from '../../kernel/json';
import { durationSeconds } from '../duration';
import { devicesOf, saveDevice } from '../devices';
import { isMapping } from '../merge';
import { pendingOrSession } from '../plan';
import { fieldError, ok, type Body, type ChallengeStage, type StageResult, type StageRun } from '../stage';
import { readSetupCode } from './setup-code';

const contextKey = 'goauthentik.io/stages/authenticator_email/email_device';
const valueKey = 'authenticator_email/device';

interface HalfMade {
  readonly email: string;
  readonly code: string;
  readonly until: number;
}

/** stages.md, section 14; 2026.5-stages.md, section 9. */
export const authenticatorEmailStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before(run) {
    const user = ownerOf(run);
    if (!user) return { kind: 'error', text: 'an anonymous visitor has no devices', logged: true };
    const registered = devicesOf(run.state.world, user).some(
      (device) => device.kind === 'email' && device.stage === run.stage.name,
    );
    if (registered)
      return { kind: 'deny', message: 'The user already has an email address registered for MFA.' };
    if (!halfMade(run) && addressOf(run, user) !== '') sendCode(run, addressOf(run, user));
    return null;
  },
  *challenge(run) {
    const device = halfMade(run);
    return {
      component: 'ak-stage-authenticator-email',
      email: device ? masked(device.email) : null,
      email_required: !device,
    };
  },
  *answer(run, body) {
    return answer(run, body);
  },
};

function answer(run: StageRun, body: Body): StageResult {
  const user = ownerOf(run);
  const device = halfMade(run);
  if (user?.pk == null) return { kind: 'deny' };
  if (!('code' in body)) return takeAddress(run, body.email);
  if (!device) return { kind: 'error', text: 'no code was sent', logged: true };
  const code = readSetupCode(run, body.code);
  if (!code.ok) return { kind: 'invalid', errors: { code: [code.error] } };
  if (code.text !== device.code || run.state.world.now > device.until) {
    return { kind: 'invalid', errors: fieldError('non_field_errors', 'Code does not match') };
  }
  saveDevice(run.state.world, user.pk, {
    kind: 'email',
    pk: run.state.world.nextPk++,
    name: 'Email Device',
    confirmed: true,
    email: device.email,
    stage: run.stage.name,
    code: null,
    codeUntil: 0,
  });
  forget(run);
  return ok;
}

function takeAddress(run: StageRun, email: Json | undefined): StageResult {
  if (typeof email !== 'string' || email === '') {
    return { kind: 'invalid', errors: fieldError('non_field_errors', 'email required') };
  }
  sendCode(run, email);
  return { kind: 'invalid', errors: {} };
}

function ownerOf({ plan, http }: StageRun): UserValue | null {
  const user = pendingOrSession(plan.context, http.user);
  return isUserValue(user) ? user : null;
}

function addressOf({ plan }: StageRun, user: UserValue): string {
  const data = plan.context.prompt_data;
  return user.row.email || (isMapping(data) && typeof data.email === 'string' ? data.email : '');
}

function sendCode(run: StageRun, email: string): void {
  const { state, stage, plan } = run;
  const code = String(100_000 + state.nextToken());
  const until = state.world.now + durationSeconds(textOf(stage.fields, 'token_expiry', 'minutes=30'));
  state.session.values = { ...state.session.values, [valueKey]: { email, code, until } };
  if (state.rules.stageStateIn === 'context') {
    plan.context[contextKey] = {
      $model: 'authentik_stages_authenticator_email.emaildevice',
      pk: null,
      name: 'Email Device',
      fields: { email, code, until },
    };
  }
  state.mails.push({ to: email, template: textOf(stage.fields, 'template'), code });
}

function halfMade({ state, plan }: StageRun): HalfMade | null {
  const stored = state.session.values[valueKey];
  const inContext = state.rules.stageStateIn === 'context';
  if (inContext && !(contextKey in plan.context)) return null;
  return isMapping(stored) ? (stored as unknown as HalfMade) : null;
}

function forget({ state, plan }: StageRun): void {
  const { [valueKey]: _done, ...rest } = state.session.values;
  state.session.values = rest;
  delete plan.context[contextKey];
}

/** `a****@e******.com`: the first letter of name and host, the last part whole. */
export function masked(email: string): string {
  const [name = '', host = ''] = email.split('@');
  const dot = host.lastIndexOf('.');
  const stars = (text: string): string => text.slice(0, 1) + '*'.repeat(Math.max(0, text.length - 1));
  return `${stars(name)}@${stars(host.slice(0, dot))}${host.slice(dot)}`;
}
