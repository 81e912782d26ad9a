import type { FieldValue } from '../../shared/authentik/record';
import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type {
  ImportAction,
  ImportPlan,
  PlannedBlueprint,
  PlannedEntry,
} from '../../shared/blueprint/import-plan/plan';
import type { WorkspaceDocument } from '../../shared/document/document';
import { describeValue, labelOf, labelOfModel } from '../../shared/document/labels';
import type { Diagnostic, Place } from '../../shared/kernel/diagnostic';
import type { TreeNode } from '../ui/tree';

export type ImportRow = TreeNode & {
  readonly children?: readonly ImportRow[] | undefined;
  /** Which of the plan's blueprints it belongs to. */
  readonly blueprint: number;
  readonly at?: Place | undefined;
} & (
    | { readonly kind: 'blueprint'; readonly planned: PlannedBlueprint }
    | {
        readonly kind: 'entry';
        readonly entry: PlannedEntry;
        readonly model: string;
        readonly isOffered: boolean;
      }
    | { readonly kind: 'change'; readonly field: string; readonly from?: string; readonly to: string }
    | { readonly kind: 'problem'; readonly problem: Diagnostic }
    | { readonly kind: 'note'; readonly text: string }
  );

export interface RowsInput {
  readonly plan: ImportPlan;
  /** The workspace as it would be, deleted objects still in it: for what things are called. */
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly onlyChanges: boolean;
}

const changing: ReadonlySet<ImportAction> = new Set(['create', 'update', 'delete', 'impossible']);

/** The plan as a tree: blueprints, their entries, what changes in each and what is said of it. */
export function importRows(input: RowsInput): readonly ImportRow[] {
  return input.plan.blueprints.map((planned, index) => {
    const shown = planned.entries.filter(({ action }) => !input.onlyChanges || changing.has(action));
    const ofEntries = new Set(planned.entries.flatMap(({ problems }) => problems));
    const others = planned.problems.filter((problem) => !ofEntries.has(problem));
    return {
      kind: 'blueprint',
      id: `${String(index)}`,
      label: planned.path,
      blueprint: index,
      planned,
      children: [
        ...others.map((problem, place) => problemRow(`${String(index)}.p${String(place)}`, index, problem)),
        ...shown.map((entry) => entryRow(input, { index, planned, entry })),
      ],
    };
  });
}

interface EntryPlace {
  readonly index: number;
  readonly planned: PlannedBlueprint;
  readonly entry: PlannedEntry;
}

function entryRow(input: RowsInput, { index, planned, entry }: EntryPlace): ImportRow {
  const { document, descriptors } = input;
  const id = `${String(index)}.${String(entry.index)}`;
  const base = { blueprint: index, at: entry.at };
  const shown = (value: FieldValue | undefined) =>
    value === undefined ? 'default' : describeValue(document, value) || '“”';
  const children: ImportRow[] = [
    ...entry.problems.map((problem, place) => problemRow(`${id}.p${String(place)}`, index, problem)),
    ...(entry.note === undefined ? [] : [noteRow(`${id}.n`, entry.note, base)]),
    ...entry.alsoRemoved.map((record, place) => {
      const gone = document.records.get(record);
      const text = `${gone === undefined ? 'A binding' : labelOf(document, gone)} goes with it.`;
      return noteRow(`${id}.r${String(place)}`, text, base);
    }),
    ...entry.changes.map(({ field, from, to }): ImportRow => {
      const label = descriptors.field(entry.model, field)?.label ?? field;
      const isNew = entry.action === 'create';
      return {
        ...base,
        kind: 'change',
        id: `${id}.${field}`,
        label: `${label}: ${isNew ? '' : `from ${shown(from)} to `}${shown(to)}`,
        field: label,
        to: shown(to),
        ...(isNew ? {} : { from: shown(from) }),
      };
    }),
  ];
  const model = labelOfModel(descriptors, entry.model);
  return {
    ...base,
    kind: 'entry',
    id,
    label: `${entry.label}, ${model}, ${entry.action}`,
    entry,
    model,
    isOffered: planned.importable,
    ...(children.length > 0 && { children }),
  };
}

function problemRow(id: string, blueprint: number, problem: Diagnostic): ImportRow {
  return { kind: 'problem', id, label: problem.message, blueprint, at: problem.at, problem };
}

function noteRow(
  id: string,
  text: string,
  base: { readonly blueprint: number; readonly at: Place },
): ImportRow {
  return { ...base, kind: 'note', id, label: text, text };
}

/** What is open at first: blueprints, and whatever cannot be done. */
export function openAtFirst(rows: readonly ImportRow[]): ReadonlySet<string> {
  const open = new Set<string>();
  for (const row of rows) {
    open.add(row.id);
    for (const child of row.children ?? []) {
      if (child.kind === 'entry' && child.entry.action === 'impossible') open.add(child.id);
    }
  }
  return open;
}
