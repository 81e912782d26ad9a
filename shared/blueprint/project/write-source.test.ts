import { expect, it } from 'vitest';
import type { AuthentikRecord } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { documentOf } from '../../document/document';
import { parseBlueprint } from '../text/parse-blueprint';
import { projectBlueprint } from './project';
import { changesOfSource, writeSource } from './write-source';

const text = `# Keep me
version: 1
entries:
  - model: authentik_flows.flow   # the way
    id: flow
    identifiers: { slug: way }
    attrs: { name: Way, title: "Way", designation: recovery }

  # The binding
  - model: authentik_stages_dummy.dummystage
    identifiers: { name: one }
`;

function open(): readonly AuthentikRecord[] {
  let made = 0;
  return projectBlueprint(parseBlueprint(text), { newId: () => `n${String((made += 1))}` }).records;
}

function written(document: WorkspaceDocument) {
  const result = writeSource(document, 'n1');
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value;
}

it('puts a new stage and its binding in, and then has nothing left to change', () => {
  const document = documentOf([
    ...open(),
    {
      id: 'b',
      model: 'authentik_flows.flowstagebinding',
      fields: { target: { $ref: 'n2' }, stage: { $ref: 'n3' }, order: 10 },
      entry: { source: 'n1', identifiers: ['target', 'stage', 'order'] },
    },
  ]);
  const { text: after, entries } = written(document);
  expect(after).toBe(`# Keep me
version: 1
entries:
  - model: authentik_flows.flow   # the way
    id: flow
    identifiers: { slug: way }
    attrs: { name: Way, title: "Way", designation: recovery }

  # The binding
  - model: authentik_stages_dummy.dummystage
    id: one
    identifiers: { name: one }
  - model: authentik_flows.flowstagebinding
    identifiers:
      target: !KeyOf flow
      stage: !KeyOf one
      order: 10
`);
  const records = new Map(document.records);
  const source = records.get('n1')!;
  records.set('n1', { ...source, fields: { ...source.fields, text: after } });
  for (const { record, entry } of entries) records.set(record, { ...records.get(record)!, entry });
  expect(changesOfSource({ records }, 'n1')).toEqual([]);
  expect(written({ records }).text).toBe(after);
});

it('leaves everything as it was where nothing was edited', () => {
  expect(written(documentOf(open())).text).toBe(text);
});

it('does not count what another file says of the same object', () => {
  let made = 0;
  const first = projectBlueprint(
    parseBlueprint('version: 1\nentries:\n- {model: a.b, identifiers: {name: x}, attrs: {p: 1}}\n'),
    {
      newId: () => `a${String((made += 1))}`,
    },
  );
  const second = projectBlueprint(
    parseBlueprint('version: 1\nentries:\n- {model: a.b, identifiers: {name: x}, attrs: {q: 1}}\n'),
    {
      newId: () => `b${String((made += 1))}`,
      document: documentOf(first.records),
    },
  );
  const document = documentOf([...first.records, ...second.records]);
  expect(changesOfSource(document, first.source.id)).toEqual([]);
  expect(changesOfSource(document, second.source.id)).toEqual([]);
});
