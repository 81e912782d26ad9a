import type { FieldOverlay, Overlay } from './overlay';

const common: Readonly<Record<string, FieldOverlay>> = { execution_logging: { default: false } };

const passwordField: FieldOverlay = {
  default: 'password',
  help: 'Key of the prompt that holds the password.',
};

/** The 34 characters of authentik's default; the backslash is in it twice. */
const symbols = '!\\"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ ';

/** Policies. Defaults: policies.md 4. */
export const policyOverlay: Overlay = {
  'authentik_policies_expression.expressionpolicy': {
    label: 'Expression Policy',
    icon: 'code-xml',
    summary: 'Decides by a Python expression.',
    facts: ['expression'],
    fields: { ...common, expression: { help: 'Body of a function; what it returns is the verdict.' } },
  },
  'authentik_policies_password.passwordpolicy': {
    label: 'Password Policy',
    icon: 'key-round',
    summary: 'Checks how good a password is.',
    facts: ['length_min', 'check_zxcvbn'],
    fields: {
      ...common,
      password_field: passwordField,
      check_static_rules: { default: true, help: 'Applies length and character counts below.' },
      check_have_i_been_pwned: { default: false, label: 'Check Have I Been Pwned' },
      check_zxcvbn: { default: false, label: 'Check zxcvbn' },
      length_min: { default: 0, label: 'Minimum length' },
      amount_digits: { default: 0, label: 'Minimum digits' },
      amount_lowercase: { default: 0, label: 'Minimum lower-case letters' },
      amount_uppercase: { default: 0, label: 'Minimum upper-case letters' },
      amount_symbols: { default: 0, label: 'Minimum symbols' },
      symbol_charset: { default: symbols, label: 'Symbols', help: 'Characters that count as symbols.' },
      error_message: { default: '', help: 'What the visitor reads where the static rules fail.' },
      hibp_allowed_count: { default: 0 },
      zxcvbn_score_threshold: { default: 2 },
    },
  },
  'authentik_policies_expiry.passwordexpirypolicy': {
    label: 'Password Expiry Policy',
    icon: 'calendar-clock',
    summary: 'Refuses passwords that are too old.',
    facts: ['days', 'deny_only'],
    fields: {
      ...common,
      days: { help: 'Age in days from which on a password has expired.' },
      deny_only: { default: false, help: 'Only refuses; otherwise the password is made unusable too.' },
    },
  },
  'authentik_policies_reputation.reputationpolicy': {
    label: 'Reputation Policy',
    icon: 'gauge',
    summary: 'Passes visitors whose address or name has a bad reputation.',
    facts: ['threshold', 'check_ip'],
    fields: {
      ...common,
      check_ip: { default: true, label: 'Check IP' },
      check_username: { default: true },
      threshold: { default: -5, help: 'Passes where the score is this or lower.' },
    },
  },
  'authentik_policies_geoip.geoippolicy': {
    label: 'GeoIP Policy',
    icon: 'map-pin-check',
    summary: "Decides by the visitor's network, country and travel.",
    facts: ['countries', 'asns'],
    fields: {
      ...common,
      asns: { default: [], label: 'ASNs', help: 'Networks that pass.' },
      countries: { allowBlank: true, vocabulary: 'countries', help: 'Countries that pass.' },
      check_history_distance: { default: false },
      history_max_distance_km: { default: 100 },
      distance_tolerance_km: { default: 50 },
      history_login_count: { default: 5 },
      check_impossible_travel: { default: false },
      impossible_tolerance_km: { default: 100 },
    },
  },
  'authentik_policies_event_matcher.eventmatcherpolicy': {
    label: 'Event Matcher Policy',
    icon: 'filter',
    summary: 'Matches events for notification rules; never passes in a flow.',
    facts: ['action', 'app'],
    fields: {
      ...common,
      action: { default: null },
      client_ip: { default: null, label: 'Client IP' },
      app: { default: null },
      model: { default: null },
      query: { default: null },
    },
  },
  'authentik_policies_unique_password.uniquepasswordpolicy': {
    label: 'Password Uniqueness Policy',
    icon: 'history',
    enterprise: true,
    summary: 'Refuses passwords that the user had before.',
    facts: ['num_historical_passwords'],
    fields: {
      ...common,
      password_field: passwordField,
      num_historical_passwords: { default: 1, label: 'Number of previous passwords' },
    },
  },
  'authentik_policies_dummy.dummypolicy': {
    label: 'Dummy Policy',
    icon: 'flask-conical',
    summary: 'Waits, then answers what it is told; for trying things out.',
    facts: ['result'],
    fields: {
      ...common,
      result: { default: false, help: 'The verdict.' },
      wait_min: { default: 5, help: 'Seconds; must be lower than the maximum.' },
      wait_max: { default: 30, help: 'Seconds.' },
    },
  },
};
