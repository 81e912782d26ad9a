import type { DescriptorSet } from '../authentik/descriptor';
import type { AuthentikRecord, FieldValue, RecordId } from '../authentik/record';
import { isExternalReference } from '../authentik/record';
import type { WorkspaceDocument } from '../document/document';
import { orderOf, stageBindingsOf } from '../document/indexes';
import { describeValue, labelOf } from '../document/labels';
import { isPresent } from '../document/presence';
import { targetOf } from '../document/references';
import { checksOf, flag } from './checks';
import type {
  Checks,
  EdgeKind,
  EntryNode,
  ExitNode,
  FlowGraph,
  GraphEdge,
  GraphNode,
  StageNode,
} from './graph';
import type { StageLink } from './stage-links';
import { courseOf } from './stage-links';

interface Step {
  readonly gate: string | undefined;
  readonly stage: string;
  readonly binding: AuthentikRecord;
  readonly checks: Checks;
}

/** Collects nodes and edges, keeps their ids unique and makes exits when something first leads there. */
class GraphBuilder {
  readonly nodes: GraphNode[] = [];
  readonly edges: GraphEdge[] = [];
  private readonly ids = new Set<string>();
  private readonly exits = new Map<string, ExitNode>();
  private readonly inserted = new Map<string, StageNode>();

  /** The id itself, or with `#2`, `#3`… where it is taken. */
  unique(id: string): string {
    let free = id;
    for (let count = 2; this.ids.has(free); count += 1) free = `${id}#${count}`;
    this.ids.add(free);
    return free;
  }

  edge(kind: EdgeKind, [source, target]: readonly [string, string], field?: string): void {
    const id = this.unique(`${kind}:${source}->${target}`);
    this.edges.push({ id, source, target, kind, ...(field === undefined ? {} : { field }) });
  }

  exit(exit: 'done' | 'denied' | 'redirect', flow?: ExitNode['flow']): string {
    const key = flow ? `exit:${exit}:${flow.record ?? flow.name}` : `exit:${exit}`;
    let node = this.exits.get(key);
    if (!node) {
      const id = this.unique(flow ? `exit:${exit}:${flow.name}` : key);
      node = { id, key, kind: 'exit', exit, ...(flow ? { flow } : {}) };
      this.exits.set(key, node);
    }
    return node.id;
  }

  insertedStage(node: StageNode): string {
    const known = this.inserted.get(node.key);
    if (known) return known.id;
    const made = { ...node, id: this.unique(node.id) };
    this.inserted.set(node.key, made);
    return made.id;
  }

  graph(): FlowGraph {
    const rank = { done: 0, denied: 1, redirect: 2 };
    const exits = [...this.exits.values()].sort((left, right) => rank[left.exit] - rank[right.exit]);
    return { nodes: [...this.nodes, ...this.inserted.values(), ...exits], edges: this.edges };
  }
}

function text(value: FieldValue | undefined, otherwise: string, document: WorkspaceDocument): string {
  return value === undefined || value === null || value === '' ? otherwise : describeValue(document, value);
}

function entryNode(document: WorkspaceDocument, flow: AuthentikRecord): EntryNode {
  return {
    id: 'entry',
    key: 'entry',
    kind: 'entry',
    record: flow.id,
    authentication: text(flow.fields.authentication, 'none', document),
    deniedAction: text(flow.fields.denied_action, 'message_continue', document),
    ...checksOf(document, flow),
  };
}

/** What a reference to a stage points at, as a node shows it. */
function stageFacts(
  document: WorkspaceDocument,
  value: FieldValue | undefined,
): Pick<StageNode, 'stage' | 'record' | 'model' | 'presence'> {
  const record = targetOf(document, value);
  if (record && isPresent(record)) {
    return { stage: labelOf(document, record), record: record.id, model: record.model, presence: 'here' };
  }
  if (record) return { stage: labelOf(document, record), model: record.model, presence: 'missing' };
  const named = value !== undefined && value !== null && value !== '';
  const stage = named ? describeValue(document, value) : 'no stage';
  if (isExternalReference(value)) return { stage, model: value.$external.model, presence: 'elsewhere' };
  return { stage, presence: 'missing' };
}

function invalidResponseOf(binding: AuthentikRecord): StageNode['invalidResponse'] {
  const value = binding.fields.invalid_response_action;
  return value === 'restart' || value === 'restart_with_context' ? value : 'retry';
}

function addStep(builder: GraphBuilder, document: WorkspaceDocument, binding: AuthentikRecord): Step {
  const facts = stageFacts(document, binding.fields.stage);
  const checks = checksOf(document, binding);
  const order = orderOf(binding);
  const known = order !== Number.MAX_SAFE_INTEGER;
  const place = `${known ? order : '?'}:${facts.stage}`;
  const bound = { stage: facts.stage, binding: binding.id, tied: false, ...(known ? { order } : {}) };
  let gate: string | undefined;
  if (checks.checks.length > 0) {
    gate = builder.unique(`gate:${place}`);
    builder.nodes.push({
      id: gate,
      key: `gate:${binding.id}`,
      kind: 'gate',
      ...bound,
      ...checks,
      planTime: flag(binding, 'evaluate_on_plan', false),
      runTime: flag(binding, 're_evaluate_policies', true),
    });
  }
  const stage = builder.unique(`stage:${place}`);
  builder.nodes.push({
    id: stage,
    key: `stage:${binding.id}`,
    kind: 'stage',
    ...bound,
    ...facts,
    invalidResponse: invalidResponseOf(binding),
  });
  return { gate, stage, binding, checks };
}

