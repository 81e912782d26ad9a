import type { DescriptorSet } from '../../authentik/descriptor';
import type { AuthentikRecord, FieldValue, ModelName, RecordId } from '../../authentik/record';
import { isExternalReference } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { recordsOfKind, recordsOfModel, stageBindingsOf } from '../../document/indexes';
import { describeValue, labelOf, labelOfModel } from '../../document/labels';
import { flowModel, isOwnModel, modelKind } from '../../document/models';
import { isPresent } from '../../document/presence';
import { resolveValue, targetOf } from '../../document/references';
import { pointersOf } from '../../document/uses';
import { textField } from '../../document/values';
import { linkWord } from '../drawing/node-label';

interface EstateNodeBase {
  /** The record's id, or a name of its own where there is no record. */
  readonly id: string;
  readonly label: string;
  readonly record?: RecordId;
}

export interface EstateFlow extends EstateNodeBase {
  readonly kind: 'flow';
  readonly designation: string;
  /** Stages bound to it. */
  readonly stages: number;
  /** A brand, source, provider, default or a flow that is reached itself leads here. */
  readonly isReached: boolean;
}

/** What points at flows: a brand, a source, a provider, a stage that no flow has, or a default of the server. */
export interface EstatePointer extends EstateNodeBase {
  readonly kind: 'pointer';
  readonly model?: ModelName;
  readonly type: string;
  readonly icon?: string;
}

/** A flow that something names and that the workspace does not hold. */
export interface EstateElsewhere extends EstateNodeBase {
  readonly kind: 'elsewhere';
}

export type EstateNode = EstateFlow | EstatePointer | EstateElsewhere;

export interface EstateEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** What for, in words: `Recovery`, `Set up`. One line per pair of nodes, whatever the number of fields. */
  readonly words: readonly string[];
}

/** All flows of a workspace and what leads from one to another and to them from outside. */
export interface EstateGraph {
  readonly nodes: readonly EstateNode[];
  readonly edges: readonly EstateEdge[];
}

/** Designations for which the server looks for a flow itself where no brand names one (executor.md: ToDefaultFlow). */
const defaults = [
  { designation: 'authentication', field: 'flow_authentication', label: 'Default login' },
  { designation: 'invalidation', field: 'flow_invalidation', label: 'Default logout' },
] as const;

/** Field of stages that can be set up by users themselves (executor.md 1: `/flows/-/configure/<stage>/`, for who is signed in). */
const setUpField = 'configure_flow';
const userSettings: EstatePointer = {
  id: 'user-settings',
  kind: 'pointer',
  label: 'User settings',
  type: 'What users set up themselves',
  icon: 'user-cog',
};

const brandModel = 'authentik_brands.brand';

function slugOf(document: WorkspaceDocument, flow: AuthentikRecord): string {
  return textField(flow, 'slug') ?? labelOf(document, flow);
}

class Estate {
  readonly pointers = new Map<string, EstatePointer | EstateElsewhere>();
  private readonly words = new Map<string, { source: string; target: string; words: Set<string> }>();

  link(source: string, target: string, word: string): void {
    const id = `${source}->${target}`;
    const known = this.words.get(id);
    if (known) known.words.add(word);
    else this.words.set(id, { source, target, words: new Set([word]) });
  }

  edges(): readonly EstateEdge[] {
    return [...this.words].map(([id, { source, target, words }]) => ({
      id,
      source,
      target,
      words: [...words],
    }));
  }
}

/** Node that a field's value leads to; undefined where it names no flow. */
function flowNode(estate: Estate, document: WorkspaceDocument, value: FieldValue): string | undefined {
  const target = resolveValue(document, value);
  if (target) return target.model === flowModel && isPresent(target) ? target.id : undefined;
  if (!isExternalReference(value) || value.$external.model !== flowModel) return undefined;
  const label = describeValue(document, value);
  const id = `elsewhere:${label}`;
  estate.pointers.set(id, { id, kind: 'elsewhere', label });
  return id;
}

/** Flows that a stage is bound to. */
function flowsByStage(document: WorkspaceDocument): ReadonlyMap<RecordId, readonly RecordId[]> {
  const flows = new Map<RecordId, RecordId[]>();
  for (const flow of recordsOfKind(document, 'flow')) {
    for (const binding of stageBindingsOf(document, flow.id)) {
      const stage = targetOf(document, binding.fields.stage);
      if (!stage || !isPresent(binding)) continue;
      const known = flows.get(stage.id);
      if (!known) flows.set(stage.id, [flow.id]);
      else if (!known.includes(flow.id)) known.push(flow.id);
    }
  }
  return flows;
}

