import type { ObjectValue } from '../policy/policy-request';
import { isUserValue, usernameOf } from '../policy/user-value';
import type { CompiledFlow } from './estate';
import { pendingOrSession, type Plan } from './plan';
import type { Challenge, RunState } from './run-state';

const defaultBackground = '/static/dist/assets/images/flow_background.jpg';

/** `flow_info` of every challenge (executor.md, section 6; 2026.5-engine.md, section 5). */
export function flowInfo(state: RunState, flow: CompiledFlow, plan: Plan | null): Challenge {
  const info: Record<string, string | null> = {
    title: titleOf(state, flow, plan),
    background: flow.background || defaultBackground,
    cancel_url: cancelUrl(state),
    layout: flow.layout,
  };
  if (state.rules.themedFlowInfo) info.background_themed_urls = null;
  return info;
}

function cancelUrl(state: RunState): string {
  const next = state.session.query.next;
  if (!state.rules.themedFlowInfo || !next) return '/flows/-/cancel/';
  return `/flows/-/cancel/?next=${formEncoded(next)}`;
}

/** As a form encodes a value: a blank is a plus sign, a slash `%2F`. */
function formEncoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (symbol) => `%${symbol.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+');
}

/** Python's `%` with a mapping: a broken template gives the text as it is. */
function titleOf(state: RunState, flow: CompiledFlow, plan: Plan | null): string {
  const values: Readonly<Record<string, string>> = {
    app: applicationName(plan),
    user: displayUser(state, plan),
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

function applicationName(plan: Plan | null): string {
  const application = plan?.context.application;
  return typeof application === 'object' && application !== null && 'name' in application
    ? (application as ObjectValue).name
    : '';
}

function displayUser(state: RunState, plan: Plan | null): string {
  const identifier = plan?.context.pending_user_identifier;
  if (typeof identifier === 'string' && identifier !== '') return identifier;
  return usernameOf(pendingOrSession(plan?.context ?? {}, state.visitor()));
}

/** `pending_user` and its avatar, for the challenges that name the user. */
export function userInfo(state: RunState, plan: Plan | null): Challenge {
  const user = pendingOrSession(plan?.context ?? {}, state.visitor());
  if (!isUserValue(user)) return { pending_user: displayUser(state, plan), pending_user_avatar: '$avatar' };
  return { pending_user: displayUser(state, plan), pending_user_avatar: '$avatar' };
}
