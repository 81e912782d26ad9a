import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { orderOf } from '../../shared/document/indexes';
import type { Use } from '../../shared/document/indexes';
import { labelOf, labelOfModel } from '../../shared/document/labels';
import { modelKind, policyBindingModel, stageBindingModel } from '../../shared/document/models';
import { targetOf } from '../../shared/document/references';
import { usesOf } from '../../shared/document/uses';

/** One place where a record is used, as a person would name it. */
export interface ShownUse {
  readonly label: string;
  readonly detail: string;
  /** The record to go to: the binding, or whoever holds the reference. */
  readonly record: RecordId;
}

/** Where a record is used. A binding's own target is not a use: a flow is not used by its stages. */
export function usesShown(
  document: WorkspaceDocument,
  descriptors: DescriptorSet,
  record: AuthentikRecord,
): readonly ShownUse[] {
  return usesOf(document, record.id)
    .filter(({ record: user, field }) => !(field === 'target' && modelKind(user.model) === 'binding'))
    .map((use) => show(document, descriptors, use));
}

function show(document: WorkspaceDocument, descriptors: DescriptorSet, use: Use): ShownUse {
  const { record, field } = use;
  const target = targetOf(document, record.fields.target);
  if (record.model === stageBindingModel) {
    return { label: nameOf(document, target), detail: `order ${orderText(record)}`, record: record.id };
  }
  if (record.model === policyBindingModel) {
    return {
      label: nameOf(document, target),
      detail: `policy, order ${orderText(record)}`,
      record: record.id,
    };
  }
  const [name = field] = field.split('.');
  const fieldLabel = descriptors.field(record.model, name)?.label ?? name;
  return {
    label: labelOf(document, record),
    detail: `${labelOfModel(descriptors, record.model)}, ${fieldLabel}`,
    record: record.id,
  };
}

function nameOf(document: WorkspaceDocument, target: AuthentikRecord | undefined): string {
  return target === undefined ? 'something that this workspace does not hold' : labelOf(document, target);
}

function orderText(binding: AuthentikRecord): string {
  const order = orderOf(binding);
  return order === Number.MAX_SAFE_INTEGER ? '?' : String(order);
}
