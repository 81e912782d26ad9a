import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelDescriptor } from '../authentik/descriptor';
import { documentOf } from '../document/document';
import { flowGraph } from './flow-graph';
import { graphJson } from './graph';
import {
  descriptors,
  flowModel,
  binding,
  policyBinding,
  dummy,
  deny,
  redirect,
  expression,
  ref,
  find,
  record,
  flow,
  stage,
  bind,
  policy,
  rule,
  draw,
} from './graph-fixture';

test('equal orders keep the order of the file and are flagged', () => {
  const place = (id: string, index: number) => ({
    ...record(id, binding, { target: ref('flow'), stage: ref(id === 'zz' ? 'a' : 'b'), order: 5 }),
    entry: { source: 'file', path: ['entries', index], identifiers: [] },
  });
  const graph = draw(
    flow(),
    stage('a'),
    stage('b'),
    stage('c'),
    place('aa', 9),
    place('zz', 3),
    bind(6, 'c'),
  );
  const stages = graph.nodes.filter((node) => node.kind === 'stage');
  expect(stages.map((node) => [node.stage, node.tied])).toEqual([
    ['a', true],
    ['b', true],
    ['c', false],
  ]);
});

test('a gate tells what is bound, how it counts and when', () => {
  const graph = draw(
    flow({ policy_engine_mode: 'all' }),
    stage('a'),
    rule,
    bind(0, 'a', { evaluate_on_plan: true, re_evaluate_policies: false, policy_engine_mode: 'all' }),
    policy('b-a-0', { negate: true, order: 3, failure_result: true }),
    record('u', policyBinding, {
      target: ref('b-a-0'),
      user: find('authentik_core.user', 'username', 'bob'),
    }),
    record('n', policyBinding, { target: ref('b-a-0'), order: 1 }),
  );
  expect(graph.nodes.find((node) => node.kind === 'gate')).toMatchObject({
    mode: 'all',
    planTime: true,
    runTime: false,
    checks: [
      { subject: 'nothing', name: 'nothing' },
      {
        subject: 'policy',
        name: 'rule',
        model: expression,
        negate: true,
        failureResult: true,
        target: 'rule',
      },
      { subject: 'user', name: 'bob', model: 'authentik_core.user', enabled: true },
    ],
  });
});

test('a flow field that only newer descriptors know is a link', () => {
  const model: ModelDescriptor = {
    model: dummy,
    kind: 'stage',
    label: 'Dummy',
    apiPath: '/stages/dummy/',
    identifiers: [['name']],
    unique: [],
    readOnly: [],
    fields: [
      {
        name: 'next_flow',
        label: 'Next flow',
        type: 'reference',
        targets: [flowModel],
        required: false,
        nullable: true,
        writeOnly: false,
        allowBlank: false,
      },
    ],
  };
  const graph = flowGraph(
    documentOf([flow(), stage('a', dummy, { next_flow: find(flowModel, 'slug', 'x') }), bind(0, 'a')]),
    'flow',
    { ...descriptors, models: new Map([[dummy, model]]) },
  );
  expect(graph.edges.at(-1)).toMatchObject({
    kind: 'link',
    target: 'exit:redirect:x',
    field: 'next_flow',
  });
});

test('the printed graph has the agreed keys only', () => {
  const json = graphJson(draw(flow(), stage('a'), rule, bind(7, 'a'), policy('b-a-7')));
  expect(json.nodes).toEqual([
    { id: 'entry', kind: 'entry' },
    { id: 'gate:7:a', kind: 'gate', stage: 'a', order: 7 },
    { id: 'stage:7:a', kind: 'stage', stage: 'a', order: 7 },
    { id: 'exit:done', kind: 'exit', exit: 'done' },
  ]);
  expect(Object.keys(json.edges[0]!)).toEqual(['id', 'source', 'target', 'kind']);
});

test('an unknown flow has no graph', () => {
  expect(flowGraph(documentOf([]), 'flow', descriptors)).toEqual({ nodes: [], edges: [] });
});

test('ids are unique, edges join nodes that exist, and the order of records does not matter', () => {
  const step = fc.record({
    order: fc.integer({ min: 0, max: 3 }),
    name: fc.constantFrom('a', 'b', 'no', 'go', 'gone'),
    action: fc.constantFrom('retry', 'restart', 'restart_with_context'),
    checks: fc.array(fc.boolean(), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (steps, salt) => {
      const records = [
        flow(),
        rule,
        stage('a'),
        stage('b'),
        stage('no', deny),
        stage('go', redirect, { mode: 'static' }),
      ];
      for (const [index, { order, name, action, checks }] of steps.entries()) {
        const id = `b${index}`;
        records.push({ ...bind(order, name, { invalid_response_action: action }), id });
        checks.forEach((enabled, place) =>
          records.push({ ...policy(id, { enabled, order: place }), id: `${id}-p${place}` }),
        );
      }
      const graph = draw(...records);
      const ids = graph.nodes.map((node) => node.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(graph.nodes.map((node) => node.key)).size).toBe(ids.length);
      expect(new Set(graph.edges.map((edge) => edge.id)).size).toBe(graph.edges.length);
      for (const edge of graph.edges) expect(ids).toEqual(expect.arrayContaining([edge.source, edge.target]));
      const keyed = records.map((item) => [salt.next().value, item] as const);
      const shuffled = keyed.sort(([left], [right]) => left - right).map(([, item]) => item);
      expect(draw(...shuffled)).toEqual(graph);
    }),
    { numRuns: 200 },
  );
});
