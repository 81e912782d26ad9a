import type { ModelOverlay, Overlay } from './overlay';

/** What flows point at but do not own: groups, users, sources, certificates, brands, applications, providers. */
const source = (label: string): ModelOverlay => ({
  kind: 'external',
  label,
  icon: 'globe',
  identifiers: [['slug']],
  unique: [['slug']],
  facts: ['name', 'slug'],
});

const provider = (label: string): ModelOverlay => ({
  kind: 'external',
  label,
  icon: 'plug',
  identifiers: [['name']],
  unique: [['name']],
});

const mapping: ModelOverlay = {
  kind: 'external',
  icon: 'braces',
  identifiers: [['name']],
  unique: [['name']],
};

const connector = (label: string): ModelOverlay => ({
  kind: 'external',
  label,
  icon: 'cable',
  identifiers: [['name']],
});

export const externalOverlay: Overlay = {
  'authentik_core.group': {
    kind: 'external',
    icon: 'users',
    summary: 'A set of users.',
    identifiers: [['name']],
    unique: [['name']],
    facts: ['is_superuser'],
    fields: { is_superuser: { default: false }, attributes: { default: {} } },
  },
  'authentik_core.user': {
    kind: 'external',
    icon: 'user',
    summary: 'Somebody, or something, that logs in.',
    identifiers: [['username']],
    unique: [['username']],
    facts: ['name', 'email'],
    fields: {
      is_active: { default: true, label: 'Active' },
      email: { default: '' },
      attributes: { default: {} },
      path: { default: 'users' },
      type: { default: 'internal' },
    },
  },
  'authentik_core.application': {
    kind: 'external',
    icon: 'app-window',
    summary: 'Something that users log in to.',
    identifiers: [['slug']],
    unique: [['slug']],
  },
  'authentik_core.token': {
    kind: 'external',
    icon: 'key-square',
    identifiers: [['identifier']],
    unique: [['identifier']],
  },
  'authentik_brands.brand': {
    kind: 'external',
    icon: 'palette',
    summary: 'Look and default flows of a domain.',
    identifiers: [['domain']],
    unique: [['domain']],
    facts: ['flow_authentication', 'default'],
    fields: { default: { default: false } },
  },
  'authentik_crypto.certificatekeypair': {
    kind: 'external',
    label: 'Certificate-Key Pair',
    icon: 'file-badge',
    summary: 'A certificate, with its key where there is one.',
    identifiers: [['name']],
    unique: [['name']],
    fields: { key_data: { default: '' } },
  },
  'authentik_rbac.role': { kind: 'external', icon: 'id-card', identifiers: [['name']], unique: [['name']] },
  'authentik_outposts.outpost': {
    kind: 'external',
    icon: 'server',
    identifiers: [['name']],
    unique: [['name']],
  },
  'authentik_blueprints.blueprintinstance': {
    kind: 'external',
    icon: 'file-code-2',
    identifiers: [['name']],
    unique: [['name']],
  },

  'authentik_sources_kerberos.kerberossource': source('Kerberos Source'),
  'authentik_sources_ldap.ldapsource': source('LDAP Source'),
  'authentik_sources_oauth.oauthsource': source('OAuth Source'),
  'authentik_sources_plex.plexsource': source('Plex Source'),
  'authentik_sources_saml.samlsource': source('SAML Source'),
  'authentik_sources_scim.scimsource': source('SCIM Source'),
  'authentik_sources_telegram.telegramsource': source('Telegram Source'),

  'authentik_providers_google_workspace.googleworkspaceprovider': provider('Google Workspace Provider'),
  'authentik_providers_ldap.ldapprovider': provider('LDAP Provider'),
  'authentik_providers_microsoft_entra.microsoftentraprovider': provider('Microsoft Entra Provider'),
  'authentik_providers_oauth2.oauth2provider': provider('OAuth2/OpenID Provider'),
  'authentik_providers_proxy.proxyprovider': provider('Proxy Provider'),
  'authentik_providers_rac.racprovider': provider('RAC Provider'),
  'authentik_providers_radius.radiusprovider': provider('Radius Provider'),
  'authentik_providers_saml.samlprovider': provider('SAML Provider'),
  'authentik_providers_scim.scimprovider': provider('SCIM Provider'),
  'authentik_providers_ssf.ssfprovider': provider('Shared Signals Framework Provider'),
  'authentik_providers_ws_federation.wsfederationprovider': provider('WS-Federation Provider'),

  'authentik_events.notificationwebhookmapping': mapping,
  'authentik_providers_oauth2.scopemapping': {
    ...mapping,
    identifiers: [['managed'], ['scope_name'], ['name']],
  },
  'authentik_providers_saml.samlpropertymapping': { ...mapping, identifiers: [['managed'], ['name']] },
  'authentik_providers_scim.scimmapping': { ...mapping, identifiers: [['managed'], ['name']] },

  'authentik_endpoints_connectors_agent.agentconnector': connector('Agent Connector'),
  'authentik_endpoints_connectors_fleet.fleetconnector': connector('Fleet Connector'),
  'authentik_endpoints_connectors_google_chrome.googlechromeconnector': connector('Google Chrome Connector'),
  'authentik_events.notificationrule': {
    kind: 'external',
    icon: 'bell',
    identifiers: [['name']],
    unique: [['name']],
  },
};
