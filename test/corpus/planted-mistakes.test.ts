import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { checkImport } from '../../shared/blueprint/importer/check-import';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { lintFile } from '../../shared/lint/lint-file';
import type { Release } from '../../shared/authentik/release';

/** One mistake: what is replaced by what; `»` stands before what the finding is to point at and is taken away. */
type Plant = readonly [rule: string, find: string, put: string, release?: Release];

const mark = '»';

const login: readonly Plant[] = [
  [
    'A04',
    'evaluate_on_plan: false\n      re_evaluate_policies: true',
    'evaluate_on_plan: »true\n      re_evaluate_policies: true',
  ],
  [
    'A03',
    'evaluate_on_plan: false\n      re_evaluate_policies: true',
    'evaluate_on_plan: »true\n      re_evaluate_policies: false',
  ],
  ['A08', 'return user is not None and', 'blocked = user is not None and'],
  ['A09', 'return user is not None and', 'return user is not None andd'],
  ['A12', 'return user is not None and', 'return ak_call_policy("staff-blocked").passing and'],
  [
    'A15',
    'expression: |\n        user = request.context.get("pending_user")\n        return user is not None and "blocked" in user.attributes',
    'expression: return True',
  ],
  ['A15', 'enabled: true\n      negate: false', 'enabled: false\n      negate: false'],
  ['A20', 'enabled: true', 'enabled: »false'],
  [
    'B01',
    'slug: staff-login',
    'slug: staff-login\n    attrs:\n      name: Staff login\n      title: Sign in\n      designation: authentication\n  - »model: authentik_flows.flow\n    id: empty\n    identifiers:\n      slug: other-login',
  ],
  ['B04', 'order: 50', 'order: »15'],
  ['B07', 'pretend_user_exists: true', 'password_stage: !KeyOf password'],
  ['B09', 'pretend_user_exists: true', 'pretend_user_exists: »true\n      password_stage: !KeyOf password'],
  [
    'B24',
    'policy_engine_mode: any\n  - model: authentik_policies.policybinding',
    'invalid_response_action: »restart_with_context\n  - model: authentik_policies.policybinding',
  ],
  ['B25', 'order: 20', 'order: 20\n    attrs:\n      invalid_response_action: »restart'],
  ['B26', 'order: 30', 'order: »60'],
  ['B27', 'not_configured_action: configure', 'not_configured_action: »skip'],
  ['B28', 'configuration_stages:\n        - !KeyOf totp', 'configuration_stages: »[]'],
  ['B30', '- totp\n        - webauthn', '»- webauthn'],
  ['B51', 'order: 40', 'order: »30'],
  ['B52', 'stage: !KeyOf validate', 'stage: !KeyOf »password'],
  ['C01', 'authentication: none', 'authentication: »require_authenticated'],
  ['D01', 'user_fields:\n        - username\n        - email', 'user_fields: »[]\n      sources: []'],
  ['D02', 'backends:\n        - authentik.core.auth.InbuiltBackend', 'backends: »[]'],
  ['D04', 'session_duration: hours=8', 'session_duration: »hours=8, minutes=3'],
  ['D04', 'session_duration: hours=8', 'session_duration: »"hour=8"'],
  ['E01', 'stage: !KeyOf validate', 'stage: !KeyOf »validat'],
  ['E02', 'id: totp', 'id: »password'],
  ['E03', 'version: 1', 'version: »2'],
  ['E03', 'id: deny', 'id: »7'],
  ['E04', 'identifiers:\n      name: staff-deny', 'identifiers:\n      title: »staff-deny'],
  ['E05', 'authentik_stages_deny.denystage', '»authentik_stages_deny.deny'],
  ['E07', 're_evaluate_policies: true', 're_evaluate_policies: »false'],
  ['E08', 'target: !KeyOf b40', 'target: !Find »[authentik_flows.flowstagebinding, [order, 40]]'],
  [
    'E10',
    'stage: !KeyOf user-login',
    'stage: !Find »[authentik_stages_user_login.userloginstage, [name, default-authentification-login]]',
  ],
  ['E11', 'id: deny\n', 'id: deny\n    conditions:\n      - »"false"\n'],
  ['E12', 'attrs:\n      session_duration: hours=8', '»attrs: null'],
  ['E13', 'session_duration: hours=8', 'session_duration: !If »[true, hours=8]'],
  ['E14', 'name: staff-deny', 'name: !Env »STAFF_DENY'],
  ['E15', 'session_duration: hours=8', 'session_duration: !Context »session'],
  ['E22', 'title: Sign in', 'title: »on'],
];

