import { loadPyodide } from 'pyodide';
import { Bench } from 'tinybench';
import { pythonHost } from '../../shared/policy/python-host';
import { installExpressions } from '../../shared/policy/python-sources';
import { drive } from '../../shared/policy/effect-host';
import { estimateStrength } from '../../shared/simulate/estimate-strength';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { importWorld } from '../../shared/simulate/scenario/import-world';
import { runScenario } from '../../shared/simulate/scenario/run-scenario';
import type { Measurement } from './measure';

const stages = [
  ['identification.identificationstage', 'identification', 'user_fields: [username]'],
  ['password.passwordstage', 'password', 'backends: [authentik.core.auth.InbuiltBackend]'],
  ['user_login.userloginstage', 'login', ''],
] as const;

/** Identification, password, login; with an expression before the password stage as the shipped flow has it. */
function blueprint(withExpression: boolean): string {
  const lines = stages.flatMap(([model, name, attrs], index) => [
    `  - {model: authentik_stages_${model}, id: ${name}, identifiers: {name: ${name}}, attrs: {${attrs}}}`,
    `  - {model: authentik_flows.flowstagebinding, id: b${index}, identifiers: {target: !KeyOf flow, stage: !KeyOf ${name}, order: ${index}}}`,
  ]);
  const expression = [
    '  - model: authentik_policies_expression.expressionpolicy',
    '    id: policy',
    '    identifiers: {name: needs-password}',
    '    attrs:',
    '      expression: |',
    '        flow_plan = request.context.get("flow_plan")',
    '        return not hasattr(flow_plan.context.get("pending_user"), "backend")',
    '  - {model: authentik_policies.policybinding, identifiers: {target: !KeyOf b1, policy: !KeyOf policy, order: 0}}',
  ];
  return [
    'version: 1',
    'metadata: {name: login}',
    'entries:',
    '  - {model: authentik_flows.flow, id: flow, identifiers: {slug: login}, attrs: {name: login, title: login, designation: authentication}}',
    ...lines,
    ...(withExpression ? expression : []),
  ].join('\n');
}

function login(withExpression: boolean): Scenario {
  return {
    scenario: 1,
    name: 'login',
    release: '2026.5',
    world: {
      blueprints: [blueprint(withExpression)],
      users: [{ username: 'alice', email: 'alice@example.com', password: 'correct horse' }],
    },
    session: { user: null, client_ip: '203.0.113.7' },
    run: { flow: 'login' },
    steps: [
      {},
      { answer: { component: 'ak-stage-identification', uid_field: 'alice' } },
      { answer: { component: 'ak-stage-password', password: 'correct horse' } },
    ],
  };
}

/** Planning and running a login, against the 570 ms that a real server takes for one. */
export async function measureSimulation(): Promise<readonly Measurement[]> {
  const started = performance.now();
  const python = installExpressions(await loadPyodide({ jsglobals: {} }));
  const ready = performance.now() - started;
  const host = pythonHost(python, { strength: estimateStrength, question: () => undefined });
  const bench = new Bench({ time: 2000, warmupTime: 500, throws: true });
  for (const withExpression of [false, true]) {
    const scenario = login(withExpression);
    const imported = importWorld(scenario.world, '2026.5');
    const { outcome } = drive(runScenario(scenario, imported), host);
    if (outcome.kind !== 'redirect') throw new Error(`the login ends as ${JSON.stringify(outcome)}`);
    bench.add(String(withExpression), () => {
      drive(runScenario(scenario, imported), host);
    });
  }
  await bench.run();
  const [plain, expressed] = bench.tasks.map(({ result }) =>
    'throughput' in result ? result.throughput.mean : NaN,
  );
  const reference = { name: 'a real server', value: 1 / 0.57 };
  return [
    {
      name: 'logins without expressions',
      value: plain ?? NaN,
      unit: 'per second',
      reference,
      aim: { of: 'value', min: 20_000 },
    },
    {
      name: 'logins with an expression',
      value: expressed ?? NaN,
      unit: 'per second',
      reference,
      aim: { of: 'value', min: 2000 },
    },
    {
      name: 'Python ready',
      value: ready,
      unit: 'ms',
      reference: { name: 'aim', value: 3000 },
      aim: { of: 'value', max: 3000 },
    },
  ];
}
