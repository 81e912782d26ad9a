import type { FieldDescriptor, FieldType } from '../descriptor';
import type { ModelName } from '../record';
import type { Release } from '../release';

/**
 * Fields that a blueprint may write and the API may not (blueprints.md 3; 2026.5-blueprints-api.md 1.2), besides those
 * that stand with their own topic.
 */
function extra(name: string, type: FieldType, more: Partial<FieldDescriptor> = {}): FieldDescriptor {
  const label = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
  const flags = { required: false, nullable: false, writeOnly: false, allowBlank: false };
  return { name, label, type, ...flags, blueprintOnly: true, ...more };
}

const secret = { writeOnly: true };
const until: Release = '2025.10';
const icon = extra('icon', 'file', { until });
const permissions = extra('permissions', 'list', { items: 'text', allowBlank: true });

export const blueprintOnlyFields: Readonly<Record<ModelName, readonly FieldDescriptor[]>> = {
  'authentik_core.token': [extra('key', 'text', secret)],
  'authentik_core.user': [
    extra('password', 'text', { ...secret, nullable: true }),
    extra('password_hash', 'text', { ...secret, nullable: true, since: '2026.5' }),
    permissions,
  ],
  'authentik_rbac.role': [permissions],
  'authentik_core.application': [extra('icon', 'file')],
  'authentik_endpoints_connectors_agent.enrollmenttoken': [
    extra('key', 'text', { ...secret, since: '2026.2' }),
  ],
  'authentik_sources_kerberos.kerberossource': [icon],
  'authentik_sources_ldap.ldapsource': [icon],
  'authentik_sources_oauth.oauthsource': [icon],
  'authentik_sources_plex.plexsource': [icon],
  'authentik_sources_saml.samlsource': [icon],
  'authentik_sources_scim.scimsource': [icon],
  'authentik_sources_telegram.telegramsource': [icon],
};
