import type { DescriptorSet } from '../../authentik/descriptor';
import type { ModelName } from '../../authentik/record';
import { modelKind } from '../../document/models';
import { own } from '../../kernel/own';

/** Applies another blueprint; not an object (authentik 2025.10, blueprints/v1/meta/apply_blueprint.py). */
export const metaApplyModel = 'authentik_blueprints.metaapplyblueprint';

const isPart = (app: string, end: string) => (model: ModelName) =>
  model.startsWith(`authentik_${app}`) && model.endsWith(end);

/** Abstract parents, which references and `!Find` may name, and which models they stand for. */
const members: Readonly<Record<ModelName, (model: ModelName) => boolean>> = {
  'authentik_flows.stage': (model) => modelKind(model) === 'stage',
  'authentik_policies.policy': (model) => modelKind(model) === 'policy',
  'authentik_core.source': isPart('sources_', 'source'),
  'authentik_core.provider': isPart('providers_', 'provider'),
  'authentik_core.propertymapping': (model) =>
    (model.endsWith('mapping') && !model.startsWith('authentik_core.')) ||
    model === 'authentik_events.notificationwebhookmapping',
  'authentik_policies.policybindingmodel': (model) => isBindable(model),
  'authentik_outposts.outpostserviceconnection': isPart('outposts.', 'serviceconnection'),
  'authentik_endpoints.connector': isPart('endpoints_connectors_', 'connector'),
};

const bindable = new Set<ModelName>([
  'authentik_flows.flow',
  'authentik_flows.flowstagebinding',
  'authentik_core.application',
  'authentik_core.applicationentitlement',
  'authentik_events.notificationrule',
  'authentik_providers_rac.endpoint',
  'authentik_endpoints.deviceuserbinding',
  'authentik_endpoints.deviceaccessgroup',
]);

/** Whether policies can be bound to it. Its `pbm_uuid` then differs from its key for flows and stage bindings. */
export function isBindable(model: ModelName): boolean {
  return bindable.has(model) || isPart('sources_', 'source')(model);
}

/** Whether an object of `model` is one of `wanted`, where `wanted` may be an abstract parent. */
export function isMember(model: ModelName, wanted: ModelName): boolean {
  return model === wanted || (members[wanted]?.(model) ?? false);
}

/** The parent whose table holds a unique name for all its kinds; else the model itself. */
export function nameTableOf(model: ModelName): ModelName {
  const parents = [
    'authentik_flows.stage',
    'authentik_policies.policy',
    'authentik_core.source',
    'authentik_core.provider',
    'authentik_core.propertymapping',
    'authentik_outposts.outpostserviceconnection',
    'authentik_endpoints.connector',
  ];
  return parents.find((parent) => isMember(model, parent)) ?? model;
}

/** Models that the server has but no blueprint may write (blueprints.md 3), by what refers to them in `!Find` too. */
const closed: Readonly<Record<ModelName, string>> = {
  'auth.user': 'django.contrib.auth.models.User',
  'auth.group': 'django.contrib.auth.models.Group',
  'auth.permission': 'django.contrib.auth.models.Permission',
  'contenttypes.contenttype': 'django.contrib.contenttypes.models.ContentType',
  'guardian.userobjectpermission': 'guardian.models.models.UserObjectPermission',
  'guardian.groupobjectpermission': 'guardian.models.models.GroupObjectPermission',
  'authentik_core.provider': 'authentik.core.models.Provider',
  'authentik_core.source': 'authentik.core.models.Source',
  'authentik_core.propertymapping': 'authentik.core.models.PropertyMapping',
  'authentik_core.usersourceconnection': 'authentik.core.models.UserSourceConnection',
  'authentik_core.groupsourceconnection': 'authentik.core.models.GroupSourceConnection',
  'authentik_core.session': 'authentik.core.models.Session',
  'authentik_core.authenticatedsession': 'authentik.core.models.AuthenticatedSession',
  'authentik_flows.stage': 'authentik.flows.models.Stage',
  'authentik_flows.flowtoken': 'authentik.flows.models.FlowToken',
  'authentik_policies.policy': 'authentik.policies.models.Policy',
  'authentik_policies.policybindingmodel': 'authentik.policies.models.PolicyBindingModel',
  'authentik_policies_reputation.reputation': 'authentik.policies.reputation.models.Reputation',
  'authentik_policies_unique_password.userpasswordhistory':
    'authentik.enterprise.policies.unique_password.models.UserPasswordHistory',
  'authentik_outposts.outpostserviceconnection': 'authentik.outposts.models.OutpostServiceConnection',
  'authentik_enterprise.licenseusage': 'authentik.enterprise.models.LicenseUsage',
  'authentik_stages_consent.userconsent': 'authentik.stages.consent.models.UserConsent',
  'authentik_stages_authenticator_webauthn.webauthndevicetype':
    'authentik.stages.authenticator_webauthn.models.WebAuthnDeviceType',
  'authentik_stages_authenticator_endpoint_gdtc.endpointdevice':
    'authentik.enterprise.stages.authenticator_endpoint_gdtc.models.EndpointDevice',
  'authentik_stages_authenticator_endpoint_gdtc.endpointdeviceconnection':
    'authentik.enterprise.stages.authenticator_endpoint_gdtc.models.EndpointDeviceConnection',
  'authentik_tenants.tenant': 'authentik.tenants.models.Tenant',
  'authentik_tasks.task': 'authentik.tasks.models.Task',
  'authentik_providers_rac.connectiontoken': 'authentik.providers.rac.models.ConnectionToken',
  'authentik_providers_oauth2.authorizationcode': 'authentik.providers.oauth2.models.AuthorizationCode',
  'authentik_providers_oauth2.accesstoken': 'authentik.providers.oauth2.models.AccessToken',
  'authentik_providers_oauth2.refreshtoken': 'authentik.providers.oauth2.models.RefreshToken',
  'authentik_providers_oauth2.devicetoken': 'authentik.providers.oauth2.models.DeviceToken',
  'authentik_providers_scim.scimprovideruser': 'authentik.providers.scim.models.SCIMProviderUser',
  'authentik_providers_scim.scimprovidergroup': 'authentik.providers.scim.models.SCIMProviderGroup',
  'authentik_sources_scim.scimsourceuser': 'authentik.sources.scim.models.SCIMSourceUser',
  'authentik_sources_scim.scimsourcegroup': 'authentik.sources.scim.models.SCIMSourceGroup',
};

/** `allowed`: a blueprint may write it. `closed`: the server has it, to be found but not written. */
export function standingOf(
  descriptors: DescriptorSet,
  model: ModelName,
): { readonly standing: 'allowed' | 'closed' | 'unknown'; readonly pythonName?: string } {
  if (model === metaApplyModel || descriptors.models.has(model)) return { standing: 'allowed' };
  const pythonName = own(closed, model);
  return pythonName === undefined ? { standing: 'unknown' } : { standing: 'closed', pythonName };
}
