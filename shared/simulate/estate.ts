import { textOf as textField } from '../policy/fields';
import type { AuthentikRecord, FieldValue, RecordId } from '../authentik/record';
import { isLiteral } from '../authentik/record';
import type { DescriptorSet } from '../authentik/descriptor';
import type { WorkspaceDocument } from '../document/document';
import { policyBindingsOf, recordsOfKind, recordsOfModel, stageBindingsOf } from '../document/indexes';
import { userModel } from '../document/models';
import { isPresent } from '../document/presence';
import { resolveValue } from '../document/references';
import type { Json } from '../kernel/json';
import type { CompiledPolicy, CompiledPolicyBinding, PolicyTarget, TargetLabel } from '../policy/target';

/** A field that points at another object: the object itself, as compiled. */
export interface CompiledObject {
  readonly id: RecordId;
  readonly model: string;
  readonly name: string;
  /** Literal values, defaults of the release filled in. */
  readonly fields: Readonly<Record<string, Json>>;
  /** References by field name, in order; what is not in the workspace is left out. */
  readonly links: Readonly<Record<string, readonly RecordId[]>>;
}

export interface CompiledStage extends CompiledObject {
  /** Stages that another stage or the executor makes up: no record, no binding, no policies. */
  readonly inMemory?: string;
}

export type InvalidResponseAction = 'retry' | 'restart' | 'restart_with_context';

export interface CompiledBinding {
  readonly id: string;
  readonly stage: CompiledStage;
  /** Null for a binding that was made up on the way. */
  readonly order: number | null;
  readonly evaluateOnPlan: boolean;
  readonly reEvaluate: boolean;
  readonly invalidResponseAction: InvalidResponseAction;
  readonly target: PolicyTarget;
}

export interface CompiledFlow extends CompiledObject {
  readonly slug: string;
  readonly title: string;
  readonly designation: string;
  readonly authentication: string;
  readonly deniedAction: string;
  readonly layout: string;
  readonly background: string;
  readonly bindings: readonly CompiledBinding[];
  readonly target: PolicyTarget;
}

/** The configuration of a server, compiled once from a workspace; a run never changes it. */
export interface Estate {
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  readonly flowById: ReadonlyMap<RecordId, CompiledFlow>;
  readonly policies: ReadonlyMap<string, CompiledPolicy>;
  readonly object: (id: RecordId) => CompiledObject | undefined;
  readonly ofModel: (model: string) => readonly CompiledObject[];
  /** Everything whose model passes, compiled. */
  readonly where: (passes: (model: string) => boolean) => readonly CompiledObject[];
}

interface Compiler {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly objects: Map<RecordId, CompiledObject>;
}

export function compileEstate(document: WorkspaceDocument, descriptors: DescriptorSet): Estate {
  const compiler: Compiler = { document, descriptors, objects: new Map() };
  const flows = recordsOfKind(document, 'flow').map((record) => compileFlow(compiler, record));
  const policies = recordsOfKind(document, 'policy').map((record) => compileObject(compiler, record));
  return {
    flows: new Map(flows.map((flow) => [flow.slug, flow])),
    flowById: new Map(flows.map((flow) => [flow.id, flow])),
    policies: new Map(policies.map((policy) => [policy.name, policy])),
    object: (id) => {
      const record = document.records.get(id);
      return record && compileObject(compiler, record);
    },
    ofModel: (model) =>
      recordsOfModel(document, model)
        .filter(isPresent)
        .map((record) => compileObject(compiler, record)),
    where: (passes) =>
      [...document.records.values()]
        .filter((record) => passes(record.model) && isPresent(record))
        .map((record) => compileObject(compiler, record)),
  };
}

function compileObject(compiler: Compiler, record: AuthentikRecord): CompiledObject {
  const known = compiler.objects.get(record.id);
  if (known) return known;
  const fields: Record<string, Json> = {};
  const links: Record<string, readonly RecordId[]> = {};
  for (const field of compiler.descriptors.models.get(record.model)?.fields ?? []) {
    if (field.default !== undefined) fields[field.name] = field.default;
  }
  for (const [name, value] of Object.entries(record.fields)) {
    const targets = linksOf(compiler, value);
    if (targets.length > 0) links[name] = targets;
    if (isLiteral(value)) fields[name] = value;
  }
  const name = typeof fields.name === 'string' ? fields.name : textField(fields, 'slug', record.id);
  const object: CompiledObject = { id: record.id, model: record.model, name, fields, links };
  compiler.objects.set(record.id, object);
  return object;
}

