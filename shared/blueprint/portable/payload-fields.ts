import type { DescriptorSet } from '../../authentik/descriptor';
import type { FieldValue, Fields, ModelName } from '../../authentik/record';
import { own } from '../../kernel/own';

/**
 * Fields that a serializer looks for in the payload itself, whatever the object has or would get by default (api.md 5:
 * authentik 2025.10, policies/event_matcher/api.py, policies/reputation/api.py).
 */
const looked: Readonly<Record<ModelName, readonly string[]>> = {
  'authentik_policies_event_matcher.eventmatcherpolicy': ['action', 'client_ip', 'app', 'model', 'query'],
  'authentik_policies_reputation.reputationpolicy': ['check_ip', 'check_username'],
};

/** What has to be written although it is what the server would take anyway. */
export function payloadFields(descriptors: DescriptorSet, model: ModelName, fields: Fields): Fields {
  const added: Record<string, FieldValue> = {};
  for (const name of own(looked, model) ?? []) {
    const usual = descriptors.field(model, name)?.default;
    if (!(name in fields) && usual !== undefined) added[name] = usual;
  }
  return added;
}
