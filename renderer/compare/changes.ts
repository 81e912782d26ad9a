import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { RecordId } from '../../shared/authentik/record';
import { compareDocuments } from '../../shared/compare/compare-documents';
import type { ComparedFlow } from '../../shared/compare/compare-flows';
import { compareFlows, shownBy } from '../../shared/compare/compare-flows';
import type { ChangedObject, ComparedObject, ObjectFate } from '../../shared/compare/comparison';
import { differences } from '../../shared/compare/comparison';
import { toldValue } from '../../shared/compare/describe-comparison';
import { flowScope } from '../../shared/compare/flow-scope';
import type { WorkspaceDocument } from '../../shared/document/document';
import { labelOfModel } from '../../shared/document/labels';
import type { Json } from '../../shared/kernel/json';
import type { Base } from './compare-store';

export interface ChangeField {
  readonly field: string;
  /** Texts for people; absent: nothing there. */
  readonly from?: string;
  readonly to?: string;
  readonly implied?: 'from' | 'to';
}

/** One object that is different, as the list shows it. */
export interface Change {
  readonly id: string;
  readonly fate: ObjectFate;
  readonly type: string;
  readonly label: string;
  readonly fields: readonly ChangeField[];
  readonly object: ComparedObject;
  /** What is drawn of it, by id. */
  readonly nodes: readonly string[];
  /** It belongs to the flow that is open. */
  readonly isHere: boolean;
}

export interface Compared extends ComparedFlow {
  readonly changes: readonly Change[];
}

export interface Now {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly flow: RecordId;
}

/** Holds the open flow, and where a version is compared the rest of the workspace too, against a base. */
export function changesSince(base: Base, { document, descriptors, flow }: Now): Compared {
  const documents = { from: base.document, to: document };
  const scope = { from: flowScope(base.document, base.flow), to: flowScope(document, flow) };
  const isVersion = base.kind === 'version';
  const comparison = compareDocuments(base.document, document, {
    descriptors,
    sameWorkspace: isVersion,
    ...(base.flow === undefined || isVersion ? {} : { pairs: [[base.flow, flow] as const] }),
    ...(isVersion ? {} : { scope }),
    isWithin: base.kind === 'flow',
    places: false,
  });
  const flows = { ...(base.flow === undefined ? {} : { from: base.flow }), to: flow };
  const compared = compareFlows({ documents, flows, descriptors, comparison });
  const nodesOf = nodesByRecord(compared);
  const told = { documents, descriptors };
  const changes = differences(comparison).map(({ fate, object }): Change => {
    const { from, to } = object.record;
    const fields = 'fields' in object ? object.fields : [];
    return {
      id: `${fate} ${from ?? ''} ${to ?? ''}`,
      fate,
      type: labelOfModel(descriptors, object.model),
      label: object.label,
      fields: fields.map((change) => fieldOf(told, object, change)),
      object,
      nodes: [...new Set([...(nodesOf.get(to ?? '') ?? []), ...(nodesOf.get(from ?? '') ?? [])])],
      isHere: (from !== undefined && scope.from.has(from)) || (to !== undefined && scope.to.has(to)),
    };
  });
  const sorted = [...changes].sort((left, right) => Number(right.isHere) - Number(left.isHere));
  return { ...compared, changes: sorted };
}

function fieldOf(
  told: Parameters<typeof toldValue>[0],
  object: ComparedObject,
  { field, from, to, implied }: ChangedObject['fields'][number],
): ChangeField {
  const before = shown(toldValue(told, object, { field, side: 'from', value: from }));
  const after = shown(toldValue(told, object, { field, side: 'to', value: to }));
  return {
    field,
    ...(before === undefined ? {} : { from: before }),
    ...(after === undefined ? {} : { to: after }),
    ...(implied === undefined ? {} : { implied }),
  };
}

function shown(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value === '') return 'empty';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function nodesByRecord({ drawing }: ComparedFlow): ReadonlyMap<RecordId, readonly string[]> {
  const nodes = new Map<RecordId, string[]>();
  for (const { id, node, under } of drawing.nodes) {
    if (under !== undefined) continue;
    for (const record of shownBy(node)) {
      const list = nodes.get(record);
      if (list) list.push(id);
      else nodes.set(record, [id]);
    }
  }
  return nodes;
}

/** The change after (1) or before (-1) the one that is looked at; it goes round. */
export function nextChange(at: number, count: number, step: 1 | -1): number {
  if (count === 0) return -1;
  return at < 0 ? (step === 1 ? 0 : count - 1) : (at + step + count) % count;
}
