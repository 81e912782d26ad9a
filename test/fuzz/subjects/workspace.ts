import { descriptorsFor } from '../../../shared/authentik/descriptors';
import type { AuthentikRecord, RecordId } from '../../../shared/authentik/record';
import { projectBlueprint } from '../../../shared/blueprint/project/project';
import { writeSource } from '../../../shared/blueprint/project/write-source';
import { parseBlueprint } from '../../../shared/blueprint/text/parse-blueprint';
import { applyDiff, inverseDiff } from '../../../shared/document/diff';
import type { WorkspaceDocument } from '../../../shared/document/document';
import { documentOf } from '../../../shared/document/document';
import { danglingReferences } from '../../../shared/document/integrity';
import { sourceModel } from '../../../shared/document/models';
import { runCommand } from '../../../shared/document/run-command';
import { flowGraph } from '../../../shared/graph/flow-graph';
import { deepEqual } from '../../../shared/kernel/equal';
import { compileEstate } from '../../../shared/simulate/estate';
import { countedIds, path } from '../sample';
import type { Sample } from '../sample';
import type { Subject } from './subject';

const descriptors = descriptorsFor('2026.8');

const project: Subject = {
  name: 'project',
  complaints: ({ projection }) => {
    const { records, source } = projection();
    const ids = new Set(records.map(({ id }) => id));
    if (ids.size !== records.length) return ['two records have one id'];
    if (records[0] !== source) return ['the source is not the first record'];
    return danglingReferences(documentOf(records)).map(({ message }) => message);
  },
};

const write: Subject = {
  name: 'write back',
  complaints: ({ document, parsed, projection, text }) => {
    if (!parsed().parsed) return [];
    const written = writeSource(document(), projection().source.id, descriptors);
    if (!written.ok) return [`an untouched file is not written: ${written.error[0]?.message ?? ''}`];
    return written.value.text === text ? [] : ['an untouched file is written with other bytes'];
  },
};

const graph: Subject = {
  name: 'graph',
  complaints: ({ document, flows }) =>
    flows().flatMap((flow) => {
      const { nodes, edges } = flowGraph(document(), flow.id, descriptors);
      const ids = new Set(nodes.map(({ id }) => id));
      if (ids.size !== nodes.length) return ['two nodes have one id'];
      const isLoose = edges.some(({ source, target }) => !ids.has(source) || !ids.has(target));
      return isLoose ? ['an edge leads to no node'] : [];
    }),
};

const estate: Subject = {
  name: 'estate',
  complaints: ({ document, flows }) => {
    const compiled = compileEstate(document(), descriptors);
    return compiled.flowById.size === flows().length ? [] : ['a flow is missing in what is simulated'];
  },
};

const bystander = [
  'version: 1',
  'entries:',
  '- model: authentik_flows.flow',
  '  identifiers: {slug: default-authentication-flow}',
  '  attrs: {name: Login, title: Welcome, designation: authentication}',
  '- model: authentik_core.group',
  '  identifiers: {name: same}',
].join('\n');

/** A workspace that holds the file as it was before its mutation, and another one. */
function workspaceBefore(original: string): WorkspaceDocument {
  const newId = countedIds('w');
  const records = new Map<RecordId, AuthentikRecord>();
  for (const [name, text] of [
    ['bystander.yaml', bystander],
    [path, original],
  ] as const) {
    const options = { newId, document: documentOf(records.values()) };
    for (const record of projectBlueprint(parseBlueprint(text, name), options).records) {
      records.set(record.id, record);
    }
  }
  return documentOf(records.values());
}

function same(left: WorkspaceDocument, right: WorkspaceDocument): boolean {
  return (
    left.records.size === right.records.size &&
    [...left.records].every(([id, record]) => deepEqual(record, right.records.get(id) ?? null))
  );
}

/** Reads the file into a workspace as the app does: a known path is read again. */
function loadComplaints({ parsed }: Sample, before: WorkspaceDocument): readonly string[] {
  const kept = documentOf(before.records.values());
  const known = [...before.records.values()].find(
    ({ model, fields }) => model === sourceModel && fields.path === path,
  );
  const others = [...before.records.values()].filter(
    ({ id, entry }) => known === undefined || (id !== known.id && entry?.source !== known.id),
  );
  const newId = countedIds('n');
  const { records } = projectBlueprint(parsed(), {
    newId,
    descriptors,
    document: documentOf(others),
    ...(known && { sourceId: known.id }),
  });
  const result = runCommand(before, { command: 'load-records', args: { records } }, { newId, descriptors });
  if (!same(before, kept)) return ['loading changes the document that it was given'];
  if (!result.ok) return result.error.length > 0 ? [] : ['loading is refused without a word'];
  const { document, diff } = result.value;
  if (!same(applyDiff(before, diff), document)) return ['the change does not make the document'];
  if (!same(applyDiff(document, inverseDiff(diff)), before))
    return ['undoing does not bring everything back'];
  if (danglingReferences(document).length > danglingReferences(before).length)
    return ['a reference leads nowhere after loading'];
  return [];
}

const load: Subject = {
  name: 'load',
  complaints: (sample) => {
    if (!sample.parsed().parsed) return [];
    return [
      ...loadComplaints(sample, documentOf([])),
      ...loadComplaints(sample, workspaceBefore(sample.original)),
    ];
  },
};

export const workspaceSubjects: readonly Subject[] = [project, write, graph, estate, load];
