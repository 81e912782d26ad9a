import type { ModelName, RecordId } from '../authentik/record';

export type NodeKind = 'entry' | 'gate' | 'stage' | 'exit';
export type EdgeKind = 'next' | 'skip' | 'denied' | 'restart' | 'link';
export type ExitKind = 'done' | 'denied' | 'redirect';

/** One policy binding as a gate or entry shows it. */
export interface GateCheck {
  /** The policy binding. */
  readonly record: RecordId;
  /** `nothing`: the binding names neither a policy nor a group nor a user. */
  readonly subject: 'policy' | 'group' | 'user' | 'nothing';
  /** What is bound, where the workspace holds it. */
  readonly target?: RecordId;
  /** Its model, where known: tells the policy type. */
  readonly model?: ModelName;
  readonly name: string;
  readonly enabled: boolean;
  readonly negate: boolean;
  /** What counts when evaluation fails (`failure_result`). */
  readonly failureResult: boolean;
  readonly order?: number;
}

/** The policies of a flow or of a stage binding. */
export interface Checks {
  readonly mode: 'any' | 'all';
  readonly checks: readonly GateCheck[];
}

interface NodeBase {
  /** Readable, the same for the same workspace: `gate:20:default-authentication-password`. */
  readonly id: string;
  /** Stays the same when names and orders change: what positions and selections are kept by. */
  readonly key: string;
}

/** Where a visitor comes in: authentication requirement and the flow's own policies. */
export interface EntryNode extends NodeBase, Checks {
  readonly kind: 'entry';
  /** The flow. */
  readonly record: RecordId;
  /** As the flow says it; text of a tag where it is not literal. */
  readonly authentication: string;
  readonly deniedAction: string;
}

interface BoundNode extends NodeBase {
  /** Name of the stage. */
  readonly stage: string;
  /** Absent where the order is not a literal number. */
  readonly order?: number;
  /** The stage binding. */
  readonly binding: RecordId;
  /** Another binding of the flow has the same order: authentik leaves open which comes first. */
  readonly tied: boolean;
}

export interface GateNode extends BoundNode, Checks {
  readonly kind: 'gate';
  readonly planTime: boolean;
  readonly runTime: boolean;
}

export interface StageNode extends Omit<BoundNode, 'binding'> {
  readonly kind: 'stage';
  /** Absent for a stage that another stage puts into the plan (configuration stages). */
  readonly binding?: RecordId;
  /** The stage, where the workspace holds it. */
  readonly record?: RecordId;
  readonly model?: ModelName;
  /** `elsewhere`: named by a reference that nothing here matches; `missing`: names nothing at all. */
  readonly presence: 'here' | 'elsewhere' | 'missing';
  readonly invalidResponse: 'retry' | 'restart' | 'restart_with_context';
}

export interface ExitNode extends NodeBase {
  readonly kind: 'exit';
  readonly exit: ExitKind;
  /** The flow that a redirect or link leads to; `record` where the workspace holds it. */
  readonly flow?: { readonly name: string; readonly record?: RecordId };
}

export type GraphNode = EntryNode | GateNode | StageNode | ExitNode;

export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: EdgeKind;
  /** Field of the stage that a link comes from. */
  readonly field?: string;
}

/** A flow as the executor runs it. Nodes stand in the order of the bindings, edges by their source. */
export interface FlowGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What `graph --format json` prints. */
export interface GraphJson {
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: NodeKind;
    readonly stage?: string;
    readonly order?: number;
    readonly exit?: ExitKind;
  }[];
  readonly edges: readonly Pick<GraphEdge, 'id' | 'source' | 'target' | 'kind'>[];
}

export function graphJson(graph: FlowGraph): GraphJson {
  return {
    nodes: graph.nodes.map((node) => ({
      id: node.id,
      kind: node.kind,
      ...('stage' in node ? { stage: node.stage } : {}),
      ...('order' in node && node.order !== undefined ? { order: node.order } : {}),
      ...(node.kind === 'exit' ? { exit: node.exit } : {}),
    })),
    edges: graph.edges.map(({ id, source, target, kind }) => ({ id, source, target, kind })),
  };
}
