import { expect, it } from 'vitest';
import type { FieldValue } from '../../authentik/record';
import { newestRelease } from '../../authentik/release';
import { documentOf } from '../../document/document';
import { namesAsked } from './asked-names';
import { evaluateField } from './evaluate-field';

const tag = ($tag: string, value: FieldValue): FieldValue => ({ $tag, value });
const document = documentOf([
  {
    id: 's',
    model: 'stagecraft.source',
    fields: { path: 'a.yaml', text: 'version: 1\ncontext: {brand: acme, list: [1]}\nentries: []\n' },
  },
  { id: 'v', model: 'stagecraft.value', fields: { kind: 'context', name: 'list', value: [2] } },
  { id: 'e', model: 'stagecraft.value', fields: { kind: 'env', name: 'K', value: 'given' } },
  { id: 'f', model: 'authentik_flows.flow', fields: { slug: 'login' } },
]);
const external = (slug: string): FieldValue => ({
  $external: { model: 'authentik_flows.flow', where: [['slug', slug]] },
});

it.each<readonly [string, FieldValue, FieldValue]>([
  ['the file’s own context', tag('!Format', ['x-%s', tag('!Context', 'brand')]), 'x-acme'],
  ['lists of the context one after the other, as a server merges them', tag('!Context', 'list'), [1, 2]],
  ['a given variable', tag('!Env', ['K', 'else']), 'given'],
  ['the default of one that is not given, whatever this machine has', tag('!Env', ['PATH', 'else']), 'else'],
  ['nothing for a file that is not given', tag('!File', '/etc/hostname'), null],
  ['an object that is here', tag('!If', [external('login'), external('login'), 0]), { $ref: 'f' }],
  ['null for one that is not', external('other'), null],
  ['a tag inside a mapping', { a: [tag('!Condition', ['AND', true, { $ref: 'f' }])] }, { a: [true] }],
])('resolves %s', (_, value, expected) => {
  expect(evaluateField(value, { document, release: newestRelease, source: 's' }).value).toEqual(expected);
});

it('says what a server would where it fails', () => {
  const { error } = evaluateField(tag('!AtIndex', [[1], 4]), { document, release: newestRelease });
  expect(error).toBe('Index out of range: 4');
});

it('finds the names that tags ask for, with their defaults', () => {
  const value = [
    tag('!Context', ['a', 1]),
    { x: tag('!If', [tag('!Env', 'B'), tag('!Context', 'a'), null]) },
  ];
  expect(namesAsked([value])).toEqual([
    { kind: 'context', name: 'a', fallback: 1, uses: 2 },
    { kind: 'env', name: 'B', uses: 1 },
  ]);
});
