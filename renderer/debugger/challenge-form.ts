import type { Json } from '../../shared/kernel/json';
import type { JsonObject } from '../../shared/policy/world';

export interface FormField {
  /** Key in the answer. */
  readonly key: string;
  readonly label: string;
  readonly kind: 'text' | 'password' | 'number' | 'switch' | 'choice' | 'long text' | 'note';
  readonly required: boolean;
  readonly initial: Json;
  readonly placeholder?: string;
  readonly help?: string;
  readonly errors: readonly string[];
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Values that the simulation fills in: a code that is valid now, the one just mailed. */
  readonly offers?: readonly { readonly label: string; readonly value: string }[];
}

/** One more way to go on than the form's own button. */
export interface FormAction {
  readonly label: string;
  readonly answer?: JsonObject;
  readonly open?: { readonly flow: string; readonly query?: string };
}

/** What the visitor is asked, as a form. */
export interface ChallengeForm {
  readonly component: string;
  readonly title: string;
  readonly fields: readonly FormField[];
  /** Fixed parts of the answer. */
  readonly hidden: JsonObject;
  readonly submit: string;
  readonly actions: readonly FormAction[];
  readonly errors: readonly string[];
  /** Nobody wrote a form for this component: the answer is written as JSON. */
  readonly isRaw: boolean;
}

type Body = Readonly<Record<string, Json>>;

const ends: ReadonlySet<unknown> = new Set([
  'xak-flow-redirect',
  'ak-stage-access-denied',
  'ak-stage-flow-error',
]);

/** The form of a challenge; null where there is nothing left to answer. */
export function challengeForm(expect: Json | undefined, flow: string): ChallengeForm | null {
  if (typeof expect !== 'object' || expect === null || Array.isArray(expect)) return null;
  const body = expect as Body;
  const { component } = body;
  if (typeof component !== 'string' || ends.has(component)) return null;
  const make = forms[component];
  const errors = errorsOf(body, 'non_field_errors');
  if (!make) {
    return {
      component,
      title: component,
      fields: [],
      hidden: {},
      submit: 'Send',
      actions: [],
      errors,
      isRaw: true,
    };
  }
  const made = make(body, flow);
  return { component, hidden: {}, actions: [], submit: 'Continue', errors, isRaw: false, ...made };
}

