import type { ModelName } from '../../authentik/record';
import { modelKind } from '../../document/models';
import { own } from '../../kernel/own';

const ranks: Readonly<Record<ModelName, number>> = {
  'authentik_rbac.role': 0,
  'authentik_core.group': 1,
  'authentik_core.user': 2,
  'authentik_crypto.certificatekeypair': 3,
  'authentik_flows.flow': 4,
  'authentik_stages_prompt.prompt': 5,
  'authentik_flows.flowstagebinding': 9,
  'authentik_policies.policybinding': 10,
};

/** Where objects of a model stand in an export, as far as what they need lets them. */
export function rankOf(model: ModelName): number {
  const kind = modelKind(model);
  if (kind === 'policy') return 6;
  return own(ranks, model) ?? (kind === 'stage' ? 8 : 7);
}
