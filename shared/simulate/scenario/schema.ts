import * as v from 'valibot';
import type { Json } from '../../kernel/json';
import type { Scenario } from './format';

const text = v.string('must be text');
const json = v.custom<Json>(() => true);
const mapping = v.record(v.string(), json, 'must be a mapping');
const optional = v.exactOptional;

const device = v.variant(
  'type',
  [
    v.looseObject({ type: v.literal('static'), tokens: v.array(text) }),
    v.looseObject({
      type: v.literal('totp'),
      key: v.pipe(text, v.regex(/^([0-9a-fA-F]{2})+$/, 'must be the key in hexadecimal digits')),
    }),
    v.looseObject({ type: v.literal('email'), email: optional(text) }),
    v.looseObject({ type: v.literal('sms'), phone: text }),
    v.looseObject({ type: v.literal('webauthn'), name: optional(text) }),
    v.looseObject({ type: v.literal('duo'), name: optional(text) }),
  ],
  'must be a device of type static, totp, email, sms, webauthn or duo',
);

const user = v.looseObject({
  username: text,
  name: optional(text),
  email: optional(text),
  password: optional(v.nullable(text)),
  groups: optional(v.array(text)),
  attributes: optional(mapping),
  is_active: optional(v.boolean('must be true or false')),
  devices: optional(v.array(device)),
});

const group = v.looseObject({
  name: text,
  is_superuser: optional(v.boolean('must be true or false')),
  parent: optional(v.nullable(text)),
  attributes: optional(mapping),
});

const world = v.looseObject({
  blueprints: v.array(text, 'must be a list of blueprint texts'),
  licensed: optional(v.boolean('must be true or false')),
  groups: optional(v.array(group)),
  users: optional(v.array(user)),
  reputation: optional(
    v.array(v.looseObject({ identifier: text, ip: text, score: v.number('must be a number') })),
  ),
  invitations: optional(
    v.array(
      v.looseObject({
        pk: text,
        name: text,
        fixed_data: optional(mapping),
        single_use: optional(v.boolean('must be true or false')),
        flow: optional(v.nullable(text)),
      }),
    ),
  ),
});

const step = v.looseObject({
  start: optional(v.literal(true, 'must be true')),
  designation: optional(text),
  answer: optional(mapping),
  open: optional(v.looseObject({ flow: text, query: optional(text) })),
  expect: optional(json),
  plans: optional(json),
  evaluations: optional(json),
  after: optional(json),
});

const runParts = v.looseObject({
  flow: optional(text),
  query: optional(text),
  designation: optional(text),
  start: optional(
    v.looseObject({
      context: mapping,
      allow_empty: optional(v.boolean()),
      append: optional(v.array(v.picklist(['session-end', 'iframe-logout', 'saml-native-logout']))),
    }),
  ),
});

const run = v.pipe(
  runParts,
  v.check(
    ({ flow, designation }) => flow !== undefined || designation !== undefined,
    'must say `flow` (a slug) or `designation`',
  ),
);

const session = v.looseObject({
  user: v.nullable(text),
  client_ip: text,
  host: optional(text),
  geoip: optional(v.nullable(mapping)),
  asn: optional(v.nullable(mapping)),
});

const outside = v.array(v.looseObject({ question: text, about: optional(text), answer: json }));

/** A part of what a scenario starts from, to be laid over another. */
export const restSchema = v.strictObject(
  {
    world: optional(v.partial(world)),
    session: optional(v.partial(session)),
    run: optional(runParts),
    outside: optional(outside),
  },
  'must be a mapping with `world`, `session`, `run` or `outside`',
);

/** The shape of a scenario file. Keys that it does not name are let through: other tools may add their own. */
export const scenarioSchema: v.GenericSchema<unknown, Scenario> = v.looseObject({
  scenario: v.literal(1, 'must be 1: no other version of the format is known'),
  name: text,
  family: optional(text),
  release: v.pipe(text, v.regex(/^\d{4}\.\d{1,2}/, 'must be a release such as 2026.5')),
  world,
  session,
  run,
  outside: optional(outside),
  steps: v.array(step, 'must be a list of steps'),
  outcome: optional(mapping),
  effects: optional(mapping),
  session_after: optional(mapping),
});
