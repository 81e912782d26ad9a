import { describe, expect, it } from 'vitest';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { documentOf } from '../../shared/document/document';
import { bind, descriptors, flow, policy, rule, stage } from '../../shared/graph/graph-fixture';
import { changesSince, nextChange } from './changes';
import type { Base } from './compare-store';

const group: AuthentikRecord = { id: 'g', model: 'authentik_core.group', fields: { name: 'staff' } };
const records = [
  flow(),
  rule,
  group,
  stage('one'),
  stage('two'),
  bind(10, 'one'),
  bind(20, 'two'),
  policy('b-two-20'),
];
const document = documentOf(records);
const baseOf = (kind: Base['kind'], base: readonly AuthentikRecord[], id = 'flow'): Base => ({
  kind,
  label: 'then',
  document: kind === 'flow' ? document : documentOf(base),
  flow: id,
  text: '',
});
const since = (base: Base) => changesSince(base, { document, descriptors, flow: 'flow' });
const told = (base: Base) => since(base).changes.map(({ fate, label }) => `${fate} ${label}`);

describe('what changed since a base', () => {
  it('is nothing where nothing did', () => {
    expect(told(baseOf('version', records))).toEqual([]);
    expect(told(baseOf('file', records))).toEqual([]);
  });

  it('leads from a change to what is drawn of it, and puts what is not in the flow last', () => {
    const then = records.map((record) =>
      record === rule || record === group
        ? { ...record, fields: { ...record.fields, name: `old ${record.id}` } }
        : record,
    );
    const { changes } = since(baseOf('version', then));
    expect(changes.map(({ label, isHere, nodes }) => [label, isHere, nodes])).toEqual([
      ['rule', true, ['gate:b-two-20']],
      ['staff', false, []],
    ]);
    expect(changes[0]!.fields).toEqual([{ field: 'name', from: 'old rule', to: 'rule' }]);
  });

  it('tells of a file only what belongs to the flow', () => {
    const then = records
      .filter(({ id }) => id !== 'g')
      .map((record) => ({ ...record, id: `file ${record.id}` }));
    const renamed = then.map(
      (record) =>
        JSON.parse(JSON.stringify(record).replace(/"\$ref":"/g, '"$ref":"file ')) as AuthentikRecord,
    );
    expect(told(baseOf('file', renamed, 'file flow'))).toEqual([]);
  });

  it('holds two flows of one workspace against each other', () => {
    const other = flow({ slug: 'other' });
    const both = documentOf([
      ...records,
      { ...other, id: 'flow-2' },
      { ...bind(10, 'one', { target: { $ref: 'flow-2' } }), id: 'b-2' },
    ]);
    const base: Base = { kind: 'flow', label: 'other', document: both, flow: 'flow-2', text: '' };
    const { changes } = changesSince(base, { document: both, descriptors, flow: 'flow' });
    expect(changes.map(({ fate, label }) => `${fate} ${label}`).sort()).toEqual([
      'added rule',
      'added rule on two in login',
      'added two',
      'added two in login',
      'changed login',
    ]);
  });
});

it('goes round the changes', () => {
  expect([nextChange(-1, 3, 1), nextChange(-1, 3, -1), nextChange(2, 3, 1), nextChange(0, 3, -1)]).toEqual([
    0, 2, 0, 2,
  ]);
  expect(nextChange(-1, 0, 1)).toBe(-1);
});
