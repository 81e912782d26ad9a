import type { FieldType } from '../descriptor';

/** Kinds that the OpenAPI documents write as plain text, by field name. */
const durations = [
  'access_code_validity',
  'access_token_validity',
  'assertion_valid_not_before',
  'assertion_valid_not_on_or_after',
  'auth_session_duration',
  'challenge_idle_timeout',
  'connection_expiry',
  'consent_expire_in',
  'event_retention',
  'expiry_granted_max',
  'expiry_pending',
  'grace_period',
  'interval',
  'last_auth_threshold',
  'recovery_cache_timeout',
  'refresh_interval',
  'refresh_token_threshold',
  'refresh_token_validity',
  'remember_device',
  'remember_me_offset',
  'resume_timeout',
  'service_provider_config_cache_timeout',
  'session_duration',
  'session_valid_not_on_or_after',
  'snapshot_expiry',
  'sync_page_timeout',
  'temporary_user_delete_after',
  'token_expiry',
];

const python = ['expression'];

const multiline = [
  'branding_custom_css',
  'certificate_data',
  'content',
  'deny_message',
  'description',
  'key_data',
  'krb5_conf',
  'meta_description',
  'note',
  'skip_path_regex',
  'sub_text',
];

const all = (names: readonly string[], type: FieldType) => names.map((name) => [name, type] as const);

export const kindsByName: ReadonlyMap<string, FieldType> = new Map([
  ...all(durations, 'duration'),
  ...all(python, 'python'),
  ...all(multiline, 'multiline'),
]);

/** Links that belong to the object at their other end: a binding, a prompt stage. */
export const reverseLinks: ReadonlySet<string> = new Set(['flow_set', 'promptstage_set']);
