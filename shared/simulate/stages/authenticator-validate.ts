import type { Json } from '../../kernel/json';
import { textOf, textsOf } from '../../policy/fields';
import { isUserValue, usernameOf, type UserValue } from '../../policy/user-value';
import type { Device, JsonObject } from '../../policy/world';
import { readInteger, readMapping, readText } from '../answer-fields';
import { loginFailed, setMethod } from '../authenticate';
import { checkCode, devicesOf, saveDevice } from '../devices';
import { durationSeconds } from '../duration';
import type { CompiledStage } from '../estate';
import { insertStage, pendingOrSession } from '../plan';
import { changeReputation } from '../reputation';
import type { Simulation } from '../../policy/effect';
import type { Challenge } from '../run-state';
import { masked } from './authenticator-email';
import { proveDuo, proveWebauthn, sendChosenCode, type Proof } from './device-proofs';
import { queryText, wordsOf } from './stage-words';
import {
  fieldError,
  invalid,
  ok,
  type Body,
  type ChallengeStage,
  type StageResult,
  type StageRun,
} from '../stage';

const prefix = 'goauthentik.io/stages/authenticator_validate/';
const challengesKey = `${prefix}device_challenges`;
const stagesKey = `${prefix}stages`;
const selectedKey = `${prefix}selected_stage`;
export const webauthnChallengeKey = 'goauthentik.io/stages/authenticator_webauthn/challenge';
const cookieKey = 'authentik_mfa';
const codeClasses = ['totp', 'static', 'sms', 'email'];
const allClasses = ['static', 'totp', 'webauthn', 'duo', 'sms', 'email'];

/** stages.md, section 13; 2026.5-stages.md, section 8. */
export const authenticatorValidateStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before(run) {
    const user = pendingOrSession(run.plan.context, run.http.user);
    if (!isUserValue(user)) {
      if (passesAnonymous(run)) return ok;
      run.plan.context[challengesKey] = [passwordless(run)];
      return null;
    }
    const challenges = challengesFor(run, user);
    if (isFresh(run, user)) return ok;
    run.plan.context[challengesKey] = challenges;
    return challenges.length > 0 ? null : withoutDevice(run);
  },
  *challenge(run) {
    return challengeOf(run);
  },
  *answer(run, body) {
    const result = yield* answer(run, body);
    const selected = selectedStage(run);
    const inserts = selected && textOf(run.stage.fields, 'not_configured_action', 'skip') === 'configure';
    if (result.kind === 'invalid' && run.binding.invalidResponseAction !== 'retry') {
      return inserts ? { ...result, afterRestart: selected } : result;
    }
    if (result.kind === 'invalid' && run.state.rules.validateCostsReputation) {
      changeReputation(run.state, usernameOf(pendingOrSession(run.plan.context, run.http.user)), -1);
    }
    if (!inserts) return result;
    insertStage(run.plan, selected);
    return ok;
  },
};

function passesAnonymous({ flow, stage }: StageRun): boolean {
  return flow.designation !== 'authentication' || !classesOf(stage).includes('webauthn');
}

function classesOf(stage: CompiledStage): readonly string[] {
  return 'device_classes' in stage.fields ? textsOf(stage.fields, 'device_classes') : allClasses;
}

/** One challenge per class; a hashed number can never be used. */
function challengesFor(run: StageRun, user: UserValue): readonly JsonObject[] {
  const { state, stage } = run;
  const allowed = classesOf(stage);
  const kinds = new Set<string>();
  return byClass(devicesOf(state.world, user))
    .filter((device) => device.confirmed && allowed.includes(device.kind))
    .filter((device) => !(device.kind === 'sms' && device.hashed))
    .filter((device) => !kinds.has(device.kind) && kinds.add(device.kind))
    .map((device) => ({
      device_class: device.kind,
      device_uid: '$device_uid',
      challenge: device.kind === 'webauthn' ? askForKey(run, ['$uuid']) : challengeFor(device),
      last_used: null,
    }));
}

/** In the order in which the server knows its kinds of devices. */
function byClass(devices: readonly Device[]): readonly Device[] {
  return [...devices].sort((left, right) => (left.kind < right.kind ? -1 : left.kind > right.kind ? 1 : 0));
}

