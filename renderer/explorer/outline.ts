import type { DescriptorSet, ModelKind } from '../../shared/authentik/descriptor';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfKind, recordsOfModel } from '../../shared/document/indexes';
import { labelOf, labelOfModel, slugOrLabel } from '../../shared/document/labels';
import { isOwnModel, sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import { matchOf } from './search';
import { usesShown } from './used-by';
import type { ShownUse } from './used-by';

export type GroupName = 'flow' | 'stage' | 'policy' | 'prompt' | 'other' | 'file';

export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly group: GroupName;
  readonly label: string;
  readonly count: number;
  readonly children: readonly OutlineNode[];
}

export interface RecordNode {
  readonly kind: 'record';
  readonly id: string;
  readonly record: RecordId;
  readonly group: GroupName;
  readonly label: string;
  /** A flow's name beside its slug, which is what authentik lists flows by. */
  readonly name: string | undefined;
  /** authentik's word for its type; empty for a file. */
  readonly type: string;
  readonly icon: string | undefined;
  readonly uses: number;
  /** Nothing refers to it although something would have to for it to matter. */
  readonly isUnused: boolean;
  /** A file whose text is not what is on disk. */
  readonly isDirty: boolean;
  /** A file that a server would refuse as it is. */
  readonly isRefused: boolean;
  /** Text around what the search found, where that is neither label nor type. */
  readonly excerpt: string | undefined;
  readonly children: readonly OutlineNode[] | undefined;
}

export interface UseNode {
  readonly kind: 'use';
  readonly id: string;
  readonly label: string;
  readonly use: ShownUse;
  readonly children?: undefined;
}

export type OutlineNode = GroupNode | RecordNode | UseNode;

export interface OutlineInput {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly query: string;
  /** Files whose text is not what is on disk. */
  readonly dirty: ReadonlySet<RecordId>;
  /** Paths of files that a server would refuse as they are. */
  readonly refused: ReadonlySet<string>;
}

const groups: readonly { readonly group: GroupName; readonly label: string }[] = [
  { group: 'flow', label: 'Flows' },
  { group: 'stage', label: 'Stages' },
  { group: 'policy', label: 'Policies' },
  { group: 'prompt', label: 'Prompts' },
  { group: 'other', label: 'Other objects' },
  { group: 'file', label: 'Files' },
];

/** Kinds that do nothing by themselves: without a use they only lie around. */
const needUse: ReadonlySet<GroupName> = new Set(['stage', 'policy', 'prompt']);
const groupIcons: Readonly<Record<GroupName, string>> = {
  flow: 'workflow',
  stage: 'square-stack',
  policy: 'shield-check',
  prompt: 'text-cursor-input',
  other: 'box',
  file: 'file-code',
};

function recordsOf(document: WorkspaceDocument, group: GroupName): readonly AuthentikRecord[] {
  if (group === 'file') return recordsOfModel(document, sourceModel);
  if (group !== 'other') return recordsOfKind(document, group);
  const kinds: readonly ModelKind[] = ['external', 'other'];
  return kinds.flatMap((kind) => recordsOfKind(document, kind)).filter((record) => !isOwnModel(record.model));
}

/** The explorer's tree: kinds, their records, and below each record where it is used. Empty kinds are left out. */
export function outline(input: OutlineInput): readonly GroupNode[] {
  return groups.flatMap(({ group, label }) => {
    const all = recordsOf(input.document, group);
    const children = all.flatMap((record) => recordNode(input, group, record) ?? []);
    if (group === 'flow') children.sort((left, right) => (left.label < right.label ? -1 : 1));
    if (children.length === 0) return [];
    return [{ kind: 'group' as const, id: `group:${group}`, group, label, count: children.length, children }];
  });
}

function recordNode(input: OutlineInput, group: GroupName, record: AuthentikRecord): RecordNode | undefined {
  const { document, descriptors, query } = input;
  const name = labelOf(document, record);
  const label = group === 'flow' ? slugOrLabel(document, record) : name;
  const type = group === 'file' ? '' : labelOfModel(descriptors, record.model);
  const match = matchOf(record, { query, label, type });
  if (match === undefined) return undefined;
  const uses = group === 'file' ? [] : usesShown(document, descriptors, record);
  const id = `record:${record.id}`;
  const children = uses.map((use, index): UseNode => {
    return { kind: 'use', id: `${id}/use:${String(index)}`, label: use.label, use };
  });
  return {
    kind: 'record',
    id,
    record: record.id,
    group,
    label,
    name: name === label ? undefined : name,
    type,
    icon: descriptors.models.get(record.model)?.icon ?? groupIcons[group],
    uses: uses.length,
    isUnused: needUse.has(group) && uses.length === 0,
    isDirty: input.dirty.has(record.id),
    isRefused: group === 'file' && input.refused.has(textField(record, 'path') ?? ''),
    excerpt: match.excerpt,
    children: children.length === 0 ? undefined : children,
  };
}
