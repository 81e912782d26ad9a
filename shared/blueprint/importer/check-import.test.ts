import { describe, expect, it } from 'vitest';
import type { Release } from '../../authentik/release';
import { parseBlueprint } from '../text/parse-blueprint';
import { checkImport } from './check-import';

const flow = `
  - model: authentik_flows.flow
    id: flow
    identifiers: { slug: way }
    attrs: { name: Way, title: Way, designation: authentication }`;
const stage = `
  - model: authentik_stages_dummy.dummystage
    id: stage
    identifiers: { name: dummy }`;
const policy = `
  - model: authentik_policies_dummy.dummypolicy
    id: policy
    identifiers: { name: never }
    attrs: { result: false, wait_min: 1, wait_max: 2 }`;

function check(entries: string, release: Release = '2025.10') {
  const parsed = parseBlueprint(`version: 1\nentries:${entries}\n`, 'x.yaml');
  return checkImport(parsed, { release });
}

const errorsOf = (entries: string, release?: Release) =>
  check(entries, release)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ message, at }) => `${String(at.line)} ${message}`);

const entry = (model: string, identifiers: string, attrs = '') =>
  `\n  - model: ${model}\n    identifiers: { ${identifiers} }\n    attrs: { ${attrs} }`;
const bindStage = (attrs: string) =>
  flow +
  stage +
  entry('authentik_flows.flowstagebinding', 'target: !KeyOf flow, stage: !KeyOf stage, order: 1', attrs);
const bindPolicy = (identifiers: string) =>
  flow + policy + entry('authentik_policies.policybinding', `target: !KeyOf flow, ${identifiers}`);
const flowWith = (attrs: string) => entry('authentik_flows.flow', 'slug: way', attrs);
const good = 'name: Way, title: Way, designation: authentication';

