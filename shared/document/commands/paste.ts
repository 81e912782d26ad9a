import type { AuthentikRecord, RecordId } from '../../authentik/record';
import type { Clip } from '../clip';
import type { CommandContext } from '../command';
import type { WorkspaceDocument } from '../document';
import type { Draft } from '../draft';
import { orderOf, stageBindingsOf } from '../indexes';
import { labelOf } from '../labels';
import { flowModel, modelKind, policyBindingModel, stageBindingModel } from '../models';
import { keyFieldOf, namesakesOf } from '../names';
import { resolveValue } from '../references';
import { mapRecordReferences, reference, textField, withFields } from '../values';
import { addPolicyBinding } from './bind';
import { copyOf } from './copy';
import { defineCommand, gone, refusal } from './define';
import { takeOrder } from './lane';
import { newRecord, sourceOf } from './new-record';

export interface PasteArgs {
  readonly clip: Clip;
  /** Flow that pasted stages are bound to. */
  readonly flow?: RecordId;
  /** Stage binding of that flow they go before; null or absent: the end. */
  readonly before?: RecordId | null;
  /** Flow or stage binding that pasted policies and policy bindings are bound to; the flow where not given. */
  readonly target?: RecordId;
}

/** Pastes copied records under fresh identities and free names; what they need is shared where the workspace has it. */
export const paste = defineCommand<PasteArgs>({
  name: 'paste',
  title: (document, { clip }) =>
    clip.records.length === 1
      ? `Paste “${labelOf(document, clip.records[0]!)}”`
      : `Paste ${clip.records.length} objects`,
  change: (draft, args, context) => {
    const flow = args.flow === undefined ? undefined : draft.get(args.flow);
    if (args.flow !== undefined && flow?.model !== flowModel) return gone('flow', args.flow);
    if (args.target !== undefined && draft.get(args.target) === undefined) return gone('target', args.target);
    const problems = checkClip(args);
    if (problems) return problems;
    const identities = shareNeeds(draft, args.clip);
    const copies = copyAll(draft, { args, identities, source: sourceOf(flow) }, context);
    for (const copy of copies) draft.put(copy);
    if (flow) bindPasted(draft, { args, copies, flow }, context);
    return undefined;
  },
});

function checkClip({ clip, flow, target }: PasteArgs) {
  const ids = new Set(clip.records.map((record) => record.id));
  for (const record of clip.records) {
    const where = record.model === stageBindingModel ? flow : (target ?? flow);
    if (record.model !== stageBindingModel && record.model !== policyBindingModel) continue;
    const own = record.fields.target;
    const staysInside =
      typeof own === 'object' && own !== null && '$ref' in own && ids.has(own.$ref as string);
    if (!staysInside && where === undefined) {
      return refusal('paste-needs-flow', 'Open the flow to paste into first, then paste again.');
    }
  }
  return undefined;
}

/** Identities under which this workspace has what the clip needs; what it lacks is pasted along. */
function shareNeeds(draft: Draft, clip: Clip): Map<RecordId, RecordId> {
  const identities = new Map<RecordId, RecordId>();
  for (const need of clip.needs) {
    const here = draft.get(need.id) ?? namesake(draft.document(), need);
    if (here !== undefined) identities.set(need.id, here.id);
  }
  return identities;
}

function namesake(document: WorkspaceDocument, record: AuthentikRecord): AuthentikRecord | undefined {
  const field = keyFieldOf(record.model);
  const name = field && textField(record, field);
  const [id] = name ? namesakesOf(document, record.model, name) : [];
  const found = id === undefined ? undefined : document.records.get(id);
  return found?.model === record.model ? found : undefined;
}

interface Pasting {
  readonly args: PasteArgs;
  readonly identities: Map<RecordId, RecordId>;
  readonly source: RecordId | undefined;
}

function copyAll(
  draft: Draft,
  { args, identities, source }: Pasting,
  context: CommandContext,
): readonly AuthentikRecord[] {
  const { clip } = args;
  const wanted = [...clip.needs.filter((need) => !identities.has(need.id)), ...clip.records];
  const copies = wanted.map((record) => {
    const { entry: _entry, ...bare } = copyOf(draft, record, context);
    const copy = newRecord({ ...context, newId: () => bare.id }, { ...bare, source });
    draft.put(copy);
    identities.set(record.id, copy.id);
    return copy;
  });
  const target = args.target ?? args.flow;
  return copies.map((copy, index) => {
    const original = wanted[index]!;
    const mapped = mapRecordReferences(copy, (id) => {
      const here = identities.get(id) ?? (draft.get(id) ? id : undefined);
      return here === undefined ? null : reference(here);
    });
    const into = original.model === stageBindingModel ? args.flow : target;
    const isBinding = original.model === stageBindingModel || original.model === policyBindingModel;
    const own = original.fields.target;
    const inside = own !== undefined && clip.records.some((r) => isReferenceTo(own, r.id));
    if (!isBinding || inside || into === undefined) return mapped;
    return withFields(mapped, { target: reference(into) });
  });
}

function isReferenceTo(value: unknown, id: RecordId): boolean {
  return typeof value === 'object' && value !== null && '$ref' in value && value.$ref === id;
}

interface Pasted {
  readonly args: PasteArgs;
  readonly copies: readonly AuthentikRecord[];
  readonly flow: AuthentikRecord;
}

/** Gives pasted stage bindings their orders, and binds pasted stages and policies that came without a binding. */
function bindPasted(draft: Draft, { args, copies, flow }: Pasted, context: CommandContext): void {
  const ids = new Set(copies.map((copy) => copy.id));
  const bound = new Set<RecordId>();
  const bindings = copies.filter(
    (copy) => copy.model === stageBindingModel || copy.model === policyBindingModel,
  );
  for (const copy of bindings) {
    for (const name of ['stage', 'policy']) {
      const subject = resolveValue(draft.document(), copy.fields[name]);
      if (subject) bound.add(subject.id);
    }
  }
  const inLane = (binding: AuthentikRecord) =>
    binding.model === stageBindingModel && isReferenceTo(binding.fields.target, flow.id);
  for (const binding of [...bindings].filter(inLane).sort((a, b) => orderOf(a) - orderOf(b))) {
    draft.remove(binding.id);
    const order = takeOrder(draft, stageBindingsOf(draft.document(), flow.id), args.before);
    draft.put(withFields(binding, { order }));
  }
  const direct = args.clip.records.length;
  for (const copy of copies.slice(copies.length - direct)) {
    const kind = modelKind(copy.model);
    if (bound.has(copy.id) || !ids.has(copy.id)) continue;
    if (kind === 'policy') {
      const target = args.target ?? flow.id;
      addPolicyBinding(draft, { target, subject: reference(copy.id), kind: 'policy' }, context);
    }
    if (kind !== 'stage') continue;
    const order = takeOrder(draft, stageBindingsOf(draft.document(), flow.id), args.before);
    const fields = { target: reference(flow.id), stage: reference(copy.id), order };
    draft.put(newRecord(context, { model: stageBindingModel, fields, source: sourceOf(flow) }));
  }
}