const enrollment: readonly Plant[] = [
  ['C08', 'authentication: none', 'authentication: »require_outpost'],
  ['D06', 'type: username', 'type: password'],
  ['D15', '        - !KeyOf field-repeat\n', ''],
  ['A31', 'check_static_rules: true', 'check_static_rules: »false'],
  ['A31', 'error_message: At least twelve characters.', 'error_message: »""'],
  [
    'B10',
    'stage: !KeyOf write\n      order: 20',
    'stage: !Find [authentik_stages_consent.consentstage, [name, default-provider-authorization-consent]]\n      order: 20',
  ],
  ['B12', 'always_create', '»never_create'],
  ['B15', 'activate_user_on_success: true', 'activate_user_on_success: false'],
  ['B16', 'order: 30', 'order: »15'],
  ['B23', 'invalid_response_action: retry', 'invalid_response_action: »restart'],
  [
    'B43',
    'order: 0\n  - model: authentik_flows.flowstagebinding',
    'order: »25\n  - model: authentik_flows.flowstagebinding',
  ],
  ['B44', 'continue_flow_without_invitation: false', 'continue_flow_without_invitation: »true'],
  ['B55', 'use_global_settings: true', 'use_global_settings: »false'],
  ['C02', 'authentication: none', 'authentication: »require_superuser'],
  ['C06', 'authentication: none', 'authentication: »require_redirect'],
  ['D05', '- !KeyOf field-password\n', '- !KeyOf field-username\n'],
  [
    'D07',
    'field_key: password_repeat\n      label: Password again\n      type: password',
    'field_key: »is_superuser\n      label: Administrator\n      type: checkbox',
  ],
  [
    'D08',
    'field_key: password_repeat\n      label: Password again\n      type: password',
    'field_key: »ak_groups\n      label: Groups\n      type: text',
  ],
  [
    'D09',
    'field_key: password_repeat\n      label: Password again\n      type: password',
    'field_key: »attributes.phone_number\n      label: Phone\n      type: text',
    '2025.10',
  ],
  ['D13', 'type: username\n      required: true', 'type: username\n      required: »false'],
  [
    'D12',
    'type: password\n      required: true\n      order: 2',
    'type: text_read_only\n      required: true\n      order: 2',
  ],
  ['E01', '- !KeyOf field-repeat', '- !KeyOf »field-repeat-password'],
  ['E22', 'label: Username', 'label: »no'],
];

const recovery: readonly Plant[] = [
  ['B08', 'stage: !KeyOf link\n      order: 20', 'stage: !KeyOf ask\n      order: 20'],
  ['B17', 'never_create', '»always_create'],
  ['B18', 'never_create', '»create_when_required'],
  [
    'B19',
    'stage: !KeyOf who\n      order: 10',
    'stage: !Find [authentik_stages_consent.consentstage, [name, default-provider-authorization-consent]]\n      order: 10',
  ],
  [
    'B19',
    'stage: !KeyOf link\n      order: 20',
    'stage: !Find [authentik_stages_consent.consentstage, [name, default-provider-authorization-consent]]\n      order: 20',
  ],
  ['B20', 'order: 20', 'order: 50'],
  ['B22', 'order: 10', 'order: 25'],
  ['B55', 'use_global_settings: true', 'use_global_settings: »false'],
  ['C02', 'authentication: none', 'authentication: »require_authenticated'],
];

function check(text: string, release: Release) {
  const parsed = parseBlueprint(text, 'planted.yaml');
  const verdict = checkImport(parsed, { release }).diagnostics;
  return lintFile(parsed, { release, verdict });
}

describe.each([
  ['login', login],
  ['enrollment', enrollment],
  ['recovery', recovery],
] as const)('mistakes planted into %s', (name, plants) => {
  const sound = readFileSync(new URL(`../samples/check/${name}.yaml`, import.meta.url), 'utf8');

  it.each(['2025.10', '2026.5'] as const)('the sound file raises no alarm on %s', (release) => {
    expect(check(sound, release).map(({ code, at }) => `${code} ${String(at.line)}`)).toEqual([]);
  });

  it.each(plants.map((plant) => ({ plant, name: JSON.stringify(plant) })))('$name is found', ({ plant }) => {
    const [rule, find, put, release = '2026.5'] = plant;
    expect(sound.split(find).length, 'the text to replace').toBeGreaterThan(1);
    const marked = sound.replace(find, () => put);
    const at = marked.indexOf(mark);
    const planted = marked.replace(mark, '');
    const found = check(planted, release).filter(({ code }) => code === rule);
    const all = check(planted, release).map(({ code, at: place }) => `${code} ${String(place.line)}`);
    expect(found.length, `found only ${all.join(', ')}`).toBeGreaterThan(0);
    if (at === -1) return;
    const line = marked.slice(0, at).split('\n').length;
    const column = at - marked.lastIndexOf('\n', at);
    expect(found.map((one) => `${String(one.at.line)}:${String(one.at.column)}`)).toContain(
      `${String(line)}:${String(column)}`,
    );
  });
});
