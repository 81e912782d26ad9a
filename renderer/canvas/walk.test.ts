import { expect, test } from 'vitest';
import { documentOf } from '../../shared/document/document';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { flowGraph } from '../../shared/graph/flow-graph';
import { drawingOf } from '../../shared/graph/drawing/drawing';
import { laneLayout } from '../../shared/graph/drawing/lane-layout';
import { neighbourOf, walk } from './walk';

const stage = (name: string): AuthentikRecord[] => [
  { id: name, model: 'authentik_stages_identification.identificationstage', fields: { name } },
  {
    id: `b-${name}`,
    model: 'authentik_flows.flowstagebinding',
    fields: { target: { $ref: 'flow' }, stage: { $ref: name }, order: name.charCodeAt(0) },
  },
];
const [a, bindingA] = stage('a');
const recovery = { $external: { model: 'authentik_flows.flow', where: [['slug', 'recovery'] as const] } };
const records: AuthentikRecord[] = [
  { id: 'flow', model: 'authentik_flows.flow', fields: { slug: 'f' } },
  { ...a!, fields: { ...a!.fields, recovery_flow: recovery } },
  bindingA!,
  ...stage('b'),
  ...stage('c'),
  { id: 'p', model: 'authentik_policies.policybinding', fields: { target: { $ref: 'b-b' }, order: 0 } },
];
const drawing = drawingOf(flowGraph(documentOf(records), 'flow', descriptorsFor('2026.8')));
const { boxes } = laneLayout(drawing, 400);
const beside = drawing.nodes.find((node) => node.under !== undefined)!.id;

test.each([
  [undefined, 'ArrowRight', 'entry'],
  ['entry', 'ArrowRight', 'stage:b-a'],
  ['stage:b-a', 'ArrowRight', 'gate:b-b'],
  ['gate:b-b', 'ArrowLeft', 'stage:b-a'],
  ['entry', 'ArrowLeft', 'entry'],
  ['stage:b-c', 'Home', 'entry'],
  ['entry', 'End', 'exit:done'],
  ['stage:b-a', 'ArrowDown', beside],
  [beside, 'ArrowUp', 'stage:b-a'],
  [beside, 'ArrowRight', 'gate:b-b'],
  ['entry', 'ArrowDown', 'gate:b-b'],
] as const)('from %s with %s to %s', (from, key, to) => {
  expect(walk({ drawing, boxes }, from, key)).toBe(to);
});

test.each([
  [['stage:b-b'], ['stage:b-c']],
  [['stage:b-c'], ['stage:b-b']],
  [['stage:b-a', 'stage:b-b', 'stage:b-c'], ['entry']],
  [['gate:b-b'], ['stage:b-b']],
  [['entry'], []],
])('after %j is removed, %j is selected', (removed, expected) => {
  expect(neighbourOf(drawing, new Set<string>(removed))).toEqual(expected);
});
