import type { ModelName } from '../authentik/record';
import type { StageExecutor } from './stage';
import { denyStage } from './stages/deny';
import { dummyStage } from './stages/dummy';

/** Every stage type, by blueprint model; in-memory stages by their own name. */
export const stageExecutors: ReadonlyMap<ModelName, StageExecutor> = new Map<ModelName, StageExecutor>([
  ['authentik_stages_deny.denystage', denyStage],
  ['authentik_stages_dummy.dummystage', dummyStage],
]);
