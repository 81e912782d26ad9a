import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfKind } from '../../shared/document/indexes';
import { labelOf, labelOfModel } from '../../shared/document/labels';
import { insertableTypes } from '../../shared/graph/insertable';

export type PickerKind = 'stage' | 'policy';

export interface PickerItem {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: string;
  readonly section: string;
  readonly disabled: boolean;
  readonly what: { readonly model: string } | { readonly record: RecordId };
}

const sectionWords: Readonly<Record<string, string>> = {
  identifies: 'Identifies the visitor',
  proves: 'Proves who it is',
  collects: 'Collects and sets up',
  acts: 'Acts',
  decides: 'Decides',
  ends: 'Ends the flow',
};

/** `Password` of `Password Stage`: where the list says already what kind it is of. */
export function shortLabel(label: string): string {
  return label.replace(/ (Stage|Policy)$/i, '') || label;
}

/** New types first, by role; then what the workspace already has, which flows may share. */
export function pickerItems(
  document: WorkspaceDocument,
  descriptors: DescriptorSet,
  kind: PickerKind,
): readonly PickerItem[] {
  const types = insertableTypes(descriptors, kind).map((type): PickerItem => {
    const detail = type.unavailable ?? type.summary;
    return {
      id: type.model,
      label: shortLabel(type.label),
      section: kind === 'policy' ? 'New policy' : (sectionWords[type.role ?? ''] ?? 'Other'),
      disabled: type.unavailable !== undefined,
      what: { model: type.model },
      ...(detail === undefined ? {} : { detail }),
      ...(type.icon === undefined ? {} : { icon: type.icon }),
    };
  });
  const present = recordsOfKind(document, kind).map((record): PickerItem => {
    const icon = descriptors.models.get(record.model)?.icon;
    return {
      id: record.id,
      label: labelOf(document, record),
      detail: labelOfModel(descriptors, record.model),
      section: kind === 'policy' ? 'In this workspace' : 'In this workspace (shared)',
      disabled: false,
      what: { record: record.id },
      ...(icon === undefined ? {} : { icon }),
    };
  });
  return [...types, ...present];
}

export function matching(items: readonly PickerItem[], query: string): readonly PickerItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const text = (item: PickerItem) => `${item.label} ${item.detail ?? ''} ${item.section}`.toLowerCase();
  const found = items.filter((item) => words.every((word) => text(item).includes(word)));
  const starts = (item: PickerItem) => (item.label.toLowerCase().startsWith(words[0]!) ? 0 : 1);
  return [...found].sort(
    (left, right) => Number(left.disabled) - Number(right.disabled) || starts(left) - starts(right),
  );
}
