import type { Json } from '../../kernel/json';
import type { JsonObject } from '../../policy/world';
import type { ScenarioStep } from '../../simulate/scenario/format';
import type { Persona } from './persona';

/** What a persona does with a challenge; null: there is nothing that they can do. */
export function answerOf(persona: Persona, challenge: JsonObject, flow: string): ScenarioStep | null {
  const component = typeof challenge.component === 'string' ? challenge.component : '';
  const own = component === 'ak-stage-email' ? mail(persona, flow) : answers[component]?.(persona, challenge);
  if (own === null || own === undefined) return null;
  return 'open' in own ? own : { answer: { component, ...own } };
}

type Answer = (persona: Persona, challenge: JsonObject) => JsonObject | null;

const nothing: Answer = () => ({});

const answers: Readonly<Record<string, Answer>> = {
  'ak-stage-identification': ({ name, email, password }, { user_fields: fields, password_fields: asks }) => ({
    uid_field: Array.isArray(fields) && !(fields as readonly Json[]).includes('username') ? email : name,
    ...(asks === true && { password }),
  }),
  'ak-stage-password': ({ password }) => ({ password }),
  'ak-stage-authenticator-validate': (persona, challenge) => validate(persona, challenge),
  'ak-stage-prompt': (persona, { fields }) =>
    Object.fromEntries(rows(fields).flatMap((field) => typed(persona, field))),
  'ak-stage-authenticator-totp': () => ({ code: '$totp_now' }),
  'ak-stage-authenticator-email': ({ email, readsMail }, { email: known }) =>
    known === null || known === undefined ? { email } : readsMail ? { code: '$mail_code' } : null,
  'ak-stage-consent': () => ({ token: '$token' }),
  'ak-stage-captcha': () => ({ token: 'persona' }),
  'ak-stage-user-login': () => ({ remember_me: false }),
  'ak-stage-authenticator-static': nothing,
  'ak-stage-dummy': nothing,
};

const rows = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly JsonObject[]) : [];

function validate({ code, readsMail }: Persona, challenge: JsonObject): JsonObject | null {
  const classes = rows(challenge.device_challenges).map((one) => one.device_class);
  if (classes.includes('static') && code !== undefined) return { code };
  if (classes.length > 0) return classes.includes('email') && readsMail ? { code: '$mail_code' } : null;
  const names = rows(challenge.configuration_stages).map(({ name }) => name);
  const name = names.find((one) => typeof one === 'string');
  return name === undefined ? null : { selected_stage: `$stage:${name}` };
}

/** What is typed into a field, by its type or else its key. */
const typings: Readonly<Record<string, (persona: Persona) => Json>> = {
  password: ({ password }) => password,
  username: ({ name }) => name,
  email: ({ email }) => email,
  checkbox: () => true,
  number: () => 1,
  date: () => '2024-01-02',
  'date-time': () => '2024-01-02T03:04:05Z',
};

function typed(persona: Persona, field: JsonObject): readonly (readonly [string, Json])[] {
  const { field_key: key, initial_value: initial, choices } = field;
  const type = typeof field.type === 'string' ? field.type : '';
  if (typeof key !== 'string' || type === 'static' || type === 'separator') return [];
  if (type === 'hidden' || type.includes('read')) return [[key, initial ?? '']];
  const typing = typings[type] ?? typings[key];
  if (typing) return [[key, typing(persona)]];
  const [first] = Array.isArray(choices) ? (choices as readonly Json[]) : [];
  if (first !== undefined) return [[key, valueOf(first)]];
  return [[key, typeof initial === 'string' && initial !== '' ? initial : `persona ${key}`]];
}

function valueOf(choice: Json): Json {
  return typeof choice === 'object' && choice !== null && !Array.isArray(choice)
    ? ((choice as JsonObject).value ?? '')
    : choice;
}

function mail({ readsMail }: Persona, flow: string): ScenarioStep | null {
  return readsMail ? { open: { flow, query: 'flow_token=$flow_token' } } : null;
}
