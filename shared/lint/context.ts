import type { DescriptorSet } from '../authentik/descriptor';
import type { AuthentikRecord, FieldValue, ModelName, RecordId } from '../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../authentik/record';
import type { Release } from '../authentik/release';
import { compareReleases } from '../authentik/release';
import { checkImport } from '../blueprint/importer/check-import';
import type { ParsedBlueprint } from '../blueprint/text/blueprint-text';
import type { WorkspaceDocument } from '../document/document';
import {
  orderOf,
  policyBindingsOf,
  recordsOfKind,
  recordsOfModel,
  stageBindingsOf,
} from '../document/indexes';
import { describeValue, labelOf } from '../document/labels';
import { flowModel, parentKind, promptModel } from '../document/models';
import { isPresent } from '../document/presence';
import { resolveValue } from '../document/references';
import { usesOf } from '../document/uses';
import type { Diagnostic } from '../kernel/diagnostic';
import { isSourceModel, policies, stages } from './models';
import type { ExpressionFacts } from './python/facts';
import { expressionFacts } from './python/expression-facts';
import type { StageFacts, When } from './stage-facts';
import { factsOf } from './stage-facts';

/** One policy binding of a flow or stage binding. */
export interface Check {
  readonly binding: AuthentikRecord;
  readonly subject: 'policy' | 'group' | 'user' | 'unknown';
  /** The policy, where the workspace holds it. */
  readonly policy?: AuthentikRecord;
  readonly negate: boolean;
  readonly facts?: ExpressionFacts;
}

/** One stage binding of a flow, in the order in which the planner takes them. */
export interface Step {
  readonly index: number;
  readonly flow: AuthentikRecord;
  readonly binding: AuthentikRecord;
  /** Absent where the workspace does not hold it. */
  readonly stage?: AuthentikRecord;
  readonly model?: ModelName;
  readonly facts: StageFacts;
  /** Its enabled policy bindings. */
  readonly checks: readonly Check[];
  readonly order: number;
}

export interface LintOptions {
  readonly descriptors: DescriptorSet;
  readonly release: Release;
  /** The texts of the document's sources, for rules over the text. */
  readonly files?: readonly ParsedBlueprint[];
  /** What the importer said of a text, where somebody has asked it already. */
  readonly verdicts?: ReadonlyMap<ParsedBlueprint, readonly Diagnostic[]>;
}

/** What rules look at: indexes over one document, each made when it is first asked for. */
export class LintContext {
  readonly descriptors: DescriptorSet;
  readonly release: Release;
  readonly files: readonly ParsedBlueprint[];
  private readonly lanes = new Map<RecordId, readonly Step[]>();
  private readonly given = new Map<RecordId, Given>();
  private readonly verdicts: Map<ParsedBlueprint, readonly Diagnostic[]>;
  private all: readonly Step[] | undefined;

  constructor(
    readonly document: WorkspaceDocument,
    options: LintOptions,
  ) {
    this.descriptors = options.descriptors;
    this.release = options.release;
    this.files = options.files ?? [];
    this.verdicts = new Map(options.verdicts);
  }

  /** What the importer of the release says of a text. */
  verdictOf(parsed: ParsedBlueprint): readonly Diagnostic[] {
    let said = this.verdicts.get(parsed);
    if (said === undefined) {
      said = checkImport(parsed, { release: this.release }).diagnostics;
      this.verdicts.set(parsed, said);
    }
    return said;
  }

  /** The present flows that are described here, not only named. */
  get flows(): readonly AuthentikRecord[] {
    return recordsOfModel(this.document, flowModel).filter(
      (flow) => isPresent(flow) && typeof flow.fields.designation === 'string',
    );
  }

  flowsOf(...designations: readonly string[]): readonly AuthentikRecord[] {
    return this.flows.filter((flow) => designations.includes(flow.fields.designation as string));
  }

  /** Every step of every flow; of flows that are only named here too. */
  get steps(): readonly Step[] {
    this.all ??= recordsOfModel(this.document, flowModel).flatMap((flow) =>
      isPresent(flow) ? this.stepsOf(flow) : [],
    );
    return this.all;
  }

  ofModel(...models: readonly ModelName[]): readonly AuthentikRecord[] {
    return models.flatMap((model) => recordsOfModel(this.document, model).filter(isPresent));
  }