function linksOf(compiler: Compiler, value: FieldValue): readonly RecordId[] {
  const values: readonly FieldValue[] = Array.isArray(value) ? (value as readonly FieldValue[]) : [value];
  return values.flatMap((one) => {
    const record = resolveValue(compiler.document, one);
    return record ? [record.id] : [];
  });
}

function compileFlow(compiler: Compiler, record: AuthentikRecord): CompiledFlow {
  const object = compileObject(compiler, record);
  const text = (name: string, fallback: string): string =>
    typeof object.fields[name] === 'string' ? object.fields[name] : fallback;
  const slug = text('slug', record.id);
  return {
    ...object,
    slug,
    title: text('title', ''),
    designation: text('designation', 'authentication'),
    authentication: text('authentication', 'none'),
    deniedAction: text('denied_action', 'message_continue'),
    layout: text('layout', 'stacked'),
    background: text('background', ''),
    bindings: stageBindingsOf(compiler.document, record.id).flatMap((binding) =>
      compileBinding(compiler, slug, binding),
    ),
    target: compileTarget(compiler, record, { flow: slug }),
  };
}

function compileBinding(
  compiler: Compiler,
  flow: string,
  record: AuthentikRecord,
): readonly CompiledBinding[] {
  const object = compileObject(compiler, record);
  const stage = object.links.stage?.[0];
  const stageRecord = stage === undefined ? undefined : compiler.document.records.get(stage);
  if (!stageRecord) return [];
  const compiledStage = compileObject(compiler, stageRecord);
  const order = Number(object.fields.order ?? 0);
  return [
    {
      id: record.id,
      stage: compiledStage,
      order,
      evaluateOnPlan: object.fields.evaluate_on_plan === true,
      reEvaluate: object.fields.re_evaluate_policies !== false,
      invalidResponseAction: (object.fields.invalid_response_action ?? 'retry') as InvalidResponseAction,
      target: compileTarget(compiler, record, { flow, stage: compiledStage.name, order }),
    },
  ];
}

function compileTarget(compiler: Compiler, record: AuthentikRecord, label: TargetLabel): PolicyTarget {
  return {
    id: record.id,
    mode: record.fields.policy_engine_mode === 'all' ? 'all' : 'any',
    bindings: policyBindingsOf(compiler.document, record.id).map((binding) =>
      compilePolicyBinding(compiler, binding),
    ),
    label,
  };
}

/** Groups and users are matched by name: the world's rows are not records of the workspace. */
function compilePolicyBinding(compiler: Compiler, record: AuthentikRecord): CompiledPolicyBinding {
  const object = compileObject(compiler, record);
  const policyId = object.links.policy?.[0];
  const policyRecord = policyId === undefined ? undefined : compiler.document.records.get(policyId);
  return {
    id: record.id,
    order: Number(object.fields.order ?? 0),
    enabled: object.fields.enabled !== false,
    negate: object.fields.negate === true,
    failureResult: object.fields.failure_result === true,
    ...(policyRecord ? { policy: compileObject(compiler, policyRecord) } : {}),
    ...(record.fields.group != null ? { group: nameOf(compiler, record.fields.group) } : {}),
    ...(record.fields.user != null ? { user: nameOf(compiler, record.fields.user) } : {}),
  };
}

/** The name by which the world knows an external group or user: `!Find [authentik_core.group, [name, X]]`. */
function nameOf(compiler: Compiler, value: FieldValue): string | null {
  const record = resolveValue(compiler.document, value);
  if (record) return textOf(record.model === userModel ? record.fields.username : record.fields.name) ?? null;
  if (typeof value !== 'object' || value === null || !('$external' in value)) return null;
  const where = (value as { $external: { where: readonly (readonly [string, FieldValue])[] } }).$external
    .where;
  const found = where.find(([field]) => field === 'name' || field === 'username');
  return found ? (textOf(found[1]) ?? null) : null;
}

function textOf(value: FieldValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
