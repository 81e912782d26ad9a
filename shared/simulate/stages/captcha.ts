import type { Json } from '../../kernel/json';
import { askQuestion, type Simulation } from '../../policy/effect';
import { flagOf, numberOf, textOf } from '../../policy/fields';
import { readText } from '../answer-fields';
import type { CompiledStage } from '../estate';
import { isMapping } from '../merge';
import type { Challenge } from '../run-state';
import { invalid, ok, type ChallengeStage, type StageRun } from '../stage';

const siteKey = 'goauthentik.io/stages/captcha/site_key';
const retriable: ReadonlySet<Json> = new Set([
  'missing-input-response',
  'invalid-input-response',
  'timeout-or-duplicate',
  'expired-input-response',
  'already-seen-response',
]);

/** stages.md, section 8; 2026.5-stages.md, section 7. What the provider says is a question to the outside. */
export const captchaStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *challenge(run) {
    return { component: 'ak-stage-captcha', ...captchaData(run, run.stage) };
  },
  *answer(run, body) {
    const token = readText(body.token);
    if (!token.ok) return { kind: 'invalid', errors: { token: [token.error] } };
    const verdict = yield* verifyCaptcha(run.stage, token.value as string);
    if (!verdict.ok) return invalid('token', verdict.message);
    run.plan.context.captcha = {
      response: verdict.response,
      stage: {
        $model: run.stage.model,
        pk: '$hex',
        name: run.stage.name,
        fields: {},
      },
    };
    return ok;
  },
};

/** What a challenge shows of a captcha stage. */
export function captchaData({ state, plan }: StageRun, stage: CompiledStage): Challenge {
  const own = plan.context[siteKey];
  const replaced = state.rules.stageStateIn === 'context' && typeof own === 'string';
  return {
    js_url: textOf(stage.fields, 'js_url', 'https://www.recaptcha.net/recaptcha/api.js'),
    site_key: replaced ? own : textOf(stage.fields, 'public_key'),
    interactive: flagOf(stage.fields, 'interactive'),
  };
}

export type CaptchaVerdict =
  { readonly ok: true; readonly response: Json } | { readonly ok: false; readonly message: string };

/** The provider's answer: `{success, score?, error-codes?}`, or null where it cannot be reached. */
export function* verifyCaptcha(stage: CompiledStage, _token: string): Simulation<CaptchaVerdict> {
  const response = yield* askQuestion({
    kind: 'question',
    topic: 'captcha',
    about: stage.name,
    text: `what the captcha provider says of the answer to ${stage.name}`,
    choices: [
      { label: 'accepted', answer: { success: true, score: 0.9 } },
      { label: 'refused', answer: { success: false, 'error-codes': ['invalid-input-response'] } },
      { label: 'out of reach', answer: null },
    ],
  });
  if (!isMapping(response)) return { ok: false, message: 'Failed to validate token' };
  if (!flagOf(stage.fields, 'error_on_invalid_score', true)) return { ok: true, response };
  const codes = response['error-codes'];
  if (response.success !== true) {
    const again = Array.isArray(codes) && (codes as readonly Json[]).every((code) => retriable.has(code));
    return {
      ok: false,
      message: `Invalid captcha response${again ? '. Retrying may solve this issue.' : ''}`,
    };
  }
  return inRange(stage, response.score)
    ? { ok: true, response }
    : { ok: false, message: 'Invalid captcha response' };
}

/** Without a score there is nothing to hold; a threshold at or below -1 is off. */
function inRange(stage: CompiledStage, score: Json | undefined): boolean {
  if (typeof score !== 'number') return true;
  const [min, max] = [
    numberOf(stage.fields, 'score_min_threshold', 0.5),
    numberOf(stage.fields, 'score_max_threshold', 1),
  ];
  return (min <= -1 || score >= min) && (max <= -1 || score <= max);
}
