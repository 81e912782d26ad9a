import type { ModelKind } from '../authentik/descriptor';
import type { ModelName } from '../authentik/record';
import { ownModelPrefix } from '../authentik/record';
import { own } from '../kernel/own';

export const flowModel = 'authentik_flows.flow';
export const stageBindingModel = 'authentik_flows.flowstagebinding';
export const policyBindingModel = 'authentik_policies.policybinding';
export const promptModel = 'authentik_stages_prompt.prompt';
export const promptStageModel = 'authentik_stages_prompt.promptstage';
export const groupModel = 'authentik_core.group';
export const userModel = 'authentik_core.user';

/** {path: text, text: text}: an opened blueprint file; its records name it in `entry.source`. */
export const sourceModel = 'stagecraft.source';
/** {flow: reference, node: text, x: number, y: number}: where the user put a node of a flow's drawing. */
export const positionModel = 'stagecraft.position';
/** {flow: reference, text: text, x, y, width?, height?: number}: a note on a flow's drawing. */
export const noteModel = 'stagecraft.note';
/** {rule: text, level: `off` or a severity, reason?: text}: what the workspace says of one lint rule. */
export const ruleModel = 'stagecraft.rule';
/** {kind: `context`, `env` or `file`, name: text, value, source?: reference}: what a tag finds here; for one opened file or for all. */
export const valueModel = 'stagecraft.value';
/** {name: text, scenario: text}: a run that is kept as a check, as a scenario (docs/scenarios.md) without blueprints, in JSON. */
export const checkModel = 'stagecraft.check';

export function isOwnModel(model: ModelName): boolean {
  return model.startsWith(ownModelPrefix);
}

const namedKinds: Readonly<Record<ModelName, ModelKind>> = {
  [flowModel]: 'flow',
  [stageBindingModel]: 'binding',
  [policyBindingModel]: 'binding',
  [promptModel]: 'prompt',
};

/**
 * Kind of a model by authentik's own naming (`…stage`, `authentik_policies_….…policy`), so that stage and policy
 * types of a release we have no descriptors for are still drawn and found. The abstract parents
 * `authentik_flows.stage` and `authentik_policies.policy`, which `!Find` may name, count as well.
 */
export function modelKind(model: ModelName): ModelKind {
  const named = own(namedKinds, model);
  if (named !== undefined) return named;
  if (isOwnModel(model)) return 'other';
  if (model.endsWith('stage')) return 'stage';
  if (model.startsWith('authentik_policies') && model.endsWith('policy')) return 'policy';
  return 'external';
}

const parents: Readonly<Record<ModelName, ModelKind>> = {
  'authentik_flows.stage': 'stage',
  'authentik_policies.policy': 'policy',
};

/** The kind that an abstract parent model stands for; undefined for a concrete model. */
export function parentKind(model: ModelName): ModelKind | undefined {
  return own(parents, model);
}

/**
 * Name space in which a record's name (a flow's slug) must be unique: stage names are unique over all stage types,
 * policy names over all policy types (authentik 2025.10; stages.md 1, policies.md 1).
 */
export function nameSpaceOf(model: ModelName): string {
  const kind = modelKind(model);
  return kind === 'stage' || kind === 'policy' ? kind : model;
}
