import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuthentikRecord } from '../authentik/record';
import { documentOf } from '../document/document';
import { laneLayout } from '../graph/drawing/lane-layout';
import { routesOf } from '../graph/drawing/routes';
import { bind, descriptors, flow, policy, rule, stage } from '../graph/graph-fixture';
import { compareDocuments } from './compare-documents';
import { compareFlows } from './compare-flows';

function compare(before: readonly AuthentikRecord[], after: readonly AuthentikRecord[]) {
  const documents = { from: documentOf(before), to: documentOf(after) };
  const comparison = compareDocuments(documents.from, documents.to, { descriptors, sameWorkspace: true });
  const flows = { from: 'flow', to: 'flow' };
  return compareFlows({ documents, flows, descriptors, comparison });
}

const stages = ['one', 'two', 'three'].map((name) => stage(name));
const base = [
  flow(),
  rule,
  ...stages,
  bind(10, 'one'),
  bind(20, 'two'),
  bind(30, 'three'),
  policy('b-two-20'),
];
const but = (id: string, change: (record: AuthentikRecord) => AuthentikRecord | undefined) =>
  base.flatMap((record) => (record.id === id ? (change(record) ?? []) : [record]));
const set = (record: AuthentikRecord, fields: AuthentikRecord['fields']) => ({
  ...record,
  fields: { ...record.fields, ...fields },
});

function told({ drawing, fates }: ReturnType<typeof compare>): readonly string[] {
  return drawing.nodes.map(({ id, node }) => {
    const name = 'stage' in node ? `${node.kind} ${node.stage}` : node.kind;
    return `${name} ${fates.get(id) ?? '?'}`;
  });
}

const ways = ({ drawing, fates }: ReturnType<typeof compare>) =>
  drawing.edges.flatMap(({ id, source, target }) => {
    const fate = fates.get(id);
    return fate === 'same' ? [] : [`${fate ?? '?'} ${source} ${target}`];
  });

describe('two states of a flow in one drawing', () => {
  it('keep what is gone in its place, and draw the way past it', () => {
    const gone = new Set(['b-two-20', policy('b-two-20').id]);
    const compared = compare(
      base,
      base.filter(({ id }) => !gone.has(id)),
    );
    expect(told(compared)).toEqual([
      'entry same',
      'stage one same',
      'gate two removed',
      'stage two removed',
      'stage three same',
      'exit same',
    ]);
    expect(ways(compared)).toEqual([
      'added stage:b-one-10 stage:b-three-30',
      'removed stage:b-one-10 gone:gate:b-two-20',
      'removed gone:gate:b-two-20 gone:stage:b-two-20',
      'removed gone:gate:b-two-20 stage:b-three-30',
      'removed gone:stage:b-two-20 stage:b-three-30',
    ]);
  });

  it.each<[string, readonly AuthentikRecord[], readonly string[]]>([
    [
      'a stage that moved',
      but('b-three-30', (one) => set(one, { order: 5 })),
      ['stage three moved', 'stage one same'],
    ],
    [
      'a field of a stage',
      but('one', (one) => set(one, { throw_error: true })),
      ['stage one changed', 'stage three same'],
    ],
    [
      'a field of a binding',
      but('b-one-10', (one) => set(one, { invalid_response_action: 'restart' })),
      ['stage one changed'],
    ],
    ['a field of the flow', but('flow', (one) => set(one, { title: 'Hi' })), ['entry changed']],
    [
      'a policy at its gate',
      but('rule', (one) => set(one, { expression: 'return False' })),
      ['gate two changed', 'stage two same'],
    ],
    [
      'a negated policy',
      but(policy('b-two-20').id, (one) => set(one, { negate: true })),
      ['gate two changed'],
    ],
    [
      'a gate that is gone',
      but(policy('b-two-20').id, () => undefined),
      ['gate two removed', 'stage two same'],
    ],
  ])('mark %s', (_, after, expected) => {
    expect(told(compare(base, after))).toEqual(expect.arrayContaining([...expected]));
  });

  it('draw no way back to where something was before it moved', () => {
    const found = ways(
      compare(
        base,
        but('b-three-30', (one) => set(one, { order: 5 })),
      ),
    );
    expect(found).toContain('added stage:b-three-30 stage:b-one-10');
    expect(found.filter((way) => way.endsWith(' stage:b-three-30'))).toEqual([
      'added entry stage:b-three-30',
    ]);
  });

  it('mark what came', () => {
    const compared = compare(base, [...base, stage('four'), bind(15, 'four')]);
    expect(told(compared)).toEqual(expect.arrayContaining(['stage four added', 'stage one same']));
    expect(ways(compared)).toContain('added stage:b-one-10 stage:b-four-15');
  });

  it('can be laid out whatever changed, with every node in it', () => {
    const removable = base.filter(({ id }) => id !== 'flow').map(({ id }) => id);
    const some = fc.tuple(fc.subarray(removable), fc.subarray(removable));
    fc.assert(
      fc.property(some, ([left, right]) => {
        const without = (ids: readonly string[]) => base.filter(({ id }) => !ids.includes(id));
        const { drawing, fates } = compare(without(left), without(right));
        expect(new Set(drawing.nodes.map(({ id }) => id)).size).toBe(drawing.nodes.length);
        const layout = laneLayout(drawing, 800);
        const routes = routesOf(drawing, layout);
        for (const { id } of drawing.nodes) expect(fates.has(id) && layout.boxes.has(id)).toBe(true);
        for (const { id } of drawing.edges) expect(fates.has(id) && routes.has(id)).toBe(true);
      }),
    );
  });
});
