import type { Json } from '../kernel/json';
import { drive, UnknownAnswer, type EffectHost } from './effect-host';
import type { ExpressionAnswer, ExpressionEffect, AskedWithin } from './effect';
import type { PolicyEnvironment } from './environment';
import type { Context, ContextValue, PlanInsertion, PlanValue } from './policy-request';
import { isUserValue, saveUser } from './user-value';
import type { Group, JsonObject, UserRow, World } from './world';

/** A Python interpreter with shared/policy/python in it. Texts are JSON. */
export interface PythonEngine {
  readonly evaluate: (payload: string, callHost: (kind: string, payload: string) => string) => string;
}

interface Answered {
  readonly kind: 'value' | 'error' | 'unknown';
  readonly value?: Json;
  readonly truthy?: boolean;
  readonly messages?: readonly string[];
  /** Why the value could not be pickled. */
  readonly unpicklable?: string | null;
  readonly type?: string;
  readonly text?: string;
  readonly line?: number | null;
  readonly what?: string;
  readonly context?: Context | null;
  /** Those of the context that were changed in place. */
  readonly mutated?: Context;
  readonly events?: readonly string[];
  /** Rows that were saved, by primary key; null: deleted. */
  readonly users?: Readonly<Record<string, UserRow | null>>;
  readonly groups?: Readonly<Record<string, Group | null>>;
  readonly flows?: Readonly<Record<string, JsonObject>>;
  readonly insertions?: readonly PlanInsertion[];
}

/** What was asked in the middle of an expression, last, that nobody has answered. */
interface Open {
  asked: AskedWithin | undefined;
}

type AskingHost = EffectHost & { readonly open: Open };

/** Answers expression effects with a Python interpreter; it is told of the database only when that has changed. */
export function pythonHost(engine: PythonEngine, others: Omit<EffectHost, 'expression'>): EffectHost {
  let known: { readonly world: World; readonly revision: number } | null = null;
  const host: EffectHost = {
    ...others,
    expression: (effect) => {
      const { world } = effect.environment;
      const current = known?.world === world && known.revision === world.revision;
      const payload = payloadOf(effect, current ? null : worldPayload(effect.environment));
      known = { world, revision: world.revision };
      const open: Open = { asked: undefined };
      const answered = JSON.parse(
        engine.evaluate(payload, (kind, text) => answerTo({ ...host, open }, effect, [kind, text])),
      ) as Answered;
      takeOver(effect, answered);
      const answer = expressionAnswer(answered);
      return answer.kind === 'unknown' && open.asked ? { ...answer, asked: open.asked } : answer;
    },
  };
  return host;
}

function expressionAnswer(answered: Answered): ExpressionAnswer {
  if (answered.kind === 'value') {
    return {
      kind: 'value',
      truthy: answered.truthy === true,
      value: answered.value ?? null,
      messages: answered.messages ?? [],
      ...(answered.unpicklable == null ? {} : { unpicklable: answered.unpicklable }),
    };
  }
  if (answered.kind === 'unknown') return { kind: 'unknown', what: answered.what ?? 'something' };
  return {
    kind: 'error',
    type: answered.type ?? 'Exception',
    text: answered.text ?? '',
    ...(answered.line == null ? {} : { line: answered.line }),
  };
}

function payloadOf(effect: ExpressionEffect, world: ReturnType<typeof worldPayload> | null): string {
  const { request } = effect;
  return JSON.stringify({
    mode: effect.mode,
    source: effect.source,
    user: request.user,
    http: request.http,
    target: request.target && { pk: request.target.id, label: request.target.label },
    context: request.context,
    world,
  });
}

function worldPayload(environment: PolicyEnvironment) {
  const { world } = environment;
  return {
    users: [...world.users.values()],
    groups: [...world.groups.values()],
    flows: environment.flowRows(),
    nextPk: world.nextPk,
    brand: { branding_title: environment.brandTitle, attributes: environment.brandAttributes },
    tenant: tenantDefaults(environment),
    rules: {
      groups: environment.rules.groupRelation,
      mails: environment.rules.expressionsSendMail,
      python: environment.rules.python,
    },
  };
}

/** A tenant's settings as a fresh server has them (authentik/tenants/models.py). */
function tenantDefaults({ reputationLimits }: PolicyEnvironment): Json {
  return {
    schema_name: 'public',
    name: 'Default',
    avatars: 'initials',
    default_user_change_name: true,
    default_user_change_email: false,
    default_user_change_username: false,
    event_retention: 'days=365',
    reputation_lower_limit: reputationLimits.lower,
    reputation_upper_limit: reputationLimits.upper,
    footer_links: [],
    gdpr_compliance: true,
    impersonation: true,
    impersonation_require_reason: true,
    default_token_duration: 'days=1',
    default_token_length: 60,
  };
}