  /** The present records of models that pass the test. */
  where(test: (model: ModelName) => boolean): readonly AuthentikRecord[] {
    return [...this.document.records.values()].filter((record) => test(record.model) && isPresent(record));
  }

  get prompts(): readonly AuthentikRecord[] {
    return this.ofModel(promptModel);
  }

  get expressions(): readonly (readonly [policy: AuthentikRecord, facts: ExpressionFacts])[] {
    return this.ofModel(policies.expression).flatMap((policy) => {
      const { expression } = policy.fields;
      return typeof expression === 'string' ? [[policy, expressionFacts(expression)] as const] : [];
    });
  }

  label(record: AuthentikRecord): string {
    return labelOf(this.document, record);
  }

  /** What a step's stage is called, also where the workspace does not hold it. */
  stageName({ stage, binding }: Step): string {
    return stage ? this.label(stage) : describeValue(this.document, binding.fields.stage ?? '');
  }

  target(value: FieldValue | undefined): AuthentikRecord | undefined {
    return resolveValue(this.document, value);
  }

  targets(value: FieldValue | undefined): readonly AuthentikRecord[] {
    if (!Array.isArray(value)) return [];
    return (value as readonly FieldValue[]).flatMap((item) => this.target(item) ?? []);
  }

  /** Who refers to a record by a field. */
  usedBy(record: AuthentikRecord, field?: string): readonly AuthentikRecord[] {
    return usesOf(this.document, record.id)
      .filter((use) => (field === undefined || use.field.split('.')[0] === field) && isPresent(use.record))
      .map((use) => use.record);
  }

  /** The value that counts: as given, else the server's default. Undefined where it cannot be told. */
  value(record: AuthentikRecord | undefined, field: string): FieldValue | undefined {
    if (record === undefined) return undefined;
    const given = record.fields[field];
    if (given !== undefined) return isTaggedValue(given) ? undefined : given;
    return this.isPartial(record) ? undefined : this.descriptors.field(record.model, field)?.default;
  }

