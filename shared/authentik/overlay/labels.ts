/** Words for values that several models share. */
export const engineModes = {
  any: 'Any: one passing result is enough',
  all: 'All: every result must pass',
};

export const userVerification = {
  required: 'Required',
  preferred: 'Preferred',
  discouraged: 'Discouraged',
};

export const webauthnHints = {
  'security-key': 'Security key',
  'client-device': 'This device',
  hybrid: 'Another device (phone)',
};

export const deviceClasses = {
  static: 'Recovery codes',
  totp: 'TOTP',
  webauthn: 'WebAuthn',
  duo: 'Duo',
  sms: 'SMS',
  email: 'Email code',
};

export const mutualMode = {
  optional: 'Optional: pass without one',
  required: 'Required',
};
