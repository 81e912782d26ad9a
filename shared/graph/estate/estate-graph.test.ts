import { expect, test } from 'vitest';
import type { AuthentikRecord } from '../../authentik/record';
import { documentOf } from '../../document/document';
import {
  bind,
  binding,
  descriptors,
  find,
  flow,
  flowModel,
  identification,
  record,
  ref,
  stage,
} from '../graph-fixture';
import { estateGraph } from './estate-graph';

const brand = (fields: AuthentikRecord['fields']) =>
  record('brand', 'authentik_brands.brand', { domain: 'd', ...fields });
const other = (slug: string, designation: string) => record(slug, flowModel, { slug, designation });
const graph = (...records: AuthentikRecord[]) => estateGraph(documentOf(records), descriptors);
const reached = (...records: AuthentikRecord[]) =>
  graph(...records).nodes.flatMap((node) => (node.kind === 'flow' && node.isReached ? [node.label] : []));

test('a stage leads from every flow that has it to the flow it names', () => {
  const { nodes, edges } = graph(
    flow({ designation: 'authentication' }),
    other('recover', 'recovery'),
    stage('who', identification, { recovery_flow: ref('recover') }),
    bind(10, 'who'),
    record('b2', binding, { target: ref('recover'), stage: ref('who'), order: 1 }),
  );
  expect(edges.map(({ source, target, words }) => [source, target, words])).toEqual([
    ['flow', 'recover', ['Recovery']],
    ['recover', 'recover', ['Recovery']],
    ['default:authentication', 'flow', ['First by slug']],
  ]);
  expect(nodes.every((node) => node.kind !== 'flow' || node.isReached)).toBe(true);
  expect(nodes.find((node) => node.id === 'flow')).toMatchObject({ label: 'login', stages: 1 });
});

test('what users set up themselves is reached from their settings, and by no flow', () => {
  const totp = stage('totp', 'authentik_stages_authenticator_totp.authenticatortotpstage', {
    configure_flow: ref('flow'),
  });
  const { edges } = graph(flow({ designation: 'stage_configuration' }), totp, bind(10, 'totp'));
  expect(edges.map(({ source, target }) => [source, target])).toEqual([['user-settings', 'flow']]);
  expect(reached(flow({ designation: 'stage_configuration' }), totp)).toEqual(['login']);
});

test('several fields between the same two are one line', () => {
  const { edges } = graph(flow(), brand({ flow_recovery: ref('flow'), flow_unenrollment: ref('flow') }));
  expect(edges).toHaveLength(1);
  expect(edges[0]!.words).toHaveLength(2);
});

test('where a brand names a login, no default is assumed', () => {
  const login = other('a-login', 'authentication');
  expect(reached(flow({ designation: 'authentication' }), login)).toEqual(['a-login']);
  expect(
    reached(flow({ designation: 'authentication' }), login, brand({ flow_authentication: ref('flow') })),
  ).toEqual(['login']);
});

test('a flow that nothing leads to, and what only such a flow leads to, is not reached', () => {
  const records = [
    flow({ designation: 'enrollment' }),
    other('recover', 'recovery'),
    stage('who', identification, { recovery_flow: ref('recover') }),
  ];
  expect(reached(...records, bind(10, 'who'))).toEqual([]);
  // A stage that no flow has is drawn, and reaches nobody.
  expect(reached(...records)).toEqual([]);
  expect(graph(...records).nodes.some((node) => node.kind === 'pointer' && node.id === 'who')).toBe(true);
});

test('a flow that the workspace does not hold is drawn once', () => {
  const away = find(flowModel, 'slug', 'elsewhere-flow');
  const { nodes, edges } = graph(
    brand({ flow_recovery: away }),
    record('source', 'authentik_sources_oauth.oauthsource', { name: 's', enrollment_flow: away }),
  );
  expect(nodes.filter((node) => node.kind === 'elsewhere').map((node) => node.label)).toEqual([
    'elsewhere-flow',
  ]);
  expect(edges).toHaveLength(2);
});

test('entries that leave nothing behind do not count', () => {
  const gone = {
    ...brand({ flow_recovery: ref('flow') }),
    entry: { source: 's', path: [], identifiers: [], state: 'absent' },
  };
  expect(graph(flow({ designation: 'recovery' }), gone).edges).toEqual([]);
});