describe('the imagined importer', () => {
  it.each([
    ['a flow with a stage and a policy', bindStage('') + policy],
    ['the model in other letters', flow.replace('flows.flow', 'flows.FLOW')],
    ['a number for a text', flowWith('name: 5, title: 5, designation: authentication')],
    [
      'a number for a choice that is text',
      entry('authentik_stages_authenticator_totp.authenticatortotpstage', 'name: a', 'digits: 6'),
    ],
    ['a word for a boolean', bindStage('evaluate_on_plan: "Yes"')],
    ['a binding of a policy to a stage binding', bindPolicy('policy: !KeyOf policy, order: 0')],
    ['a key that the target release does not know', flowWith(`${good}, colour: red`)],
    ['a condition that is false', flowWith('').replace('attrs:', 'conditions: [false]\n    attrs:')],
    ['an absent object that is not there', flowWith('').replace('attrs:', 'state: absent\n    attrs:')],
    ['an update that gives one field only', flow + flowWith('title: Other')],
    [
      'an event matcher that matches everything',
      entry('authentik_policies_event_matcher.eventmatcherpolicy', 'name: a', 'action: null'),
    ],
  ])('takes %s', (_what, entries) => {
    expect(errorsOf(entries)).toEqual([]);
    expect(check(entries).importable).toBe(true);
  });

  it.each([
    [
      'no identifiers',
      '\n  - model: authentik_flows.flow\n    attrs: { name: a }',
      '3 No or invalid identifiers',
    ],
    ['an unknown model', entry('authentik_flows.flows', 'slug: a'), '3 App or Model does not exist'],
    [
      'a model without app',
      entry('flow', 'slug: a'),
      '3 ValueError: not enough values to unpack (expected 2, got 1)',
    ],
    [
      'a parent class',
      entry('authentik_flows.stage', 'name: a'),
      "3 Model <class 'authentik.flows.models.Stage'> not allowed",
    ],
    [
      'a wrong choice',
      flowWith('name: a, title: a, designation: sometimes'),
      '5 designation: "sometimes" is not a valid choice.',
    ],
    ['null', flowWith('name: a, title: a, designation: null'), '5 designation: This field may not be null.'],
    [
      'blank text',
      flowWith('name: " ", title: a, designation: recovery'),
      '5 name: This field may not be blank.',
    ],
    [
      'a list for a text',
      flowWith('name: [a], title: a, designation: recovery'),
      '5 name: Not a valid string.',
    ],
    ['a bad boolean', bindStage('evaluate_on_plan: maybe'), '12 evaluate_on_plan: Must be a valid boolean.'],
    [
      'a text for a list',
      entry('authentik_stages_identification.identificationstage', 'name: a', 'user_fields: email'),
      '5 user_fields: Expected a list of items but got type "str".',
    ],
    [
      'a bad duration',
      entry('authentik_stages_user_login.userloginstage', 'name: a', 'session_duration: 3 days'),
      "5 session_duration: 3 days is not in the correct format of 'hours=3;minutes=1'.",
    ],
    [
      'a bad slug',
      entry('authentik_flows.flow', 'slug: a b', good),
      '4 slug: Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.',
    ],
    [
      'a forward reference',
      entry('authentik_flows.flowstagebinding', 'target: !KeyOf flow, order: 1') + flow,
      '4 target: KeyOf: failed to find entry with `id` of `flow` and a model instance',
    ],
    [
      'a key that nothing has',
      entry(
        'authentik_stages_password.passwordstage',
        'name: a',
        'backends: [authentik.core.auth.InbuiltBackend], configure_flow: 5e0f8c62-54b1-4a6e-9c0f-3d6a9a2b1c11',
      ),
      '5 configure_flow: Invalid pk "5e0f8c62-54b1-4a6e-9c0f-3d6a9a2b1c11" - object does not exist.',
    ],
    [
      'an object of another model',
      flow + entry('authentik_flows.flowstagebinding', 'target: !KeyOf flow, stage: !KeyOf flow, order: 1'),
      '8 stage: Invalid pk "00000000-0000-4000-8000-000000000004" - object does not exist.',
    ],
    [
      'no evaluation at all',
      bindStage('re_evaluate_policies: false'),
      '12 re_evaluate_policies: Either evaluation on plan or evaluation on run must be enabled',
    ],
    [
      'nobody to identify',
      entry('authentik_stages_identification.identificationstage', 'name: a'),
      '3 user_fields: When no user fields are selected, at least one source must be selected',
    ],
    [
      'a reputation policy without a check',
      entry('authentik_policies_reputation.reputationpolicy', 'name: a'),
      '3 check_ip: Either IP or Username must be checked',
    ],
    [
      'a redirect to nowhere',
      entry('authentik_stages_redirect.redirectstage', 'name: a', 'mode: static'),
      '5 target_static: Target URL should be present when mode is Static.',
    ],
    [
      'a binding of nothing',
      bindPolicy('order: 0'),
      "11 policy: One of 'group', 'policy', 'user' must be set.",
    ],
    [
      'a binding of two',
      bindPolicy('policy: !KeyOf policy, user: 1, order: 0'),
      "12 user: Only one of 'group', 'policy', 'user' can be set.",
    ],
    [
      'an enterprise stage',
      entry(
        'authentik_stages_mtls.mutualtlsstage',
        'name: a',
        'mode: optional, cert_attribute: email, user_attribute: email',
      ),
      '3 Enterprise is required to create/update this object.',
    ],
    [
      'a name that another stage has',
      stage + entry('authentik_stages_deny.denystage', 'name: dummy'),
      '7 name: stage with this name already exists.',
    ],
    [
      'broken Python',
      entry('authentik_policies_expression.expressionpolicy', 'name: a', 'expression: "return ("'),
      "5 expression: Expression Syntax Error: '(' was never closed (temp-policy, line 2)",
    ],
    [
      'a required blueprint that is not there',
      entry('authentik_blueprints.metaapplyblueprint', '', 'identifiers: { name: Other }'),
      '5 identifiers: Required blueprint does not exist',
    ],
  ])('refuses %s', (_what, entries, said) => {
    expect(errorsOf(entries)).toEqual([said]);
  });

  it('words a bad slug as the release does', () => {
    expect(errorsOf(entry('authentik_flows.flow', 'slug: a b', good), '2026.5')).toEqual([
      '4 slug: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.',
    ]);
  });

  it('finds what comes after the first complaint, but blames nobody for what is missing because of it', () => {
    expect(errorsOf(bindStage('evaluate_on_plan: maybe').replace('designation: authentication', ''))).toEqual(
      ['6 designation: This field is required.', '12 evaluate_on_plan: Must be a valid boolean.'],
    );
  });

  it('warns of what the server ignores', () => {
    const { importable, diagnostics } = check(flowWith(`${good}, colour: red`));
    expect(importable).toBe(true);
    expect(diagnostics).toMatchObject([
      {
        code: 'import/ignored-field',
        severity: 'warning',
        at: { line: 5, entry: '0', field: 'attrs.colour' },
      },
    ]);
  });
});