/** Where a redirect leads within the flows, to be opened as the browser would. */
export function flowOfAddress(address: Json | undefined): FormAction['open'] | null {
  const match = typeof address === 'string' ? /^\/if\/flow\/([^/?#]+)\/(?:\?(.*))?$/.exec(address) : null;
  return match ? { flow: decodeURIComponent(match[1]!), ...(match[2] ? { query: match[2] } : {}) } : null;
}

/** The answer that a filled-in form stands for. Untouched optional fields that hold nothing are left out. */
export function answerOf(form: ChallengeForm, values: Readonly<Record<string, Json>>): JsonObject {
  const answer: Record<string, Json> = { component: form.component, ...form.hidden };
  for (const field of form.fields) {
    if (field.kind === 'note') continue;
    const value = values[field.key] ?? field.initial;
    if (value === '' && !field.required && !(field.key in values)) continue;
    answer[field.key] = value;
  }
  return answer;
}

type Made = Pick<ChallengeForm, 'title' | 'fields'> & Partial<ChallengeForm>;

const currentCode = { label: 'Valid now', value: '$totp_now' };
const mailedCode = { label: 'As mailed', value: '$mail_code' };
const staticCode = { label: 'First shown', value: '$static_code' };

const forms: Readonly<Record<string, (body: Body, flow: string) => Made>> = {
  'ak-stage-identification': (body) => {
    const accepted = list(body.user_fields).map(textOf);
    const uid = field(body, {
      key: 'uid_field',
      label: accepted.length > 0 ? sentence(accepted.join(' or ')) : 'User',
      required: accepted.length > 0,
    });
    const password = field(body, { key: 'password', label: 'Password', kind: 'password' });
    const captcha = field(body, { key: 'captcha_token', label: 'Captcha token', required: false });
    const leads = (key: string, label: string): readonly FormAction[] => {
      const open = flowOfAddress(body[key]);
      return open ? [{ label, open }] : [];
    };
    return {
      title: 'Who is it?',
      fields: [
        uid,
        ...(body.password_fields === true ? [password] : []),
        ...(body.captcha_stage ? [captcha] : []),
      ],
      submit: textOf(body.primary_action) || 'Continue',
      actions: [
        ...leads('enroll_url', 'Enrol'),
        ...leads('recovery_url', 'Recover'),
        ...leads('passwordless_url', 'Without a password'),
      ],
    };
  },
  'ak-stage-password': (body) => ({
    title: 'Password',
    fields: [field(body, { key: 'password', label: 'Password', kind: 'password' })],
  }),
  'ak-stage-prompt': (body) => ({
    title: 'Fields to fill in',
    fields: list(body.fields).map((item) => promptField(body, item as Body)),
  }),
  'ak-stage-authenticator-validate': (body) => ({
    title: 'Second factor',
    fields: [
      field(body, {
        key: 'code',
        label: 'Code',
        required: list(body.configuration_stages).length === 0,
        offers: [currentCode, staticCode, mailedCode],
        help: `Devices: ${list(body.device_challenges)
          .map((device) => textOf((device as Body).device_class))
          .join(', ')}`,
      }),
    ],
    actions: list(body.configuration_stages).map((stage) => {
      const name = textOf((stage as Body).name);
      return {
        label: `Set up ${textOf((stage as Body).verbose_name) || name}`,
        answer: { component: 'ak-stage-authenticator-validate', selected_stage: `$stage:${name}` },
      };
    }),
  }),
  'ak-stage-consent': (body) => ({
    title: textOf(body.header_text) || 'Consent',
    fields: list(body.permissions).map((permission, index) =>
      field(body, {
        key: `permission ${String(index)}`,
        label: 'Asked for',
        kind: 'note',
        initial: textOf((permission as Body).name) || textOf((permission as Body).id),
      }),
    ),
    hidden: { token: '$token' },
    submit: 'Agree',
  }),
  'ak-stage-email': (_body, flow) => ({
    title: 'A mail was sent',
    fields: [],
    submit: 'Send it again',
    actions: [{ label: 'Open the link in the mail', open: { flow, query: 'flow_token=$flow_token' } }],
  }),
  'ak-stage-user-login': (body) => ({
    title: 'Stay signed in?',
    fields: [field(body, { key: 'remember_me', label: 'Stay signed in', kind: 'switch', initial: false })],
  }),
  'ak-stage-dummy': () => ({ title: 'Dummy', fields: [] }),
  'ak-stage-captcha': (body) => ({
    title: 'Captcha',
    fields: [field(body, { key: 'token', label: 'Token', initial: 'token' })],
  }),
  'ak-stage-autosubmit': () => ({ title: 'A form that sends itself', fields: [] }),
  'ak-stage-authenticator-static': () => ({
    title: 'Static codes',
    fields: [],
    submit: 'I kept them',
  }),
  'ak-stage-authenticator-totp': (body) => ({
    title: 'Set up an authenticator app',
    fields: [field(body, { key: 'code', label: 'Code', offers: [currentCode] })],
  }),
  'ak-stage-authenticator-email': (body) => ({
    title: 'Set up codes by e-mail',
    fields:
      body.email_required === true
        ? [field(body, { key: 'email', label: 'E-mail address' })]
        : [field(body, { key: 'code', label: 'Code', offers: [mailedCode] })],
  }),
  'ak-stage-authenticator-sms': (body) => ({
    title: 'Set up codes by SMS',
    fields:
      body.phone_number_required === true
        ? [field(body, { key: 'phone_number', label: 'Phone number' })]
        : [field(body, { key: 'code', label: 'Code' })],
  }),
  'ak-stage-authenticator-duo': () => ({ title: 'Set up Duo', fields: [] }),
  'ak-stage-authenticator-webauthn': () => ({
    title: 'Set up a security key',
    fields: [],
    hidden: { response: {} },
  }),
};

const kinds: Readonly<Record<string, FormField['kind']>> = {
  password: 'password',
  number: 'number',
  checkbox: 'switch',
  text_area: 'long text',
  text_area_read_only: 'long text',
  dropdown: 'choice',
  'radio-button-group': 'choice',
  static: 'note',
  separator: 'note',
  alert_info: 'note',
  alert_warning: 'note',
  alert_danger: 'note',
};

function promptField(body: Body, item: Body): FormField {
  const type = textOf(item.type);
  const kind = item.choices ? 'choice' : (kinds[type] ?? 'text');
  const choices = list(item.choices).map((choice) =>
    typeof choice === 'object' && choice !== null
      ? { value: textOf((choice as Body).value), label: textOf((choice as Body).label) }
      : { value: textOf(choice), label: textOf(choice) },
  );
  return field(body, {
    key: textOf(item.field_key),
    label: textOf(item.label) || textOf(item.field_key),
    kind,
    required: item.required === true,
    initial: kind === 'switch' ? item.initial_value === true : textOf(item.initial_value),
    placeholder: choices.length > 0 ? '' : textOf(item.placeholder),
    help: [type, textOf(item.sub_text)].filter((part) => part !== '').join('. '),
    ...(choices.length > 0 ? { choices } : {}),
  });
}

type FieldParts = Pick<FormField, 'key' | 'label'> & Partial<Omit<FormField, 'errors'>>;

function field(body: Body, parts: FieldParts): FormField {
  return {
    kind: 'text',
    required: true,
    initial: '',
    ...parts,
    errors: errorsOf(body, parts.key),
  };
}

function errorsOf(body: Body, key: string): readonly string[] {
  const errors = body.response_errors;
  if (typeof errors !== 'object' || errors === null) return [];
  return list((errors as Body)[key]).map((error) => textOf((error as Body).string));
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function textOf(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
