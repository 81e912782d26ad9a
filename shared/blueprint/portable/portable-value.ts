import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
import { isExternalReference, isLiteral, isRecordReference, isTaggedValue } from '../../authentik/record';
import type { DescriptorSet } from '../../authentik/descriptor';
import type { WorkspaceDocument } from '../../document/document';
import { resolveValue } from '../../document/references';
import { mapInside } from '../../document/values';
import { findTag } from '../project/reference-tags';
import type { Choice } from './choices';

/** What a value pointed at is left out of the export. */
export const gone = Symbol('left out');

export const keyPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

interface Conversion {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly names: ReadonlyMap<RecordId, string>;
  readonly choices: ReadonlyMap<RecordId, Choice>;
}

interface Manner {
  /** The text of a key stands for an object. */
  readonly isReference?: boolean;
  /** `!Find` asks whether something is there: it is no link that has to be kept. */
  readonly keepsFind?: boolean;
}

/** Whether the entry of an object surely leaves it there, so that `!KeyOf` may name it. */
export function isAlwaysApplied({ entry }: AuthentikRecord): boolean {
  const { state, conditions } = entry ?? {};
  return typeof state !== 'object' && (conditions === undefined || isLiteral(conditions));
}

/** A value with references as the tags that any server can follow. */
export function convertValue(
  context: Conversion,
  value: FieldValue,
  manner: Manner,
): FieldValue | typeof gone {
  if (typeof value === 'string') {
    const isKey = manner.isReference === true || keyPattern.test(value);
    const target = isKey ? resolveValue(context.document, value) : undefined;
    return target ? (linkTo(context, target) ?? value) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isRecordReference(value)) {
    const target = resolveValue(context.document, value);
    return (target && linkTo(context, target)) ?? null;
  }
  if (isExternalReference(value)) return externalLink(context, value, manner);
  const inside = (item: FieldValue): FieldValue => {
    const converted = convertValue(context, item, { ...manner, isReference: false });
    return converted === gone ? null : converted;
  };
  if (isTaggedValue(value)) return { $tag: value.$tag, value: inside(value.value) };
  return mapInside(value, inside);
}

function externalLink(
  context: Conversion,
  value: Extract<FieldValue, { readonly $external: unknown }>,
  { keepsFind = false }: Manner,
): FieldValue | typeof gone {
  const target = keepsFind ? undefined : resolveValue(context.document, value);
  const choice = target && context.choices.get(target.id);
  if (target && choice === 'leave-out') return gone;
  if (target && choice === 'include' && isAlwaysApplied(target)) {
    const link = linkTo(context, target);
    if (link !== undefined) return link;
  }
  const { model, where } = value.$external;
  const pairs = where.map(([field, item]) => {
    const converted = convertValue(context, item, { keepsFind });
    return [field, converted === gone ? null : converted];
  });
  return { $tag: '!Find', value: [model, ...pairs] };
}

function linkTo(
  { document, descriptors, names, choices }: Conversion,
  target: AuthentikRecord,
): FieldValue | typeof gone | undefined {
  const name = names.get(target.id);
  if (name !== undefined) return { $tag: '!KeyOf', value: name };
  const choice = choices.get(target.id);
  if (choice === 'leave-out') return gone;
  return choice === undefined ? undefined : findTag(document, target, descriptors);
}
