import type { ObjectValue } from '../policy/policy-request';
import { isUserValue } from '../policy/user-value';
import type { CompiledFlow } from './estate';
import { textOf } from '../policy/fields';
import { brandOf } from './brand';
import { formEncoded } from './flow-address';
import { pendingOrSession, type Plan } from './plan';
import type { Challenge, RunState } from './run-state';

const defaultBackground = '/static/dist/assets/images/flow_background.jpg';

/** `flow_info` of every challenge (executor.md, section 6; 2026.5-engine.md, section 5). */
export function flowInfo(state: RunState, flow: CompiledFlow, plan: Plan | null): Challenge {
  const info: Record<string, string | null> = {
    title: titleOf(state, flow, plan).trim(),
    background: flow.background || backgroundOf(state),
    cancel_url: cancelUrl(state),
    layout: flow.layout,
  };
  if (state.rules.themedFlowInfo) info.background_themed_urls = null;
  return info;
}

function backgroundOf(state: RunState): string {
  const { rules } = state;
  const brand = rules.defaultBackground === 'brand' ? brandOf(state) : undefined;
  return textOf(brand?.fields ?? {}, 'branding_default_flow_background') || defaultBackground;
}

function cancelUrl(state: RunState): string {
  const next = state.session.query.next;
  if (!state.rules.themedFlowInfo || !next) return '/flows/-/cancel/';
  return `/flows/-/cancel/?next=${formEncoded(next)}`;
}

/** Python's `%` with a mapping: a broken template, or none to fill it from, gives the text as it is. */
function titleOf(state: RunState, flow: CompiledFlow, plan: Plan | null): string {
  if (!plan) return flow.title;
  const values: Readonly<Record<string, string>> = {
    app: applicationName(plan),
    user: displayUser(state, plan) ?? 'AnonymousUser',
  };
  let broken = false;
  const text = flow.title.replace(/%(%|\((\w*)\)s|.?)/g, (_all, what: string, name: string | undefined) => {
    if (what === '%') return '%';
    const value = name === undefined ? undefined : values[name];
    if (value === undefined) broken = true;
    return value ?? '';
  });
  return broken ? flow.title : text;
}

function applicationName(plan: Plan): string {
  const { application } = plan.context;
  return typeof application === 'object' && application !== null && 'name' in application
    ? (application as ObjectValue).name
    : '';
}

/** What was typed where that is to be shown, else the user's name; undefined for an anonymous visitor. */
function displayUser(state: RunState, plan: Plan | null): string | undefined {
  const identifier = plan?.context.pending_user_identifier;
  if (typeof identifier === 'string' && identifier !== '') return identifier;
  const user = pendingOrSession(plan?.context ?? {}, state.visitor());
  return isUserValue(user) ? user.row.username : undefined;
}

const anonymousAvatar = '/static/dist/assets/images/user_default.png';

/** `pending_user` and its avatar, for the challenges that name the user. */
export function userInfo(state: RunState, plan: Plan | null): Challenge {
  const shown = displayUser(state, plan);
  const user = pendingOrSession(plan?.context ?? {}, state.visitor());
  return { pending_user: shown ?? '', pending_user_avatar: isUserValue(user) ? '$avatar' : anonymousAvatar };
}
