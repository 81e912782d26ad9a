import { describe, expect, it } from 'vitest';
import type { AuthentikRecord, FieldValue } from '../../authentik/record';
import { documentOf } from '../../document/document';
import { projectBlueprint } from '../project/project';
import { parseBlueprint } from '../text/parse-blueprint';
import { namedInText } from './named-in-text';
import { portableBlueprint } from './portable-blueprint';

function load(...texts: readonly string[]) {
  const records = new Map<string, AuthentikRecord>();
  let made = 0;
  for (const text of texts) {
    const projection = projectBlueprint(parseBlueprint(text), {
      newId: () => `r${String((made += 1))}`,
      document: documentOf(records.values()),
    });
    for (const record of projection.records) records.set(record.id, record);
  }
  return documentOf(records.values());
}

interface Entry {
  readonly model: string;
  readonly id?: string;
  readonly identifiers: Readonly<Record<string, FieldValue>>;
  readonly attrs?: Readonly<Record<string, FieldValue>>;
}

function entriesOf(texts: readonly string[], flow = 'way') {
  const result = portableBlueprint(load(...texts), { flows: [flow], release: '2025.10' });
  const { entries } = result.data as unknown as { entries: readonly Entry[] };
  const of = (end: string) => entries.filter(({ model }) => model.endsWith(end));
  return { ...result, entries, of };
}

const flow = `
  - model: authentik_flows.flow
    id: way
    identifiers: { slug: way }
    attrs: { name: Way, title: Way, designation: authentication }`;
const keyOf = (value: string) => ({ $tag: '!KeyOf', value });
const blueprint = (entries: string, more = '') => `version: 1\n${more}entries:${entries}\n`;