/** What Python asks in the middle of an expression. */
function answerTo(
  host: AskingHost,
  effect: ExpressionEffect,
  [kind, text]: readonly [string, string],
): string {
  if (kind === 'policy') return callPolicy(host, effect, text);
  return kind === 'objects' ? JSON.stringify(effect.environment.objectRows()) : askHost(host, text);
}

/** `ak_call_policy`: the other policy sees what this one wrote into the context, and may write too. */
function callPolicy(host: AskingHost, effect: ExpressionEffect, payload: string): string {
  const call = JSON.parse(payload) as { readonly name: string; readonly context: Context };
  const context = { ...effect.request.context };
  replace(context, call.context);
  const simulation = effect.callPolicy?.(call.name, { ...effect.request, context });
  if (!simulation) return JSON.stringify({ missing: true });
  try {
    return JSON.stringify(drive(simulation, host));
  } catch (error) {
    if (!(error instanceof UnknownAnswer)) throw error;
    host.open.asked = error.question.within;
    return JSON.stringify({ unknown: error.question.text });
  }
}

/** What the expression asks of the outside: `{answer}`, or `{}` where nobody has said. */
function askHost(host: AskingHost, payload: string): string {
  const { topic, about, text } = JSON.parse(payload) as AskedWithin;
  const asked = { topic, text, ...(about === undefined || about === '' ? {} : { about }) };
  const answer = host.question({ kind: 'question', choices: [], ...asked });
  if (answer === undefined) host.open.asked = asked;
  return JSON.stringify({ answer });
}

/** Takes over what the expression did to its context, the plan, the database and the log. */
function takeOver(effect: ExpressionEffect, answered: Answered): void {
  takeContext(effect, answered);
  const { world } = effect.environment;
  takeRows(world, answered);
  for (const [slug, fields] of Object.entries(answered.flows ?? {})) {
    world.flowChanges = { ...world.flowChanges, [slug]: { ...world.flowChanges[slug], ...fields } };
  }
  takeEvents(effect, answered.events ?? []);
}

function takeRows(world: World, { users = {}, groups = {} }: Answered): void {
  for (const [key, row] of Object.entries(users)) {
    const pk = Number(key);
    if (row === null) world.users.delete(pk);
    else if (world.users.has(pk)) saveUser(world, pk, { ...row });
    else world.users.set(pk, { ...row, pk });
    world.nextPk = Math.max(world.nextPk, pk + 1);
  }
  for (const [pk, row] of Object.entries(groups)) {
    if (row === null) world.groups.delete(pk);
    else world.groups.set(pk, row);
  }
  if (Object.keys(users).length + Object.keys(groups).length > 0) world.revision += 1;
}

function takeContext({ request }: ExpressionEffect, { context, mutated, insertions = [] }: Answered): void {
  if (context) replace(request.context, context);
  const { shared } = request;
  for (const [key, value] of Object.entries(mutated ?? {})) {
    if (shared && key in shared && !isPlanValue(value)) shared[key] = restored(value);
  }
  if (insertions.length === 0) return;
  for (const value of Object.values(request.context)) {
    if (isPlanValue(value)) value.insertions = [...(value.insertions ?? []), ...insertions];
  }
}

/** A warning of a name that has another one now is kept once per cause. */
function takeEvents({ environment: { world }, name }: ExpressionEffect, actions: readonly string[]): void {
  const warned = world.events.some(
    ({ action, context }) => action === 'configuration_warning' && context.cause === name,
  );
  const events = actions
    .filter((action) => action !== 'configuration_warning' || !warned)
    .map((action) => ({ action, at: world.now, user: null, context: { cause: name } }));
  if (events.length > 0) world.events = [...world.events, ...events];
}

function isPlanValue(value: ContextValue | undefined): value is PlanValue {
  return typeof value === 'object' && value !== null && '$model' in value && value.$model === 'flow_plan';
}

/** Makes `target` hold what `wanted` holds, keeping every value that has not changed. */
function replace(target: Context, wanted: Context): void {
  for (const key of Object.keys(target)) if (!(key in wanted)) Reflect.deleteProperty(target, key);
  for (const [key, value] of Object.entries(wanted)) {
    const before = target[key];
    if (isPlanValue(before) && isPlanValue(value)) replace(before.context, value.context);
    else if (JSON.stringify(before) !== JSON.stringify(value)) target[key] = restored(value);
  }
}

/** A user whom the expression fetched comes back with the whole row: the copy keeps the user's part. */
function restored(value: ContextValue): ContextValue {
  if (!isUserValue(value)) return value;
  const { pk: _pk, ...row } = value.row as UserRow;
  return { ...value, row };
}
