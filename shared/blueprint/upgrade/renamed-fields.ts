import type { ModelName } from '../../authentik/record';

/**
 * New names of fields whose old name ended where the new one began, by model and old name. The lifetimes of both
 * stand in the descriptors (OpenAPI documents, 2025.8 to 2026.8); only that one follows the other is said here.
 */
export const renamedFields: Readonly<Record<ModelName, Readonly<Record<string, string>>>> = {
  'authentik_core.group': { parent: 'parents' },
  'authentik_providers_oauth2.oauth2provider': { backchannel_logout_uri: 'logout_uri' },
  'authentik_providers_saml.samlprovider': { issuer: 'issuer_override' },
  'authentik_providers_scim.scimprovider': { filter_group: 'group_filters' },
  'authentik_sources_saml.samlsource': { issuer: 'issuer_override' },
};