describe('a portable blueprint', () => {
  it('takes along what the flow needs, and nothing else', () => {
    const { entries } = entriesOf([
      blueprint(`${flow}
  - { model: authentik_stages_dummy.dummystage, id: unused, identifiers: { name: unused } }
  - { model: authentik_policies_dummy.dummypolicy, id: rule, identifiers: { name: rule } }
  - { model: authentik_policies_dummy.dummypolicy, identifiers: { name: by name } }
  - model: authentik_policies_expression.expressionpolicy
    id: caller
    identifiers: { name: caller }
    attrs: { expression: 'return ak_call_policy("by name").passing' }
  - { model: authentik_stages_prompt.prompt, id: field, identifiers: { name: f }, attrs: { field_key: f, label: F, type: text } }
  - model: authentik_stages_prompt.promptstage
    id: form
    identifiers: { name: form }
    attrs: { fields: [!KeyOf field], validation_policies: [!KeyOf caller] }
  - { model: authentik_flows.flowstagebinding, id: bound, identifiers: { target: !KeyOf way, stage: !KeyOf form, order: 1 } }
  - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf bound, policy: !KeyOf rule, order: 0 } }`),
    ]);
    expect(
      entries.map(
        ({ model, identifiers }) => `${model.split('.')[1]!} ${JSON.stringify(identifiers.name ?? '')}`,
      ),
    ).toEqual([
      'flow ""',
      'prompt "f"',
      'dummypolicy "rule"',
      'dummypolicy "by name"',
      'expressionpolicy "caller"',
      'promptstage "form"',
      'flowstagebinding ""',
      'policybinding ""',
    ]);
  });

  it('makes references of keys of a server, and leaves the keys out', () => {
    const { of, diagnostics } = entriesOf([
      blueprint(`
  - model: authentik_flows.flow
    identifiers: { pk: 0b0e8aa5-33cf-4a4c-8a2f-0d2b3e8f9a01, slug: way }
    attrs: { name: Way, title: Way, designation: authentication }
  - model: authentik_stages_password.passwordstage
    identifiers: { pk: 0b0e8aa5-33cf-4a4c-8a2f-0d2b3e8f9a02, name: proof }
    attrs: { backends: [authentik.core.auth.InbuiltBackend], configure_flow: 0b0e8aa5-33cf-4a4c-8a2f-0d2b3e8f9a09 }
  - model: authentik_flows.flowstagebinding
    identifiers:
      pk: 0b0e8aa5-33cf-4a4c-8a2f-0d2b3e8f9a03
      target: 0b0e8aa5-33cf-4a4c-8a2f-0d2b3e8f9a01
      stage: 0b0e8aa5-33cf-4a4c-8a2f-0d2b3e8f9a02
      order: 1`),
    ]);
    expect(of('binding')).toEqual([
      {
        model: 'authentik_flows.flowstagebinding',
        identifiers: { target: keyOf('flow-way'), stage: keyOf('stage-proof') },
        attrs: { order: 1 },
      },
    ]);
    expect(of('passwordstage')[0]!.attrs).toEqual({
      backends: ['authentik.core.auth.InbuiltBackend'],
    });
    expect(diagnostics).toMatchObject([
      { code: 'export/foreign-key', severity: 'warning', at: { field: 'configure_flow' } },
    ]);
  });

  it('says what a server left out of its export because it was false', () => {
    const text = (more: string) =>
      blueprint(
        `${flow}
  - { model: authentik_stages_dummy.dummystage, id: s, identifiers: { name: s } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf way, stage: !KeyOf s, order: 1 }, attrs: { evaluate_on_plan: true } }`,
        more,
      );
    const label = 'metadata: { name: x, labels: { blueprints.goauthentik.io/generated: "true" } }\n';
    expect(entriesOf([text(label)]).of('flowstagebinding')[0]!.attrs).toMatchObject({
      re_evaluate_policies: false,
    });
    expect(entriesOf([text('')]).of('flowstagebinding')[0]!.attrs).not.toHaveProperty('re_evaluate_policies');
  });

  it('keeps secrets out and tells which are needed', () => {
    const { of, secrets } = entriesOf([
      blueprint(`${flow}
  - model: authentik_stages_captcha.captchastage
    id: c
    identifiers: { name: "Are you human?" }
    attrs: { public_key: open, private_key: hush }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf way, stage: !KeyOf c, order: 1 } }`),
    ]);
    const variable = 'AUTHENTIK_CAPTCHASTAGE_ARE_YOU_HUMAN_PRIVATE_KEY';
    expect(of('captchastage')[0]!.attrs).toMatchObject({
      public_key: 'open',
      private_key: { $tag: '!Env', value: [variable, 'change-me'] },
    });
    expect(secrets).toEqual([
      {
        variable,
        model: 'authentik_stages_captcha.captchastage',
        object: 'Are you human?',
        record: 'r3',
        field: 'private_key',
        unknown: false,
      },
    ]);
  });

  it('gives a stage that is bound twice its order as well', () => {
    const { of } = entriesOf([
      blueprint(`${flow}
  - { model: authentik_stages_dummy.dummystage, id: s, identifiers: { name: s } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf way, stage: !KeyOf s, order: 1 } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf way, stage: !KeyOf s, order: 2 } }`),
    ]);
    expect(of('flowstagebinding').map(({ identifiers }) => identifiers.order)).toEqual([1, 2]);
  });

  it('is the same whatever order the files came in', () => {
    const one = blueprint(flow);
    const other = blueprint(`
  - { model: authentik_stages_dummy.dummystage, id: s, identifiers: { name: s } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !Find [authentik_flows.flow, [slug, way]], stage: !KeyOf s, order: 1 } }`);
    expect(entriesOf([one, other]).data).toEqual(entriesOf([other, one]).data);
    expect(entriesOf([one, other]).entries).toHaveLength(3);
  });

  it('refuses a flow that is not there, and names those that are', () => {
    const { data, diagnostics } = portableBlueprint(load(blueprint(flow)), {
      flows: ['no'],
      release: '2026.8',
    });
    expect(data).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'export/unknown-flow', severity: 'error' }]);
    expect(diagnostics[0]!.message).toContain('way');
  });
});

it.each([
  ['return ak_call_policy("a b").passing', ['a b']],
  ["x = ak_call_policy(name = 'a', user=1)\nak_call_policy('b')", ['a', 'b']],
  ['ak_call_policy(variable)', []],
])('reads the policies that %j calls', (text, names) => {
  expect(namedInText(text).map(({ name }) => name)).toEqual(names);
});
