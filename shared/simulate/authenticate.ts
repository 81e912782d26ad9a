import { userByName, userValue, type UserValue } from '../policy/user-value';
import type { JsonObject } from '../policy/world';
import { logEvent } from './event-log';
import type { Plan } from './plan';
import { changeReputation } from './reputation';
import type { RunState } from './run-state';

const inbuilt = 'authentik.core.auth.InbuiltBackend';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly backends: readonly string[];
}

/**
 * Tries the backends in order (stages.md, section 3). Only the inbuilt one can accept offline: a world has no
 * app passwords and no directory. A failure costs a point and leaves an event.
 */
export function authenticate(state: RunState, plan: Plan, credentials: Credentials): UserValue | null {
  const row = userByName(state.world, credentials.username);
  const accepted =
    row !== undefined &&
    row.isActive &&
    row.password !== null &&
    row.password === credentials.password &&
    credentials.backends.includes(inbuilt);
  if (!accepted) {
    loginFailed(state, credentials.username);
    return null;
  }
  setMethod(plan, 'password');
  return { ...userValue(row), backend: inbuilt };
}

export function loginFailed(state: RunState, username: string): void {
  logEvent(state, 'login_failed');
  changeReputation(state, username, -1);
}

/** Notes how the visitor proved to be who they are; the first way stays. */
export function setMethod(plan: Plan, method: string, args: JsonObject = {}): void {
  const { context } = plan;
  context.auth_method ??= method;
  context.auth_method_args = { ...((context.auth_method_args as JsonObject | undefined) ?? {}), ...args };
}
