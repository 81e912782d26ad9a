import { askQuestion } from '../../policy/effect';
import { textOf } from '../../policy/fields';
import { userByName, userValue } from '../../policy/user-value';
import { durationSeconds } from '../duration';
import { flowInfo } from '../challenge';
import { isMapping } from '../merge';
import { copyOf } from '../plan';
import { sourceChallenge } from '../source-button';
import { ok, type SilentStage } from '../stage';

const waitingKey = 'source stage/waiting';

/**
 * stages.md, section 16: sends the visitor to a source and saves the plan; on return the saved plan is restored with
 * the source's context over it, and the stage passes, as it does with any answer. What the source says is a question:
 * null (the visitor does not come back), or `{user: name}` with more of the context.
 */
export const sourceStage: SilentStage = {
  kind: 'silent',
  *run({ state, plan, flow, stage, http }) {
    const id = stage.links.source?.[0];
    const source = id === undefined ? undefined : state.estate.object(id);
    if (!source) return { kind: 'deny', message: 'Source does not exist' };
    const challenge = sourceChallenge(source);
    if (!challenge) return { kind: 'deny', message: 'Invalid source' };
    if (http.method === 'POST') return ok;
    const waiting = state.session.values[waitingKey];
    if (typeof waiting === 'number') {
      const { [waitingKey]: _waiting, ...rest } = state.session.values;
      state.session.values = rest;
      if (waiting < state.world.now) return { kind: 'deny' };
      const back = yield* askQuestion({
        kind: 'question',
        topic: 'source',
        about: source.name,
        text: `who comes back from ${source.name}`,
        choices: [
          { label: 'nobody', answer: null },
          { label: 'a user', answer: { user: '…' } },
        ],
      });
      if (!isMapping(back)) return { kind: 'deny' };
      const row = typeof back.user === 'string' ? userByName(state.world, back.user) : undefined;
      const restored = copyOf(plan).context;
      const { user: _user, ...more } = back;
      Object.assign(
        plan.context,
        restored,
        { is_sso: true },
        more,
        row ? { pending_user: userValue(row) } : {},
      );
      return ok;
    }
    const until = state.world.now + durationSeconds(textOf(stage.fields, 'resume_timeout', 'minutes=10'));
    state.session.values = { ...state.session.values, [waitingKey]: until };
    return {
      kind: 'challenge',
      body: { flow_info: flowInfo(state, flow, plan), ...challenge },
    };
  },
};