function addPointers(
  estate: Estate,
  document: WorkspaceDocument,
  descriptors: DescriptorSet,
): ReadonlySet<string> {
  const roots = new Set<string>();
  const byStage = flowsByStage(document);
  for (const record of document.records.values()) {
    if (!mayPoint(record)) continue;
    const isStage = modelKind(record.model) === 'stage';
    const owners = isStage ? (byStage.get(record.id) ?? []) : [];
    for (const { field, value } of pointersOf(record)) {
      const target = flowNode(estate, document, value);
      if (target === undefined) continue;
      const name = field.split('.')[0]!;
      const word = isStage ? linkWord(name) : (descriptors.field(record.model, name)?.label ?? name);
      if (name === setUpField) {
        // Users start it from their settings, whether or not a flow has the stage.
        roots.add(userSettings.id);
        estate.pointers.set(userSettings.id, userSettings);
        estate.link(userSettings.id, target, word);
        continue;
      }
      if (!isStage) roots.add(record.id);
      if (owners.length === 0) estate.pointers.set(record.id, pointerOf(document, descriptors, record));
      for (const source of owners.length === 0 ? [record.id] : owners) estate.link(source, target, word);
    }
  }
  return roots;
}

/** Bindings hold a flow together and do not lead to it; a flow has no field that names another. */
function mayPoint(record: AuthentikRecord): boolean {
  const kind = modelKind(record.model);
  return !isOwnModel(record.model) && kind !== 'binding' && kind !== 'flow' && isPresent(record);
}

function pointerOf(
  document: WorkspaceDocument,
  descriptors: DescriptorSet,
  record: AuthentikRecord,
): EstatePointer {
  const icon = descriptors.models.get(record.model)?.icon;
  return {
    id: record.id,
    kind: 'pointer',
    label: labelOf(document, record),
    record: record.id,
    model: record.model,
    type: labelOfModel(descriptors, record.model),
    ...(icon === undefined ? {} : { icon }),
  };
}

/** What the server takes where no brand says: the first flow of the designation by its slug. */
function addDefaults(
  estate: Estate,
  document: WorkspaceDocument,
  flows: readonly AuthentikRecord[],
): readonly string[] {
  const brands = recordsOfModel(document, brandModel).filter(isPresent);
  return defaults.flatMap(({ designation, field, label }) => {
    if (brands.some((brand) => (brand.fields[field] ?? null) !== null)) return [];
    const [first] = flows
      .filter((flow) => flow.fields.designation === designation)
      .sort((left, right) => (slugOf(document, left) < slugOf(document, right) ? -1 : 1));
    if (!first) return [];
    const id = `default:${designation}`;
    estate.pointers.set(id, { id, kind: 'pointer', label, type: 'No brand names a flow', icon: 'house' });
    estate.link(id, first.id, 'First by slug');
    return [id];
  });
}

function reachedFrom(roots: Iterable<string>, edges: readonly EstateEdge[]): ReadonlySet<string> {
  const reached = new Set(roots);
  const waiting = [...reached];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { source, target } of edges) {
      if (source !== at || reached.has(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  return reached;
}

/**
 * The flows of a workspace as a whole: which leads to which, what brands, sources, providers and stages point at them,
 * and which nobody reaches but by their address. Entries that leave no object behind do not count.
 */
export function estateGraph(document: WorkspaceDocument, descriptors: DescriptorSet): EstateGraph {
  const estate = new Estate();
  const flows = recordsOfKind(document, 'flow').filter(isPresent);
  const outside = addPointers(estate, document, descriptors);
  const assumed = addDefaults(estate, document, flows);
  const edges = estate.edges();
  const reached = reachedFrom([...outside, ...assumed], edges);
  const nodes: EstateNode[] = flows.map((flow) => ({
    id: flow.id,
    kind: 'flow',
    label: slugOf(document, flow),
    record: flow.id,
    designation: textField(flow, 'designation') ?? '',
    stages: stageBindingsOf(document, flow.id).length,
    isReached: reached.has(flow.id),
  }));
  const order = (node: EstateNode) => (node.kind === 'flow' && !node.isReached ? 1 : 0);
  return {
    nodes: [...estate.pointers.values(), ...nodes].sort((left, right) => order(left) - order(right)),
    edges,
  };
}
