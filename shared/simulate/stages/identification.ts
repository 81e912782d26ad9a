import type { Json } from '../../kernel/json';
import type { Simulation } from '../../policy/effect';
import type { ContextValue, ObjectValue } from '../../policy/policy-request';
import { flagOf, textOf, textsOf } from '../../policy/fields';
import { unsavedUser, userValue, type UserValue } from '../../policy/user-value';
import type { UserRow } from '../../policy/world';
import { readText } from '../answer-fields';
import { authenticate } from '../authenticate';
import type { CompiledStage } from '../estate';
import { changeReputation } from '../reputation';
import { isMapping } from '../merge';
import type { Challenge } from '../run-state';
import { webauthnChallengeKey, webauthnOptions } from './authenticator-validate';
import { verifyCaptcha } from './captcha';
import { proveWebauthn } from './device-proofs';
import { flowAddress } from '../flow-address';
import { sourceButton } from '../source-button';
import {
  fieldError,
  ok,
  type Body,
  type ChallengeStage,
  type FieldError,
  type ResponseErrors,
  type StageResult,
  type StageRun,
} from '../stage';

/** stages.md, section 2; 2026.5-stages.md, section 2. */
export const identificationStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: false,
  *before(run) {
    const identifier = run.plan.context.pending_user_identifier;
    if (!run.state.rules.identificationTakesIdentifier || typeof identifier !== 'string' || identifier === '')
      return null;
    if (!passable(run)) return null;
    const result = yield* identify(run, { uid: identifier, password: null, captcha: '' });
    if (result.kind === 'ok') return ok;
    delete run.plan.context.pending_user_identifier;
    return null;
  },
  *challenge(run) {
    return challengeOf(run);
  },
  *answer(run, body) {
    if (run.state.rules.identificationTakesIdentifier && isTruthyMapping(body.passkey)) {
      return yield* signInWithPasskey(run);
    }
    const errors: Record<string, readonly FieldError[]> = {};
    const optional = run.state.rules.identificationTakesIdentifier;
    const uid = readText(body.uid_field, { required: !optional, allowBlank: optional, allowNull: optional });
    const password = readText(body.password, {
      required: false,
      allowBlank: true,
      allowNull: true,
    });
    if (!uid.ok) errors.uid_field = [uid.error];
    if (!password.ok) errors.password = [password.error];
    if (Object.keys(errors).length > 0) return { kind: 'invalid', errors };
    const typed = uid.ok ? uid.value : null;
    if (typeof typed !== 'string' || typed === '') {
      return { kind: 'invalid', errors: fieldError('non_field_errors', 'No identification data provided.') };
    }
    return yield* identify(run, {
      uid: typed,
      password: password.ok ? textOrNull(password.value) : null,
      captcha: textOrNull(body.captcha_token) ?? '',
    });
  },
};

function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function isTruthyMapping(value: Json | undefined): boolean {
  return isMapping(value) && Object.keys(value).length > 0;
}

/** 2026.5-stages.md, section 2, "Passkey answer". */
function* signInWithPasskey(run: StageRun): Simulation<StageResult> {
  const { plan } = run;
  const proof = yield* proveWebauthn(run);
  if (!proof.ok) {
    const errors = proof.result.kind === 'invalid' ? Object.values(proof.result.errors).flat() : [];
    return { kind: 'invalid', errors: { non_field_errors: errors } };
  }
  if (!linkedStage(run, 'webauthn_stage')) {
    return { kind: 'error', text: 'the stage takes no passkeys', logged: true };
  }
  const { device, owner } = proof;
  plan.context.pending_user = {
    ...owner,
    backend: 'authentik.stages.identification.stage.IdentificationStageView',
  };
  plan.context.auth_method = 'auth_webauthn_pwl';
  const args = isMapping(plan.context.auth_method_args) ? plan.context.auth_method_args : {};
  const model = 'authentik_stages_authenticator_webauthn.webauthndevice';
  const value = { $model: model, pk: '$pk', name: device.name, fields: {} };
  plan.context.auth_method_args = { ...args, device: value, device_type: null };
  return ok;
}

const failed: ResponseErrors = fieldError('non_field_errors', 'Failed to authenticate.');

interface Typed {
  readonly uid: string;
  readonly password: string | null;
  readonly captcha: string;
}

/** Nothing else would have to be typed, and no policy is bound to the stage. */
function passable({ stage, binding }: StageRun): boolean {
  const needs = ['password_stage', 'captcha_stage', 'webauthn_stage'];
  return needs.every((name) => !stage.links[name]) && binding.target.bindings.every((one) => !one.policy);
}

