import type { DescriptorSet, FieldDescriptor, StageRole } from '../../authentik/descriptor';
import { nothing, wordsOf } from '../../authentik/duration-text';
import type { AuthentikRecord, FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { describeValue, labelOfModel } from '../../document/labels';
import type { StageNode } from '../graph';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What a stage's card says. */
export interface StageCard {
  readonly type: string;
  readonly role?: StageRole;
  readonly icon?: string;
  /** Two at most. */
  readonly facts: readonly Fact[];
  /** Why the stage needs attention, in a few words. */
  readonly problem?: string;
}

export const roleWords: Readonly<Record<StageRole, string>> = {
  identifies: 'identifies',
  proves: 'proves',
  collects: 'collects',
  acts: 'acts',
  decides: 'decides',
  ends: 'ends',
};

function choiceLabel(field: FieldDescriptor, value: FieldValue): string | undefined {
  return field.choices?.find((choice) => choice.value === value)?.label;
}

/** Letters that a card's line holds, its label included. */
const lineLetters = 27;

/** All of a list where there is room, else its first and how many more, else how many. */
function shortList(words: readonly string[], room: number): string {
  const whole = words.join(', ');
  if (whole.length <= room || words.length === 1) return whole;
  const first = `${words[0]!} +${words.length - 1}`;
  return first.length <= room ? first : `${words.length} chosen`;
}

/** A field's value as a card says it: labels for choices and references, a list as one line. */
export function factText(document: WorkspaceDocument, field: FieldDescriptor, value: FieldValue): string {
  if (value === null || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    const items = value as readonly FieldValue[];
    if (items.length === 0) return 'none';
    const words = items.map((item) => choiceLabel(field, item) ?? describeValue(document, item));
    return shortList(words, lineLetters - (field.short ?? field.label).length);
  }
  if (isTaggedValue(value)) return describeValue(document, value);
  if (field.type === 'duration' && typeof value === 'string') return durationText(field, value);
  return choiceLabel(field, value) ?? describeValue(document, value);
}

function durationText(field: FieldDescriptor, value: string): string {
  const words = wordsOf(value) ?? value;
  return words === nothing ? (field.zero ?? words) : words;
}

function factsOf(
  document: WorkspaceDocument,
  descriptors: DescriptorSet,
  stage: AuthentikRecord,
): readonly Fact[] {
  const facts: Fact[] = [];
  for (const name of descriptors.models.get(stage.model)?.facts ?? []) {
    const field = descriptors.field(stage.model, name);
    const value = stage.fields[name] ?? field?.default;
    if (!field || value === undefined || value === null) continue;
    facts.push({ label: field.short ?? field.label, value: factText(document, field, value) });
  }
  return facts.slice(0, 2);
}

function problemOf(node: StageNode, descriptors: DescriptorSet): string | undefined {
  if (node.presence === 'missing') return 'This stage is not there';
  if (node.presence === 'elsewhere') return 'Not in this workspace';
  if (node.model !== undefined && !descriptors.models.has(node.model)) {
    return `Not known to ${descriptors.release}`;
  }
  return node.tied ? 'Shares its order' : undefined;
}

export function stageCard(
  document: WorkspaceDocument,
  descriptors: DescriptorSet,
  node: StageNode,
): StageCard {
  const stage = node.record === undefined ? undefined : document.records.get(node.record);
  const model = node.model === undefined ? undefined : descriptors.models.get(node.model);
  const problem = problemOf(node, descriptors);
  return {
    type: node.model === undefined ? 'Stage' : labelOfModel(descriptors, node.model).replace(/ Stage$/i, ''),
    facts: stage ? factsOf(document, descriptors, stage) : [],
    ...(model?.role ? { role: model.role } : {}),
    ...(model?.icon === undefined ? {} : { icon: model.icon }),
    ...(problem === undefined ? {} : { problem }),
  };
}
