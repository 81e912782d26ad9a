import { logEvent } from '../event-log';
import { newSessionKey } from '../session';
import { ok, type SilentStage } from '../stage';

/** stages.md, section 5: the whole session goes, so a stored `next` goes too; the plan is put back. */
export const userLogoutStage: SilentStage = {
  kind: 'silent',
  *run({ state }) {
    const { session } = state;
    logEvent(state, 'logout');
    session.user = null;
    session.query = {};
    session.history = [];
    session.values = {};
    session.key = newSessionKey(session.key);
    return ok;
  },
};
