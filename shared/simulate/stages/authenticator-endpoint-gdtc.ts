import type { Json } from '../../kernel/json';
import { askQuestion } from '../../policy/effect';
import { setMethod } from '../authenticate';
import { isMapping } from '../merge';
import { ok, type ChallengeStage } from '../stage';

/** stages.md, section 14: a frame in which Chrome proves the device; any answer passes, with proof or without. */
export const authenticatorEndpointGdtcStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: false,
  *challenge({ state }) {
    return {
      component: 'xak-flow-frame',
      url: `http://${state.session.host}/endpoint/gdtc/chrome/`,
      loading_overlay: true,
      loading_text: 'Verifying your browser...',
    };
  },
  *answer({ plan, stage }) {
    const device = yield* askQuestion({
      kind: 'question',
      topic: 'device-trust',
      about: stage.name,
      text: `which device Chrome proves at ${stage.name}`,
      choices: [
        { label: 'a known device', answer: { name: 'device' } },
        { label: 'none', answer: null },
      ],
    });
    if (!isMapping(device)) return ok;
    const { auth_method_args } = plan.context;
    const before = isMapping(auth_method_args) ? auth_method_args.endpoints : undefined;
    const endpoints: readonly Json[] = [
      ...(Array.isArray(before) ? (before as readonly Json[]) : []),
      device,
    ];
    setMethod(plan, 'trusted_endpoint', { endpoints, known_device: true });
    return ok;
  },
};