function passwordless(run: StageRun): JsonObject {
  return {
    device_class: 'webauthn',
    device_uid: '-1',
    challenge: askForKey(run, []),
    last_used: null,
  };
}

/** The options with which a browser asks for a key; their challenge is kept until the answer comes. */
function askForKey(run: StageRun, credentials: readonly string[]): JsonObject {
  run.plan.context[webauthnChallengeKey] = '$challenge';
  return webauthnOptions(run, run.stage, credentials);
}

function challengeFor(device: Device): JsonObject {
  return device.kind === 'email' ? { email: masked(device.email) } : {};
}

/** What the browser is asked to prove; `credentials` empty: any that it has for this server. */
export function webauthnOptions(
  { state }: Pick<StageRun, 'state'>,
  stage: CompiledStage,
  credentials: readonly string[],
): JsonObject {
  const hints = textsOf(stage.fields, 'webauthn_hints');
  return {
    challenge: '$challenge',
    timeout: 60_000,
    rpId: state.session.host,
    allowCredentials: credentials.map((id) => ({ id, type: 'public-key' })),
    userVerification: textOf(stage.fields, 'webauthn_user_verification', 'preferred'),
    ...(hints.length > 0 ? { hints } : {}),
  };
}

function withoutDevice(run: StageRun): StageResult | null {
  const { stage, plan, state } = run;
  const action = textOf(stage.fields, 'not_configured_action', 'skip');
  if (action === 'skip') return ok;
  if (action === 'deny') return { kind: 'deny', message: 'No (allowed) MFA authenticator configured.' };
  const stages = configurationStages(run);
  const [only] = stages;
  if (!only) return { kind: 'deny' };
  if (stages.length === 1) {
    plan.context[selectedKey] = stageValue(only);
    insertStage(plan, only);
    return ok;
  }
  plan.context[stagesKey] = `<InheritanceQuerySet [${stages.map(queryText).join(', ')}]>`;
  return state.session.plan ? null : ok;
}

function configurationStages({ state, stage }: StageRun): readonly CompiledStage[] {
  return (stage.links.configuration_stages ?? []).flatMap((id) => state.estate.object(id) ?? []);
}

function stageValue(stage: CompiledStage): { $model: string; pk: string; name: string; fields: JsonObject } {
  return { $model: stage.model, pk: '$hex', name: stage.name, fields: { id: stage.id } };
}

function challengeOf(run: StageRun): Challenge {
  const { plan } = run;
  const challenges = plan.context[challengesKey];
  const stages = stagesKey in plan.context ? configurationStages(run) : [];
  return {
    component: 'ak-stage-authenticator-validate',
    device_challenges: (Array.isArray(challenges) ? challenges : []) as Json,
    configuration_stages: stages.map((stage) => ({
      pk: stage.id,
      name: textOf(stage.fields, 'friendly_name') || stage.name,
      verbose_name: wordsOf(stage)[1],
      meta_model_name: stage.model,
    })),
  };
}

function* answer(run: StageRun, body: Body): Simulation<StageResult> {
  if ('selected_stage' in body) {
    const stages = stagesKey in run.plan.context ? configurationStages(run) : [];
    const chosen = stages.find((stage) => stage.id === body.selected_stage);
    if (!chosen) return invalid('selected_stage', 'Selected stage is invalid');
    run.plan.context[selectedKey] = chosen.id;
  }
  if ('code' in body) return checkAnswer(run, body.code);
  if ('webauthn' in body) {
    const response = readMapping(body.webauthn);
    if (!response.ok) return { kind: 'invalid', errors: { webauthn: [response.error] } };
    if (!offeredClasses(run).includes('webauthn')) return invalid('webauthn', notAllowed);
    return proven(run, yield* proveWebauthn(run));
  }
  if ('duo' in body) {
    const pk = readInteger(body.duo);
    if (!pk.ok) return { kind: 'invalid', errors: { duo: [pk.error] } };
    if (!offeredClasses(run).includes('duo')) return invalid('duo', notAllowed);
    return proven(run, yield* proveDuo(run));
  }
  if ('selected_challenge' in body) return sendChosenCode(run, body.selected_challenge ?? null);
  return { kind: 'invalid', errors: fieldError('non_field_errors', 'Empty response') };
}

