// Writes assets/blueprints/forty-stages.yaml: a flow of forty stages with gates, for trying out the drawing.
// `node scripts/stress-blueprint.mjs [STAGES] [FILE]`
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const count = Number(process.argv[2] ?? 40);
const file =
  process.argv[3] ??
  join(dirname(fileURLToPath(import.meta.url)), '..', 'assets', 'blueprints', 'forty-stages.yaml');

const kinds = [
  ['authentik_stages_dummy.dummystage', []],
  ['authentik_stages_consent.consentstage', ['mode: always_require']],
  ['authentik_stages_prompt.promptstage', ['fields:', '  - !KeyOf field']],
  ['authentik_stages_user_write.userwritestage', ['user_creation_mode: never_create']],
  ['authentik_stages_authenticator_validate.authenticatorvalidatestage', ['not_configured_action: skip']],
  ['authentik_stages_password.passwordstage', ['backends:', '  - authentik.core.auth.InbuiltBackend']],
];

const entry = (model, id, { identifiers, attrs = [] }) => [
  `  - model: ${model}`,
  ...(id === undefined ? [] : [`    id: ${id}`]),
  '    identifiers:',
  ...identifiers.map((line) => `      ${line}`),
  ...(attrs.length === 0 ? [] : ['    attrs:', ...attrs.map((line) => `      ${line}`)]),
];

const numbers = Array.from({ length: count }, (_, index) => index + 1);
const name = (number) => `stress-${String(number).padStart(3, '0')}`;
const lines = [
  `# A flow of ${count} stages, written by scripts/stress-blueprint.mjs.`,
  'version: 1',
  'metadata:',
  `  name: Sample - ${count} stages`,
  'entries:',
  ...entry('authentik_flows.flow', 'flow', {
    identifiers: ['slug: sample-stress'],
    attrs: ['name: Sample stress', 'title: A long way', 'designation: stage_configuration'],
  }),
  ...entry('authentik_stages_prompt.prompt', 'field', {
    identifiers: ['name: stress-field'],
    attrs: ['field_key: note', 'label: Note', 'type: text', 'required: false'],
  }),
  ...entry('authentik_policies_expression.expressionpolicy', 'policy', {
    identifiers: ['name: stress-policy'],
    attrs: ['expression: return request.user.is_authenticated'],
  }),
  ...numbers.flatMap((number) => {
    const [model, attrs] = kinds[number % kinds.length];
    return entry(model, `stage-${number}`, { identifiers: [`name: ${name(number)}`], attrs });
  }),
  ...numbers.flatMap((number) =>
    entry('authentik_flows.flowstagebinding', `binding-${number}`, {
      identifiers: ['target: !KeyOf flow', `stage: !KeyOf stage-${number}`, `order: ${number * 10}`],
      attrs: number % 7 === 0 ? ['invalid_response_action: restart'] : [],
    }),
  ),
  ...numbers
    .filter((number) => number % 3 === 0)
    .flatMap((number) =>
      entry('authentik_policies.policybinding', undefined, {
        identifiers: [`target: !KeyOf binding-${number}`, 'policy: !KeyOf policy', 'order: 0'],
        attrs: number % 2 === 0 ? ['negate: true'] : [],
      }),
    ),
];
writeFileSync(file, `${lines.join('\n')}\n`);
