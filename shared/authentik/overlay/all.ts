import { blueprintOnlyFields } from './blueprint-only';
import { externalOverlay } from './external';
import { flowOverlay } from './flow';
import type { Overlay } from './overlay';
import { policyOverlay } from './policies';
import { promptOverlay } from './prompts';
import { deviceStageOverlay } from './stages-devices';
import { loginStageOverlay } from './stages-login';
import { userStageOverlay } from './stages-user';

const topics: readonly Overlay[] = [
  flowOverlay,
  loginStageOverlay,
  deviceStageOverlay,
  userStageOverlay,
  policyOverlay,
  promptOverlay,
  externalOverlay,
];

function joined(): Overlay {
  const all = Object.fromEntries(topics.flatMap((topic) => Object.entries(topic)));
  for (const [model, fields] of Object.entries(blueprintOnlyFields)) {
    all[model] = { ...all[model], blueprintOnly: [...(all[model]?.blueprintOnly ?? []), ...fields] };
  }
  return all;
}

/** All that is written by hand, by model. */
export const overlay: Overlay = joined();