function* identify(run: StageRun, typed: Typed): Simulation<StageResult> {
  const { state, plan, stage } = run;
  const row = find(run, typed.uid);
  const passwordStage = linkedStage(run, 'password_stage');
  if (!row) {
    changeReputation(state, typed.uid, -1);
    plan.context.pending_user = unsavedUser({ username: typed.uid, email: typed.uid });
    remember(run, typed.uid);
    const pretends = flagOf(stage.fields, 'pretend_user_exists', true) && !passwordStage;
    return pretends ? ok : { kind: 'invalid', errors: failed };
  }
  const captcha = linkedStage(run, 'captcha_stage');
  if (captcha) {
    const verdict = yield* verifyCaptcha(captcha, typed.captcha);
    const named = !state.rules.identificationTakesIdentifier;
    if (!verdict.ok) {
      return { kind: 'invalid', errors: named ? fieldError('non_field_errors', verdict.message) : failed };
    }
  }
  let user: UserValue = userValue(row);
  if (passwordStage) {
    const accepted = authenticate(state, plan, {
      username: row.username,
      password: typed.password ?? '',
      backends: textsOf(passwordStage.fields, 'backends'),
    });
    if (!accepted) return { kind: 'invalid', errors: failed };
    user = accepted;
  }
  plan.context.pending_user = user;
  remember(run, typed.uid);
  return ok;
}

function remember({ plan, stage }: StageRun, uid: string): void {
  if (!flagOf(stage.fields, 'show_matched_user', true)) plan.context.pending_user_identifier = uid;
}

function find({ state, stage }: StageRun, uid: string): UserRow | undefined {
  const fold = flagOf(stage.fields, 'case_insensitive_matching', true);
  const same = (value: Json | undefined): boolean =>
    typeof value === 'string' && (fold ? value.toLowerCase() === uid.toLowerCase() : value === uid);
  const fields = textsOf(stage.fields, 'user_fields');
  for (const row of state.world.users.values()) {
    if (fields.includes('email') && same(row.email)) return row;
    if (fields.includes('username') && same(row.username)) return row;
    if (fields.includes('upn') && same(row.attributes.upn)) return row;
  }
  return undefined;
}

function linkedStage({ state, stage }: StageRun, field: string): CompiledStage | undefined {
  const id = stage.links[field]?.[0];
  return id === undefined ? undefined : state.estate.object(id);
}

function challengeOf(run: StageRun): Challenge {
  const { state, stage, flow, plan } = run;
  const password = linkedStage(run, 'password_stage');
  const challenge: Record<string, Json> = {
    component: 'ak-stage-identification',
    user_fields: textsOf(stage.fields, 'user_fields'),
    password_fields: password !== undefined,
    allow_show_password: flagOf(password?.fields ?? {}, 'allow_show_password'),
    flow_designation: flow.designation,
    captcha_stage: captchaOf(run),
    primary_action: flow.designation === 'authentication' ? 'Log in' : 'Continue',
    sources: sourcesOf(run),
    show_source_labels: flagOf(stage.fields, 'show_source_labels'),
    enable_remember_me: flagOf(stage.fields, 'enable_remember_me'),
    ...links(run),
  };
  if (state.rules.identificationTakesIdentifier) {
    const identifier = plan.context.pending_user_identifier;
    challenge.pending_user_identifier = typeof identifier === 'string' ? identifier : null;
    const webauthn = linkedStage(run, 'webauthn_stage');
    challenge.passkey_challenge = webauthn ? webauthnOptions(run, webauthn, []) : null;
    if (webauthn) plan.context[webauthnChallengeKey] = '$challenge';
  }
  return { ...challenge, ...applicationBefore(run) };
}

const deviceTokenKey = 'goauthentik.io/endpoints/device_auth_token';

/** What the visitor is on the way to; a device that logs in comes before an application. Until 2025.10 the session knew. */
function applicationBefore({ state, plan }: StageRun): Challenge {
  if (state.rules.applicationHint !== 'context') return {};
  const { application, device } = plan.context;
  if (isObject(device) && plan.context[deviceTokenKey]) return { application_pre: device.name };
  if (!isObject(application)) return {};
  const url = textOf(application.fields, 'meta_launch_url');
  return { application_pre: application.name, ...(url === '' ? {} : { application_pre_launch: url }) };
}

function isObject(value: ContextValue | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && '$model' in value && 'name' in value;
}

/** The embedded captcha as its own challenge has it, without a user. */
function captchaOf(run: StageRun): Json {
  const captcha = linkedStage(run, 'captcha_stage');
  if (!captcha) return null;
  const { fields } = captcha;
  return {
    component: 'ak-stage-captcha',
    js_url: textOf(fields, 'js_url', 'https://www.recaptcha.net/recaptcha/api.js'),
    site_key: textOf(fields, 'public_key'),
    interactive: flagOf(fields, 'interactive'),
    pending_user: '',
    pending_user_avatar: '/static/dist/assets/images/user_default.png',
  };
}

function sourcesOf({ state, stage }: StageRun): Json {
  return (stage.links.sources ?? [])
    .flatMap((id) => state.estate.object(id) ?? [])
    .filter((source) => source.fields.enabled !== false)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((source) => sourceButton(source, state.rules) ?? []);
}

function links(run: StageRun): Body {
  const { state, stage } = run;
  const urls: Record<string, Json> = {};
  for (const [field, key] of [
    ['enrollment_flow', 'enroll_url'],
    ['recovery_flow', 'recovery_url'],
    ['passwordless_flow', 'passwordless_url'],
  ] as const) {
    const id = stage.links[field]?.[0];
    const flow = id === undefined ? undefined : state.estate.flowById.get(id);
    if (flow) urls[key] = flowAddress(flow, state.session.query);
  }
  return urls;
}
