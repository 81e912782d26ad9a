import { expect, it } from 'vitest';
import { blueprintTexts } from './export-texts';

const yaml = 'context: {}\nentries:\n- model: a.b\nversion: 1\n';
const found = (text: string) => blueprintTexts({ path: 'f', text }).map(({ path }) => path);

it.each([
  ['a blueprint', yaml, ['f']],
  ['a blueprint as JSON', '{"version": 1, "entries": []}', ['f']],
  ['a list of entries in flow style', '[{model: a.b}]', ['f']],
  ['JSON that holds none', '{"results": [{"slug": "entries"}]}', ['f']],
  [
    'exchanges with a server',
    JSON.stringify([
      { request: { path: '/api/v3/flows/instances/login/export/' }, response: { body: yaml } },
      { request: { path: '/api/v3/flows/instances/login/diagram/' }, response: { body: { diagram: yaml } } },
      { request: { path: '/api/v3/managed/blueprints/', body: { content: yaml } }, response: { body: {} } },
    ]),
    ['f › login'],
  ],
  [
    'exports by name',
    JSON.stringify({ login: yaml, more: [{ content: yaml }] }),
    ['f › login', 'f › more.0.content'],
  ],
])('finds what can be imported in %s', (_, text, paths) => {
  expect(found(text)).toEqual(paths);
});