function flagTies(nodes: GraphNode[]): void {
  const count = new Map<number, number>();
  for (const node of nodes) {
    if (node.kind === 'stage' && node.order !== undefined) {
      count.set(node.order, (count.get(node.order) ?? 0) + 1);
    }
  }
  for (const [index, node] of nodes.entries()) {
    if ((node.kind === 'stage' || node.kind === 'gate') && (count.get(node.order ?? NaN) ?? 0) > 1) {
      nodes[index] = { ...node, tied: true };
    }
  }
}

/** Draws a link to another flow, back to this one's entry, or to a stage that is put into the plan. */
function addLink(
  builder: GraphBuilder,
  place: { readonly document: WorkspaceDocument; readonly flow: RecordId; readonly source: string },
  link: StageLink,
): void {
  const { document, flow, source } = place;
  builder.edge('link', [source, linkTarget(builder, { document, flow }, link)], link.field);
}

function linkTarget(
  builder: GraphBuilder,
  place: { readonly document: WorkspaceDocument; readonly flow: RecordId },
  { value, inserts }: StageLink,
): string {
  const { document } = place;
  const target = targetOf(document, value);
  if (target?.id === place.flow) return 'entry';
  const present = target && isPresent(target) ? target : undefined;
  if (inserts) {
    const facts = stageFacts(document, value);
    return builder.insertedStage({
      id: `stage:inserted:${facts.stage}`,
      key: `inserted:${facts.record ?? facts.stage}`,
      kind: 'stage',
      ...facts,
      tied: false,
      invalidResponse: 'retry',
    });
  }
  if (value === null) return builder.exit('redirect');
  const slug = present?.fields.slug;
  const name = typeof slug === 'string' ? slug : describeValue(document, value);
  return builder.exit('redirect', { name, ...(present ? { record: present.id } : {}) });
}

function addCourse(
  builder: GraphBuilder,
  place: {
    readonly document: WorkspaceDocument;
    readonly flow: RecordId;
    readonly descriptors: DescriptorSet;
  },
  [step, following]: readonly [Step, Step | undefined],
): void {
  const { document, flow, descriptors } = place;
  const after = () => following?.gate ?? following?.stage ?? builder.exit('done');
  const { gate, stage, binding } = step;
  if (gate !== undefined) {
    builder.edge('next', [gate, stage]);
    if (step.checks.checks.some((check) => check.enabled)) builder.edge('skip', [gate, after()]);
  }
  const { record, model } = stageFacts(document, binding.fields.stage);
  const course = courseOf(
    record === undefined ? undefined : document.records.get(record),
    model,
    descriptors,
  );
  const restarts = invalidResponseOf(binding) !== 'retry';
  if (course.ends.length === 0) builder.edge('next', [stage, after()]);
  if (course.ends.includes('redirect')) builder.edge('next', [stage, builder.exit('redirect')]);
  if (course.ends.includes('denied') && !restarts) builder.edge('denied', [stage, builder.exit('denied')]);
  if (restarts) builder.edge('restart', [stage, 'entry']);
  const links = course.leave ? [course.leave, ...course.links] : course.links;
  for (const link of links) addLink(builder, { document, flow, source: stage }, link);
}

/**
 * The flow as authentik's planner and executor run it (planner.md 6 and 8, executor.md 3 to 5; same in 2025.10 and
 * 2026.5): a failing binding policy skips to the next binding's own gate, a failing flow policy or authentication
 * requirement denies. Entries that leave no object behind do not count. An unknown flow gives an empty graph.
 */
export function flowGraph(
  document: WorkspaceDocument,
  flowId: RecordId,
  descriptors: DescriptorSet,
): FlowGraph {
  const flow = document.records.get(flowId);
  if (!flow) return { nodes: [], edges: [] };
  const builder = new GraphBuilder();
  const entry = entryNode(document, flow);
  builder.nodes.push({ ...entry, id: builder.unique('entry') });
  const steps = stageBindingsOf(document, flowId).map((binding) => addStep(builder, document, binding));
  flagTies(builder.nodes);
  const [first] = steps;
  builder.edge('next', ['entry', first?.gate ?? first?.stage ?? builder.exit('done')]);
  if (entry.authentication !== 'none' || entry.checks.some((check) => check.enabled)) {
    builder.edge('denied', ['entry', builder.exit('denied')]);
  }
  for (const [index, step] of steps.entries()) {
    addCourse(builder, { document, flow: flowId, descriptors }, [step, steps[index + 1]]);
  }
  return builder.graph();
}
