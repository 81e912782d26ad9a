import type { JsonObject } from '../policy/world';
import type { RunState } from './run-state';

/** Adds an event to the server's log. */
export function logEvent(state: RunState, action: string, context: JsonObject = {}): void {
  const { world, session } = state;
  world.events = [...world.events, { action, at: world.now, user: session.user, context }];
}
