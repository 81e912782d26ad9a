import { expect, it } from 'vitest';
import { descriptorsFor } from '../../authentik/descriptors';
import { newestRelease } from '../../authentik/release';
import { givenValues } from './given-values';
import { documentOf } from '../../document/document';
import type { WorkspaceDocument } from '../../document/document';
import { runCommand } from '../../document/run-command';
import type { SetGivenValueArgs } from '../../document/commands/set-given-value';

let count = 0;
const context = { newId: () => `v${String((count += 1))}`, descriptors: descriptorsFor(newestRelease) };
const start = documentOf([{ id: 's', model: 'stagecraft.source', fields: { path: 'a.yaml', text: '' } }]);

function give(document: WorkspaceDocument, args: SetGivenValueArgs): WorkspaceDocument {
  const result = runCommand(document, { command: 'set-given-value', args }, context);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value.document;
}

it('gives a value to all files or to one, whose own counts more', () => {
  const all = give(start, { kind: 'context', name: 'brand', value: 'acme' });
  const own = give(all, { kind: 'context', name: 'brand', value: ['x'], source: 's' });
  expect(givenValues(own).context).toEqual({ brand: 'acme' });
  expect(givenValues(own, 's').context).toEqual({ brand: ['x'] });
  expect(givenValues(give(own, { kind: 'context', name: 'brand', source: 's' }), 's').context).toEqual({
    brand: 'acme',
  });
});

it('keeps the three kinds apart, and text alone for a server’s environment and files', () => {
  const env = give(start, { kind: 'env', name: 'K', value: 'v' });
  const file = give(env, { kind: 'file', name: '/k', value: 'content' });
  expect(givenValues(file)).toEqual({ context: {}, env: { K: 'v' }, files: { '/k': 'content' } });
});

it('goes with its file', () => {
  const given = give(start, { kind: 'env', name: 'K', value: 'v', source: 's' });
  const closed = runCommand(given, { command: 'remove-source', args: { source: 's' } }, context);
  expect(closed.ok && closed.value.document.records.size).toBe(0);
});
