import { askQuestion } from '../../policy/effect';
import { flagOf, textOf } from '../../policy/fields';
import { durationSeconds } from '../duration';
import type { CompiledObject } from '../estate';
import { isMapping } from '../merge';
import { invalid, ok, type ChallengeStage, type StageRun } from '../stage';

const challengeKey = 'goauthentik.io/endpoints/connectors/agent/challenge';
const refusedText = 'Invalid challenge response';

/** 2026.5-stages.md, section 12. The device's answer is a question: the device it proves, or null where it is a bad one. */
export const endpointStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: false,
  *before(run) {
    const connector = connectorOf(run);
    if (!connector || connector.fields.enabled === false || kindOf(connector) === 'other') {
      return isRequired(run) ? { kind: 'deny', message: 'Invalid stage configuration' } : ok;
    }
    return kindOf(connector) === 'agent' && !connector.links.challenge_key ? ok : null;
  },
  *challenge(run) {
    const connector = connectorOf(run);
    if (kindOf(connector) === 'chrome') {
      return {
        component: 'xak-flow-frame',
        url: `http://${run.state.session.host}/endpoints/google/chrome/`,
        loading_overlay: true,
        loading_text: 'Verifying your browser...',
      };
    }
    run.plan.context[challengeKey] = '$challenge';
    const idle = textOf(connector?.fields ?? {}, 'challenge_idle_timeout', 'seconds=5');
    return {
      component: 'ak-stage-endpoint-agent',
      challenge: '$challenge',
      challenge_idle_timeout: durationSeconds(idle),
    };
  },
  *answer(run, body) {
    const isChrome = kindOf(connectorOf(run)) === 'chrome';
    if (!isChrome && body.response == null) {
      return isRequired(run) ? { kind: 'deny', message: refusedText } : ok;
    }
    if (body.response === '' && isRequired(run) && !isChrome) {
      return invalid('response', 'This field may not be blank.', 'blank');
    }
    const device = yield* askQuestion({
      kind: 'question',
      topic: 'endpoint-device',
      about: run.stage.name,
      text: `which device the answer at ${run.stage.name} proves`,
      choices: [
        { label: 'a known device', answer: { name: 'device' } },
        { label: 'none', answer: null },
      ],
    });
    if (isMapping(device)) {
      const name = textOf(device, 'name', 'device');
      run.plan.context.device = { $model: 'authentik_endpoints.device', pk: '$hex', name, fields: device };
      delete run.plan.context[challengeKey];
      return ok;
    }
    const restarts = run.binding.invalidResponseAction !== 'retry';
    if (isChrome || (!isRequired(run) && !restarts)) return ok;
    return invalid('response', refusedText);
  },
};

function isRequired({ stage }: StageRun): boolean {
  return textOf(stage.fields, 'mode', 'optional') === 'required';
}

function connectorOf({ state, stage }: StageRun): CompiledObject | undefined {
  const id = stage.links.connector?.[0];
  return id === undefined ? undefined : state.estate.object(id);
}

function kindOf(connector: CompiledObject | undefined): 'agent' | 'chrome' | 'other' {
  if (connector?.model.includes('agent') || flagOf(connector?.fields ?? {}, 'is_agent')) return 'agent';
  return connector?.model.includes('google_chrome') ? 'chrome' : 'other';
}
