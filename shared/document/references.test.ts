import { describe, expect, it } from 'vitest';
import type { AuthentikRecord, FieldValue } from '../authentik/record';
import { documentOf } from './document';
import { stageBindingsOf } from './indexes';
import { describeValue, labelOf } from './labels';
import { flowModel, stageBindingModel } from './models';
import { targetOf } from './references';
import { usesOf } from './uses';

const pk = '0B2B6CBF-32E4-4A9B-A8C6-7A5D9E0E0A01';
const password = 'authentik_stages_password.passwordstage';
const flow: AuthentikRecord = { id: 'f', model: flowModel, fields: { name: 'Log in', slug: 'log-in', pk } };
const stage: AuthentikRecord = {
  id: 's',
  model: password,
  fields: { name: 'pw', failed_attempts_before_cancel: 5 },
};
const binding: AuthentikRecord = {
  id: 'b',
  model: stageBindingModel,
  fields: { target: pk.toLowerCase(), stage: { $ref: 's' }, order: 10 },
};
const gone: AuthentikRecord = {
  id: 'g',
  model: flowModel,
  fields: { name: 'Old', slug: 'old' },
  entry: { source: 'x', identifiers: ['slug'], state: 'absent' },
};
const document = documentOf([flow, stage, binding, gone]);

function find(model: string, ...where: [string, FieldValue][]): FieldValue {
  return { $external: { model, where } };
}

describe('targetOf', () => {
  it.each<[string, FieldValue | undefined, string | undefined]>([
    ['a reference', { $ref: 's' }, 's'],
    ['a reference to nothing', { $ref: 'nobody' }, undefined],
    ['a primary key', pk, 'f'],
    ['a primary key in other letters', pk.toLowerCase(), 'f'],
    ['other text', 'log-in', undefined],
    ['a slug', find(flowModel, ['slug', 'log-in']), 'f'],
    ['a model in other letters', find('authentik_flows.Flow', ['slug', 'log-in']), 'f'],
    ['a primary key by field', find(flowModel, ['pk', pk]), 'f'],
    ['all of several fields', find(flowModel, ['slug', 'log-in'], ['name', 'Log out']), undefined],
    ['a lookup', find(flowModel, ['slug__iexact', 'LOG-IN']), 'f'],
    ['a lookup of a part', find(flowModel, ['name__icontains', 'og i']), 'f'],
    ['a number lookup', find(password, ['failed_attempts_before_cancel__gte', 5]), 's'],
    ['one of several', find(password, ['name__in', ['x', 'pw']]), 's'],
    ['a field across a relation', find(stageBindingModel, ['target__slug', 'log-in']), 'b'],
    ['a relation by reference', find(stageBindingModel, ['stage', { $ref: 's' }], ['target', pk]), 'b'],
    [
      'a relation by another query',
      find(stageBindingModel, ['target', find(flowModel, ['slug', 'log-in'])]),
      'b',
    ],
    ['the abstract parent of stages', find('authentik_flows.stage', ['name', 'pw']), 's'],
    ['what an entry takes away', find(flowModel, ['slug', 'old']), undefined],
    ['a lookup nobody knows', find(flowModel, ['slug__regex', '.*']), undefined],
    ['a query with a tag', find(flowModel, ['slug', { $tag: '!Context', value: 'slug' }]), undefined],
    ['no conditions', find(flowModel), undefined],
    ['a tag', { $tag: '!Context', value: 'x' }, undefined],
    ['nothing', undefined, undefined],
  ])('follows %s', (_what, value, id) => {
    expect(targetOf(document, value)?.id).toBe(id);
  });
});

it('finds who uses a record and by which field', () => {
  expect(usesOf(document, 's')).toEqual([{ record: binding, field: 'stage' }]);
  expect(usesOf(document, 'f')).toEqual([{ record: binding, field: 'target' }]);
  expect(usesOf(document, 'b')).toEqual([]);
});

it('names records and values as people do', () => {
  expect(labelOf(document, binding)).toBe('pw in Log in');
  expect(
    describeValue(document, { $tag: '!Format', value: ['x-%s', { $tag: '!Context', value: 'y' }] }),
  ).toBe('!Format x-%s !Context y');
  expect(describeValue(document, find('authentik_core.group', ['name', 'admins']))).toBe('admins');
});

it('settles ties by the place in the text, whatever the order of loading', () => {
  const at = (id: string, path: (string | number)[] | undefined, order: FieldValue): AuthentikRecord => ({
    id,
    model: stageBindingModel,
    fields: { target: { $ref: 'f' }, order },
    entry: { source: 'x', identifiers: [], ...(path ? { path } : {}) },
  });
  const lane = [
    at('n', undefined, 5),
    at('a', ['entries', 10], 5),
    at('c', ['entries', 9], 5),
    at('z', ['entries', 99], '-1'),
    at('t', ['entries', 1], { $tag: '!Context', value: 'o' }),
  ];
  for (const records of [lane, [...lane].reverse()]) {
    expect(stageBindingsOf(documentOf([flow, ...records]), 'f').map(({ id }) => id)).toEqual([
      'z',
      'c',
      'a',
      'n',
      't',
    ]);
  }
});
