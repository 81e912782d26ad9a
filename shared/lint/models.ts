import type { ModelName } from '../authentik/record';

const stage = (app: string, name = app): ModelName =>
  `authentik_stages_${app}.${name.replaceAll('_', '')}stage`;

/** Stage types that rules speak of. */
export const stages = {
  captcha: stage('captcha'),
  consent: stage('consent'),
  deny: stage('deny'),
  dummy: stage('dummy'),
  email: stage('email'),
  emailAuthenticator: stage('authenticator_email'),
  identification: stage('identification'),
  invitation: stage('invitation'),
  lockdown: stage('account_lockdown'),
  mtls: stage('mtls', 'mutualtls'),
  password: stage('password'),
  prompt: stage('prompt'),
  redirect: stage('redirect'),
  sms: stage('authenticator_sms'),
  source: stage('source'),
  static: stage('authenticator_static'),
  userDelete: stage('user_delete'),
  userLogin: stage('user_login'),
  userLogout: stage('user_logout'),
  userWrite: stage('user_write'),
  validate: stage('authenticator_validate'),
  webauthn: stage('authenticator_webauthn'),
} as const;

/** Policy types that rules speak of. */
export const policies = {
  dummy: 'authentik_policies_dummy.dummypolicy',
  eventMatcher: 'authentik_policies_event_matcher.eventmatcherpolicy',
  expiry: 'authentik_policies_expiry.passwordexpirypolicy',
  expression: 'authentik_policies_expression.expressionpolicy',
  geoip: 'authentik_policies_geoip.geoippolicy',
  password: 'authentik_policies_password.passwordpolicy',
  reputation: 'authentik_policies_reputation.reputationpolicy',
  uniquePassword: 'authentik_policies_unique_password.uniquepasswordpolicy',
} as const;

export const brandModel: ModelName = 'authentik_brands.brand';
export const invitationModel: ModelName = 'authentik_stages_invitation.invitation';
export const metaApplyModel: ModelName = 'authentik_blueprints.metaapplyblueprint';

/** Models whose objects can be logged in through, and which name flows. */
export function isSourceModel(model: ModelName): boolean {
  return /^authentik_sources_\w+\.\w+source$/.test(model);
}

export function isProviderModel(model: ModelName): boolean {
  return /^authentik_(providers|enterprise_providers)_\w+\.\w+provider$/.test(model);
}
