import type { Json } from '../../kernel/json';
import type { Evaluation } from '../../policy/environment';
import type { ContextValue } from '../../policy/policy-request';
import { isUserValue } from '../../policy/user-value';
import type { EventRow, UserRow, World } from '../../policy/world';
import type { Plan } from '../plan';
import type { PlanRecord, RunState } from '../run-state';

/** A context as the flow inspector shows it (executor.md, section 8). */
export function inspectedContext(plan: Plan): Json {
  return Object.fromEntries(Object.entries(plan.context).map(([key, value]) => [key, inspected(value)]));
}

function inspected(value: ContextValue): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly ContextValue[]).map(inspected);
  if (isUserValue(value)) {
    return { username: value.row.username, pk: value.pk === null ? null : '$pk', email: value.row.email };
  }
  if ('$model' in value) {
    const object = value as { readonly $model: string; readonly name: string; readonly pk: string | null };
    const [app, model] = object.$model.split('.');
    return { app: app ?? '', model_name: model ?? '', pk: object.pk, name: object.name };
  }
  if ('$date' in value) return (value as { readonly $date: Json }).$date;
  return Object.fromEntries(
    Object.entries(value as Record<string, ContextValue>).map(([key, inner]) => [key, inspected(inner)]),
  );
}

/** What is left of the plan after a step: names of stages, and the context as the inspector shows it. */
export type PlanAfter = Readonly<{ remaining: readonly string[]; context: Json }>;

/** `after` of a step; undefined where no plan is in the session. */
export function planAfter(state: RunState): PlanAfter | undefined {
  const { plan } = state.session;
  if (!plan) return undefined;
  return {
    remaining: plan.stages.map((planned) => planned.binding.stage.name),
    context: inspectedContext(plan),
  };
}

/** An evaluation that ended in an exception of its own left no result behind to be recorded. */
export function evaluationJson(evaluation: Evaluation): Json {
  if (evaluation.how === 'exception') return {};
  return {
    target: evaluation.target as Json,
    policy: evaluation.policy,
    ...(evaluation.order === undefined ? {} : { order: evaluation.order }),
    negate: evaluation.negate,
    passing: evaluation.passing,
    messages: evaluation.messages,
  };
}

export function planJson(plan: PlanRecord): PlanRecord {
  return plan.stages
    ? { flow: plan.flow, stages: plan.stages }
    : {
        flow: plan.flow,
        error: plan.error ?? '',
        ...(plan.messages === undefined ? {} : { messages: plan.messages }),
      };
}

/** A copy of what a run may change, to compare with afterwards. */
export interface WorldSnapshot {
  readonly users: ReadonlyMap<number, UserRow>;
  readonly reputation: World['reputation'];
  readonly invitations: World['invitations'];
  readonly events: readonly EventRow[];
}

export function snapshotOf(world: World): WorldSnapshot {
  return {
    users: new Map(world.users),
    reputation: world.reputation,
    invitations: world.invitations,
    events: world.events,
  };
}

/** What differs afterwards, in the words of a scenario's `effects`. */
export function effectsOf(before: WorldSnapshot, world: World): Json {
  const effects: Record<string, Json> = {};
  const users = userEffects(before, world);
  if (Object.keys(users).length > 0) effects.users = users;
  if (before.reputation !== world.reputation) {
    const rows = [...world.reputation].sort(
      (left, right) => compare(left.identifier, right.identifier) || compare(left.ip, right.ip),
    );
    effects.reputation = rows.map((row) => [row.identifier, row.ip, row.score]);
  }
  if (before.invitations !== world.invitations) {
    effects.invitations_left = world.invitations.map((invitation) => invitation.name);
  }
  const events = world.events.slice(before.events.length).map((event) => ({ action: event.action }));
  if (events.length > 0) effects.events = events.sort((left, right) => compare(left.action, right.action));
  return effects;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** By username: who is renamed is one deleted and one created. */
function userEffects(before: WorldSnapshot, world: World): Record<string, Json> {
  const effects: Record<string, Json> = {};
  const was = new Map([...before.users.values()].map((row) => [row.username, row]));
  const is = new Map([...world.users.values()].map((row) => [row.username, row]));
  for (const row of was.values()) {
    const now = is.get(row.username);
    if (!now) effects[row.username] = { deleted: true };
    else if (now !== row) {
      const changed = changes(described(row), described(now), row.password !== now.password);
      if (Object.keys(changed).length > 0) effects[row.username] = { changed };
    }
  }
  for (const row of is.values()) {
    if (!was.has(row.username)) effects[row.username] = { created: described(row) };
  }
  return effects;
}

const deviceNames: Readonly<Record<string, string>> = {
  static: 'StaticDevice',
  totp: 'TOTPDevice',
  email: 'EmailDevice',
  sms: 'SMSDevice',
  webauthn: 'WebAuthnDevice',
  duo: 'DuoDevice',
};

function described(row: UserRow): Record<string, Json> {
  return {
    name: row.name,
    email: row.email,
    is_active: row.isActive,
    type: row.type,
    path: row.path,
    attributes: row.attributes,
    groups: [...row.groups].sort(compare),
    password: row.password === null ? 'unusable' : 'set',
    devices: row.devices.map((device) => deviceNames[device.kind] ?? device.kind).sort(compare),
  };
}

function changes(
  from: Record<string, Json>,
  to: Record<string, Json>,
  password: boolean,
): Record<string, Json> {
  const changed: Record<string, Json> = {};
  for (const [key, value] of Object.entries(to)) {
    if (JSON.stringify(from[key]) !== JSON.stringify(value)) changed[key] = value;
  }
  if (password) changed.password = 'changed';
  return changed;
}
