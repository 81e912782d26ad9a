import { expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { documentOf, emptyDocument } from '../../shared/document/document';
import { flowModel, sourceModel } from '../../shared/document/models';
import { sourceCodec } from './source-codec';

let ids = 0;
const context = { newId: () => `r${(ids += 1)}`, descriptors: descriptorsFor('2026.8') };
const text = `# Kept.
version: 1
entries:
  - model: authentik_flows.flow
    identifiers: {slug: login}   # as it was
    attrs:
      name: Log in
      title: Log in
      designation: authentication
`;

function read(from: string) {
  return sourceCodec.read({ path: '/a.yaml', text: from }, { ...context, document: emptyDocument });
}

function opened(from: string) {
  const result = read(from);
  if (!result.ok) throw new Error('The text of this test is a blueprint.');
  return result.value.records;
}

it('reads a text into its source and its objects, and writes it back byte for byte', () => {
  const records = opened(text);
  expect(records.map(({ model }) => model)).toEqual([sourceModel, flowModel]);
  const written = sourceCodec.write(documentOf(records), records[0]!.id, context);
  expect(written.ok && written.value.text).toBe(text);
});

it('writes only what changed', () => {
  const records = opened(text).map((record) =>
    record.model === flowModel ? { ...record, fields: { ...record.fields, title: 'Welcome' } } : record,
  );
  const written = sourceCodec.write(documentOf(records), records[0]!.id, context);
  expect(written.ok && written.value.text).toBe(text.replace('title: Log in', 'title: Welcome'));
});

it('tells where a text is none', () => {
  const result = read('version: 1\nentries: [}\n');
  expect(result.ok).toBe(false);
  expect(!result.ok && result.error[0]!.at).toMatchObject({ path: '/a.yaml', line: 2 });
});

it('exports a flow that reads as the same flow', () => {
  const records = opened(text);
  const flow = records.find(({ model }) => model === flowModel)!;
  const exported = sourceCodec.exportFlows(documentOf(records), [flow.id], context);
  if (!exported.ok) throw new Error(exported.error[0]?.message);
  const again = opened(exported.value.text).find(({ model }) => model === flowModel)!;
  expect(again.fields).toMatchObject({ slug: 'login', name: 'Log in', designation: 'authentication' });
});

it('exports nothing of what is not there', () => {
  expect(sourceCodec.exportFlows(emptyDocument, ['nobody'], context).ok).toBe(false);
});