  flag(record: AuthentikRecord | undefined, field: string): boolean | undefined {
    const value = this.value(record, field);
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'True' || value === 1) return true;
    return value === 'false' || value === 'False' || value === 0 ? false : undefined;
  }

  text(record: AuthentikRecord | undefined, field: string): string | undefined {
    const value = this.value(record, field);
    return typeof value === 'string' ? value : undefined;
  }

  number(record: AuthentikRecord | undefined, field: string): number | undefined {
    const value = this.value(record, field);
    if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
    return typeof value === 'number' ? value : undefined;
  }

  list(record: AuthentikRecord | undefined, field: string): readonly FieldValue[] | undefined {
    const value = this.value(record, field);
    return Array.isArray(value) ? (value as readonly FieldValue[]) : undefined;
  }

  /** True where a reference, list or text field plainly has nothing in it. */
  isEmpty(record: AuthentikRecord | undefined, field: string): boolean {
    if (record === undefined) return false;
    const given = record.fields[field];
    if (given === undefined) {
      if (this.isPartial(record)) return false;
      const kept = this.descriptors.field(record.model, field)?.default;
      return kept === undefined || kept === null || kept === '' || (Array.isArray(kept) && kept.length === 0);
    }
    return given === null || given === '' || (Array.isArray(given) && given.length === 0);
  }

  /** An entry that only changes an object defined elsewhere: what must be given to create one is missing. */
  isPartial(record: AuthentikRecord): boolean {
    return (
      this.descriptors
        .model(record.model)
        ?.fields.some(
          ({ name, required, writeOnly }) => required && !writeOnly && !(name in record.fields),
        ) ?? false
    );
  }

  isAtLeast(release: Release): boolean {
    return compareReleases(this.release, release) >= 0;
  }

  stepsOf(flow: AuthentikRecord): readonly Step[] {
    const known = this.lanes.get(flow.id);
    if (known) return known;
    const steps = stageBindingsOf(this.document, flow.id).map((binding, index) =>
      this.step(flow, binding, index),
    );
    this.lanes.set(flow.id, steps);
    return steps;
  }

  private step(flow: AuthentikRecord, binding: AuthentikRecord, index: number): Step {
    const stage = this.target(binding.fields.stage);
    const named = isExternalReference(binding.fields.stage)
      ? binding.fields.stage.$external.model.toLowerCase()
      : undefined;
    const model = stage?.model ?? (named && parentKind(named) === undefined ? named : undefined);
    return {
      index,
      flow,
      binding,
      ...(stage && { stage }),
      ...(model !== undefined && { model }),
      facts: factsOf(model),
      checks: this.checksOf(binding),
      order: orderOf(binding),
    };
  }

  /** The enabled policy bindings of a flow, stage binding or other target. */
  checksOf(target: AuthentikRecord): readonly Check[] {
    return policyBindingsOf(this.document, target.id).flatMap((binding) =>
      this.flag(binding, 'enabled') === false ? [] : [this.check(binding)],
    );
  }

  private check(binding: AuthentikRecord): Check {
    const { policy, group, user } = binding.fields;
    const isSet = (value: FieldValue | undefined) => value !== undefined && value !== null;
    const subject = isSet(policy) ? 'policy' : isSet(group) ? 'group' : isSet(user) ? 'user' : 'unknown';
    const target = this.target(policy);
    const text = target?.fields.expression;
    return {
      binding,
      subject,
      negate: this.flag(binding, 'negate') ?? false,
      ...(target && { policy: target }),
      ...(typeof text === 'string' && { facts: expressionFacts(text) }),
    };
  }

  /** Whether a stage's field is as said; true also where it cannot be told. */
  mayHold(stage: AuthentikRecord | undefined, when: When | undefined): boolean {
    if (when === undefined) return false;
    if (when === 'always' || stage === undefined) return true;
    if ('filled' in when) return !this.isEmpty(stage, when.field);
    const value = this.value(stage, when.field);
    if (value === undefined) return true;
    if ('holds' in when)
      return !Array.isArray(value) || (value as readonly FieldValue[]).includes(when.holds);
    return 'is' in when ? value === when.is : value !== when.isNot;
  }

  setsUser(step: Step): boolean {
    return this.mayHold(step.stage, step.facts.setsUser);
  }

  setsData(step: Step): boolean {
    return this.mayHold(step.stage, step.facts.setsData);
  }

  proves(step: Step): boolean {
    return step.facts.proves?.some((when) => this.mayHold(step.stage, when)) ?? false;
  }

  /** What a flow's plan may hold before its first stage runs, put there by whoever starts it. */
  givenTo(flow: AuthentikRecord): Given {
    let given = this.given.get(flow.id);
    if (given === undefined) this.given.set(flow.id, (given = this.findGiven(flow)));
    return given;
  }

  private findGiven(flow: AuthentikRecord): Given {
    const used = this.usedBy(flow);
    const checks = [...this.checksOf(flow), ...this.stepsOf(flow).flatMap((step) => step.checks)];
    const isSource =
      used.some(({ model }) => isSourceModel(model)) ||
      checks.some(({ facts }) => facts?.names.has('ak_is_sso_flow') ?? false) ||
      checks.some(({ facts }) => facts?.reads.some(({ path }) => /^context\.(is_sso|source)\b/.test(path)));
    const isRedirected =
      flow.fields.authentication === 'require_redirect' ||
      used.some((record) => record.model === stages.redirect && this.flag(record, 'keep_context') !== false);
    const writes = (key: string) =>
      checks.some(({ facts, subject, policy }) =>
        facts === undefined
          ? subject === 'policy' && policy === undefined
          : facts.writes.some(({ path }) => path.split('.').includes(key)) ||
            facts.calls.some(
              ({ name, text }) => /\.(setdefault|update)$/.test(name) && (text ?? key) === key,
            ),
      );
    return {
      source: isSource,
      redirected: isRedirected,
      user: isSource || isRedirected || writes('pending_user'),
      data: isSource || isRedirected || writes('prompt_data'),
    };
  }

  /** The step's stage, named or held, is one of these types. */
  is(step: Step, ...models: readonly ModelName[]): boolean {
    return step.model !== undefined && models.includes(step.model);
  }

  isPointer(value: FieldValue | undefined): boolean {
    return isRecordReference(value) || isExternalReference(value);
  }

  recordsOfKind(kind: Parameters<typeof recordsOfKind>[1]): readonly AuthentikRecord[] {
    return recordsOfKind(this.document, kind);
  }
}

export interface Given {
  readonly source: boolean;
  readonly redirected: boolean;
  readonly user: boolean;
  readonly data: boolean;
}
