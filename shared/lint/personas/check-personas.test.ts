import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { descriptorsFor } from '../../authentik/descriptors';
import { projectBlueprint } from '../../blueprint/project/project';
import { parseBlueprint } from '../../blueprint/text/parse-blueprint';
import { documentOf } from '../../document/document';
import type { WorkspaceDocument } from '../../document/document';
import type { ExpressionAnswer } from '../../policy/effect';
import { drive, UnknownAnswer } from '../../policy/effect-host';
import { worldOfDocument } from '../../simulate/scenario/document-world';
import { outsideOf } from '../../simulate/scenario/outside';
import { runScenario } from '../../simulate/scenario/run-scenario';
import type { TraceStep } from '../../simulate/scenario/run-scenario';
import { checkPersonas } from './check-personas';
import type { PlayScenario } from './walk';

const release = '2026.5';
const descriptors = descriptorsFor(release);

function sample(name: string, ...changes: readonly (readonly [find: string, put: string])[]) {
  let text = readFileSync(new URL(`../../../test/samples/check/${name}.yaml`, import.meta.url), 'utf8');
  for (const [find, put] of changes) {
    expect(text).toContain(find);
    text = text.replace(find, put);
  }
  let made = 0;
  const newId = () => `r${String((made += 1))}`;
  return documentOf(projectBlueprint(parseBlueprint(text, name), { newId, descriptors }).records);
}

/** Plays without Python: every expression says what the test wants it to say. */
const playWith =
  (expression: ExpressionAnswer): PlayScenario =>
  (scenario, document) => {
    const steps: TraceStep[] = [];
    const host = {
      expression: () => expression,
      strength: () => ({ score: 4, suggestions: [] }),
      question: outsideOf(scenario),
    };
    try {
      const { outcome, sessionAfter } = drive(
        runScenario(scenario, worldOfDocument(document, descriptors), steps),
        host,
      );
      return Promise.resolve({ steps, end: { outcome, sessionAfter } });
    } catch (error) {
      if (!(error instanceof UnknownAnswer)) throw error;
      return Promise.resolve({ steps, question: error.question });
    }
  };

const no: ExpressionAnswer = { kind: 'value', truthy: false, value: false, messages: [] };

async function found(document: WorkspaceDocument, expression = no): Promise<readonly string[]> {
  const { findings: all } = await checkPersonas(document, { release, play: playWith(expression) });
  return all.map(({ diagnostic }) => `${diagnostic.code} ${diagnostic.severity}`);
}

const open = ['stage: !KeyOf password\n      order: 20', 'stage: !KeyOf totp\n      order: 20'] as const;

it.each([
  ['a login that works', sample('login'), []],
  [
    'a login for those who are logged in',
    sample('login', ['authentication: none', 'authentication: require_authenticated']),
    ['F02 error'],
  ],
  ['a recovery that works', sample('recovery'), []],
  ['an enrollment that works', sample('enrollment'), []],
  ['a login that denies everybody', sample('login', ['negate: false', 'negate: true']), ['F02 error']],
  [
    'a login that asks for the password after it',
    sample(
      'login',
      ['stage: !KeyOf password\n', 'stage: !KeyOf deny\n'],
      ['stage: !KeyOf deny\n      order: 40', 'stage: !KeyOf password\n      order: 40'],
    ),
    ['F02 error'],
  ],
  [
    'names that can be told apart',
    sample('login', ['pretend_user_exists: true', 'pretend_user_exists: false']),
    ['F04 warning'],
  ],
  [
    'a captcha, of which nobody knows the verdict',
    sample(
      'login',
      [
        'authentik_stages_deny.denystage\n    id: deny\n    identifiers:\n      name: staff-deny',
        'authentik_stages_captcha.captchastage\n    id: deny\n    identifiers:\n      name: staff-deny\n    attrs:\n      public_key: a\n      private_key: b',
      ],
      ['negate: false', 'negate: true'],
    ),
    ['F02 info'],
  ],
])('personas say of %s', async (_, document, expected) => {
  expect(await found(document)).toEqual(expected);
});

it('shows a login without credentials', async () => {
  const document = sample(
    'login',
    open,
    ['not_configured_action: configure', 'not_configured_action: skip'],
    ['device_classes:\n        - totp\n        - webauthn', 'device_classes:\n        - duo'],
  );
  const { findings: all } = await checkPersonas(document, { release, play: playWith(no) });
  const shown = all.find(({ diagnostic }) => diagnostic.code === 'F03');
  expect(shown?.diagnostic.severity).toBe('error');
  expect(shown?.scenario?.steps.length).toBeGreaterThan(1);
});

describe('what is evaluated while planning', () => {
  const atOnce = sample('login', [
    'evaluate_on_plan: false\n      re_evaluate_policies: true',
    'evaluate_on_plan: true\n      re_evaluate_policies: true',
  ]);
  const says = (truthy: boolean): ExpressionAnswer => ({
    kind: 'value',
    truthy,
    value: truthy,
    messages: [],
  });
  const play: PlayScenario = (scenario, document) =>
    playWith(says(scenario.session.client_ip.startsWith('10.')))(scenario, document);
  const shared = async (document: WorkspaceDocument) => {
    const { findings: all } = await checkPersonas(document, { release, play });
    return all.flatMap(({ diagnostic, scenario }) =>
      diagnostic.code === 'F06' ? [[diagnostic.at.field, scenario?.session.client_ip]] : [],
    );
  };

  it('is kept for the next visitor, to whom it may not apply', async () => {
    expect(await shared(atOnce)).toEqual([['evaluate_on_plan', '10.0.0.5']]);
  });

  it('and nothing is, where the stage asks when it runs', async () => {
    expect(await shared(sample('login'))).toEqual([]);
  });
});
