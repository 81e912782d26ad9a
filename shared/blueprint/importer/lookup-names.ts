import type { DescriptorSet, FieldDescriptor, ModelDescriptor } from '../../authentik/descriptor';
import type { ModelName } from '../../authentik/record';
import { compareReleases } from '../../authentik/release';
import { isBindable, isMember } from './families';

const bindableNames = [
  'policybindingmodel_ptr',
  'policybindingmodel_ptr_id',
  'pbm_uuid',
  'policies',
  'bindings',
  'policy_engine_mode',
];
const stageNames = ['stage_ptr', 'stage_ptr_id', 'stage_uuid', 'flow', 'flowstagebinding'];
const policyNames = [
  'policy_ptr',
  'policy_ptr_id',
  'policy_uuid',
  'created',
  'last_updated',
  'bindings',
  'promptstage',
  'policybindingmodel',
];
const mappingNames = ['propertymapping_ptr', 'propertymapping_ptr_id', 'pm_uuid', 'managed'];

/** Names that Django knows of a model beyond the fields that the API takes (authentik 2025.10; recordings of refused lookups). */
const ownNames: Readonly<Record<ModelName, readonly string[]>> = {
  'authentik_flows.flow': [
    'flow_uuid',
    'stages',
    'flowstagebinding',
    'background',
    'invitation',
    'sourcestage',
    'redirectstage',
    'authenticatorduostage',
    'authenticatoremailstage',
    'authenticatorsmsstage',
    'authenticatorstaticstage',
    'authenticatortotpstage',
    'authenticatorwebauthnstage',
    'passwordstage',
    'flowtoken',
  ],
  'authentik_flows.flowstagebinding': ['fsb_uuid'],
  'authentik_policies.policybinding': ['policy_binding_uuid', 'expires', 'expiring'],
  'authentik_stages_prompt.prompt': ['prompt_uuid', 'promptstage'],
  'authentik_stages_invitation.invitation': [
    'invite_uuid',
    'created_by',
    'created_by_id',
    'expiring',
    'expires',
  ],
  'authentik_core.group': ['group_uuid', 'users', 'num_pk', 'policybinding'],
  'authentik_core.user': [
    'id',
    'uuid',
    'date_joined',
    'first_name',
    'last_name',
    'password',
    'password_change_date',
    'user_permissions',
    'sources',
    'policybinding',
    'token',
    'is_staff',
    'type',
  ],
  'authentik_core.token': ['token_uuid', 'key', 'managed', 'expires', 'expiring'],
  'authentik_core.application': ['created_at', 'updated_at', 'meta_icon', 'provider'],
  'authentik_brands.brand': ['brand_uuid'],
  'authentik_crypto.certificatekeypair': ['kp_uuid', 'created', 'last_updated', 'managed', 'key_data'],
  'authentik_blueprints.blueprintinstance': [
    'instance_uuid',
    'created',
    'last_updated',
    'managed',
    'status',
    'last_applied',
    'last_applied_hash',
    'managed_models',
    'metadata',
  ],
  'authentik_rbac.role': ['uuid', 'group', 'managed'],
  'authentik_events.notificationrule': ['group', 'group_id', 'webhooks'],
  'authentik_outposts.outpost': ['uuid', 'managed'],
};

const familyNames: readonly (readonly [family: ModelName, names: readonly string[]])[] = [
  ['authentik_flows.stage', stageNames],
  ['authentik_policies.policy', policyNames],
  ['authentik_core.propertymapping', mappingNames],
  [
    'authentik_core.source',
    ['source_ptr', 'source_ptr_id', 'managed', 'users', 'icon', 'userconnection_set'],
  ],
  [
    'authentik_core.provider',
    ['provider_ptr', 'provider_ptr_id', 'id', 'application', 'backchannel_application'],
  ],
  ['authentik_outposts.outpostserviceconnection', ['outpostserviceconnection_ptr', 'uuid']],
];

/** Read-only names of the API that are computed and no column of the database. */
const computed =
  /(?:_obj|_set|_plural|_url|_urls)$|^(?:component|verbose_name|meta_model_name|bound_to|cache_count|num_pk|avatar|uid|primary_key|export_url)$/;

function byRelease(descriptors: DescriptorSet, model: ModelName): readonly string[] {
  if (model !== 'authentik_core.user') return [];
  return compareReleases(descriptors.release, '2026.2') < 0 ? ['ak_groups'] : [];
}

const cache = new WeakMap<ModelDescriptor, ReadonlySet<string>>();

/** Every name that a query on this model may begin with. */
export function lookupNames(descriptors: DescriptorSet, model: ModelDescriptor): ReadonlySet<string> {
  const known = cache.get(model);
  if (known) return known;
  const own = model.fields
    .filter(({ name }) => !name.endsWith('_set'))
    .flatMap((field) => namesOfField(field));
  const names = new Set([
    'pk',
    ...own,
    ...model.readOnly.filter((name) => !computed.test(name)),
    ...(ownNames[model.model] ?? []),
    ...(isBindable(model.model) ? bindableNames : []),
    ...familyNames.flatMap(([family, more]) => (isMember(model.model, family) ? more : [])),
    ...byRelease(descriptors, model.model),
  ]);
  if (model.readOnly.includes('pk') && !model.readOnly.includes('id')) cache.set(model, names);
  return names;
}

function namesOfField(field: FieldDescriptor): readonly string[] {
  return field.type === 'reference' ? [field.name, `${field.name}_id`] : [field.name];
}
