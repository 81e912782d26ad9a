import type { ModelName } from '../record';

/**
 * Which models a field points at, by the field's name: the OpenAPI documents only say `uuid` or `integer`.
 * `@stage`, `@policy`, `@source` and `@provider` stand for all models of that family; `@mapping` for the property
 * mappings and `@own-source` for the source of the field's own app.
 */
const flow = ['authentik_flows.flow'];
const group = ['authentik_core.group'];
const user = ['authentik_core.user'];
const role = ['authentik_rbac.role'];
const certificate = ['authentik_crypto.certificatekeypair'];
const application = ['authentik_core.application'];
const oauthProvider = ['authentik_providers_oauth2.oauth2provider'];
const samlMapping = ['authentik_providers_saml.samlpropertymapping'];
const oauthSource = ['authentik_sources_oauth.oauthsource'];
const webhookMapping = ['authentik_events.notificationwebhookmapping'];
const transport = ['authentik_events.notificationtransport'];
const deviceType = ['authentik_stages_authenticator_webauthn.webauthndevicetype'];
const connector = [
  'authentik_endpoints_connectors_agent.agentconnector',
  'authentik_endpoints_connectors_fleet.fleetconnector',
  'authentik_endpoints_connectors_google_chrome.googlechromeconnector',
];

/** What policies, groups and users can be bound to: authentik's subclasses of PolicyBindingModel. */
const policyTargets = [
  'authentik_flows.flow',
  'authentik_flows.flowstagebinding',
  'authentik_core.application',
  'authentik_core.applicationentitlement',
  'authentik_events.notificationrule',
  'authentik_providers_rac.endpoint',
  'authentik_endpoints.deviceaccessgroup',
  '@source',
];

export const referenceTargets: Readonly<Record<string, readonly ModelName[]>> = {
  app: application,
  application,
  auth_oauth: oauthSource,
  authentication_flow: flow,
  authn_context_class_ref_mapping: samlMapping,
  authorization_flow: flow,
  backchannel_providers: ['@provider'],
  binding: ['authentik_requests.requestrulebinding'],
  captcha_stage: ['authentik_stages_captcha.captchastage'],
  certificate,
  certificate_authorities: certificate,
  challenge_key: certificate,
  children: group,
  client_certificate: certificate,
  client_certificates: certificate,
  configuration_stages: ['@stage'],
  configure_flow: flow,
  connector,
  create_users_group: group,
  default_application: application,
  destination_group: group,
  device_group: ['authentik_endpoints.deviceaccessgroup'],
  device_type_restrictions: deviceType,
  encryption_key: certificate,
  encryption_kp: certificate,
  enrollment_flow: flow,
  fields: ['authentik_stages_prompt.prompt'],
  filter_group: group,
  flow,
  flow_authentication: flow,
  flow_device_code: flow,
  flow_invalidation: flow,
  flow_lockdown: flow,
  flow_recovery: flow,
  flow_request: flow,
  flow_unenrollment: flow,
  flow_user_settings: flow,
  flow_user_switch: flow,
  group,
  group_filters: group,
  group_property_mappings: ['@mapping'],
  groups: group,
  headers_mapping: webhookMapping,
  invalidation_flow: flow,
  iteration: ['authentik_lifecycle.lifecycleiteration'],
  jwt_federation_providers: oauthProvider,
  jwt_federation_sources: oauthSource,
  mapping: webhookMapping,
  name_id_mapping: samlMapping,
  notification_transports: transport,
  oidc_auth_providers: oauthProvider,
  override_authorization_flow: flow,
  override_invalidation_flow: flow,
  override_property_mappings: ['@mapping'],
  parent: group,
  parents: group,
  password_stage: ['authentik_stages_password.passwordstage'],
  passwordless_flow: flow,
  peer_certificate: certificate,
  permissions: ['auth.permission'],
  policy: ['@policy'],
  pre_authentication_flow: flow,
  property_mappings: ['@mapping'],
  property_mappings_group: ['@mapping'],
  provider: ['@provider'],
  providers: ['@provider'],
  recovery_flow: flow,
  request_flow: flow,
  reviewer_groups: group,
  reviewers: user,
  role,
  roles: role,
  rule: ['authentik_requests.requestrule'],
  self_service_completion_flow: flow,
  service_connection: [
    'authentik_outposts.dockerserviceconnection',
    'authentik_outposts.kubernetesserviceconnection',
  ],
  signing_key: certificate,
  signing_kp: certificate,
  source: ['@own-source'],
  sources: ['@source'],
  stage: ['@stage'],
  sync_parent_group: group,
  target: policyTargets,
  target_flow: flow,
  tenant: ['authentik_tenants.tenant'],
  tls_authentication: certificate,
  tls_verification: certificate,
  transports: transport,
  user,
  user_property_mappings: ['@mapping'],
  users: user,
  validation_policies: ['@policy'],
  verification_kp: certificate,
  web_certificate: certificate,
  webauthn_allowed_device_types: deviceType,
  webauthn_stage: ['authentik_stages_authenticator_validate.authenticatorvalidatestage'],
  webhook_ca: certificate,
  webhook_mapping_body: webhookMapping,
  webhook_mapping_headers: webhookMapping,
};

/** Where the name alone misleads: `model.field`. */
export const referenceTargetsOf: Readonly<Record<string, readonly ModelName[]>> = {
  'authentik_flows.flowstagebinding.target': flow,
  'authentik_endpoints.deviceuserbinding.target': ['authentik_endpoints.device'],
  'authentik_requests.requestrulebinding.target': ['authentik_policies.policybindingmodel'],
  'authentik_requests.requestrulechildbinding.target': ['authentik_policies.policybindingmodel'],
  'authentik_providers_rac.endpoint.provider': ['authentik_providers_rac.racprovider'],
  'authentik_providers_rac.endpoint.property_mappings': ['authentik_providers_rac.racpropertymapping'],
  'authentik_providers_oauth2.oauth2dynamicclientregistration.provider': oauthProvider,
  'authentik_providers_proxy.proxyprovider.property_mappings': ['authentik_providers_oauth2.scopemapping'],
  'authentik_providers_ws_federation.wsfederationprovider.property_mappings': samlMapping,
  'authentik_stages_source.sourcestage.source': ['@source'],
};

/** Fields that hold a `uuid` or numbers and point at nothing. */
export const plainKeys: ReadonlySet<string> = new Set(['uuid', 'connector_uuid', 'asns']);