const notAllowed = 'No compatible device class allowed';

function offeredClasses({ plan }: StageRun): readonly Json[] {
  const offered = plan.context[challengesKey];
  if (!Array.isArray(offered)) return [];
  return (offered as readonly JsonObject[]).map((one) => one.device_class ?? null);
}

/** Who signs in with nothing but a key becomes the pending user. */
function proven(run: StageRun, proof: Proof): StageResult {
  if (!proof.ok) return proof.result;
  const { plan, http } = run;
  const user = pendingOrSession(plan.context, http.user);
  if (!isUserValue(user) || user.pk === null) {
    plan.context.pending_user = proof.owner;
    setMethod(plan, 'auth_webauthn_pwl');
  }
  return accept(run, proof.device);
}

function checkAnswer(run: StageRun, value: Json | undefined): StageResult {
  const { state, plan, http } = run;
  const code = readText(value);
  if (!code.ok) return { kind: 'invalid', errors: { code: [code.error] } };
  const user = pendingOrSession(plan.context, http.user);
  if (!offeredClasses(run).some((one) => codeClasses.includes(one as string))) {
    return invalid('code', notAllowed);
  }
  const device = matchingDevice(run, user, code.value as string);
  if (!device) {
    loginFailed(state, usernameOf(user));
    return invalid('code', 'Invalid Token. Please ensure the time on your device is accurate and try again.');
  }
  return accept(run, device);
}

function accept({ state, plan, stage }: StageRun, device: Device): StageResult {
  const args = (plan.context.auth_method_args as JsonObject | undefined) ?? {};
  const before = Array.isArray(args.mfa_devices) ? (args.mfa_devices as readonly Json[]) : [];
  setMethod(plan, 'auth_mfa', { mfa_devices: [...before, deviceValue(device)] });
  if (durationSeconds(textOf(stage.fields, 'last_auth_threshold', 'seconds=0')) >= 1) {
    state.session.cookies = {
      ...state.session.cookies,
      [cookieKey]: { stage: stage.id, device: device.pk, at: state.world.now },
    };
  }
  return ok;
}

/** Tried against all confirmed devices of the user, of every class, class by class. */
function matchingDevice(
  { state }: StageRun,
  user: ReturnType<typeof pendingOrSession>,
  code: string,
): Device | null {
  if (!isUserValue(user) || user.pk === null) return null;
  for (const device of byClass(devicesOf(state.world, user))) {
    if (!device.confirmed) continue;
    const check = checkCode(device, code, state.world.now);
    if (check.device !== device) saveDevice(state.world, user.pk, check.device);
    if (check.accepted) return device;
  }
  return null;
}

const deviceModels: Readonly<Record<string, string>> = {
  static: 'authentik_stages_authenticator_static.staticdevice',
  totp: 'authentik_stages_authenticator_totp.totpdevice',
  email: 'authentik_stages_authenticator_email.emaildevice',
  sms: 'authentik_stages_authenticator_sms.smsdevice',
  webauthn: 'authentik_stages_authenticator_webauthn.webauthndevice',
  duo: 'authentik_stages_authenticator_duo.duodevice',
};

function deviceValue(device: Device): Json {
  return { $model: deviceModels[device.kind] ?? device.kind, pk: '$pk', name: device.name, fields: {} };
}

function selectedStage({ plan, state }: StageRun): CompiledStage | undefined {
  const value = plan.context[selectedKey] as string | { readonly fields?: JsonObject } | undefined;
  const id = typeof value === 'object' ? value.fields?.id : value;
  return typeof id === 'string' ? state.estate.object(id) : undefined;
}

/** A device that was used not long ago in this browser. */
function isFresh({ state, stage }: StageRun, user: UserValue): boolean {
  const threshold = durationSeconds(textOf(stage.fields, 'last_auth_threshold', 'seconds=0'));
  const cookie = state.session.cookies[cookieKey] as
    { stage: string; device: number; at: number } | undefined;
  if (threshold <= 0 || cookie?.stage !== stage.id || cookie.at + threshold < state.world.now) return false;
  return devicesOf(state.world, user).some((device) => device.pk === cookie.device);
}
