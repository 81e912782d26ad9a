import type { Fields, FieldValue, RecordId } from '../../authentik/record';
import { describeValue } from '../labels';
import { policyBindingsOf } from '../indexes';
import { policyBindingModel } from '../models';
import type { Command, CommandContext } from '../command';
import type { Draft } from '../draft';
import { reference } from '../values';
import { defineCommand, gone, quoted } from './define';
import { takeOrder } from './lane';
import { newRecord, sourceOf } from './new-record';

export type BindingSubject = 'policy' | 'group' | 'user';

export interface BindArgs {
  /** Flow, stage binding, or anything else that policies can be bound to. */
  readonly target: RecordId;
  /** A reference to a record, or an external one (groups and users the workspace does not hold). */
  readonly subject: FieldValue;
  /** The policy binding of the same target it goes before; null or absent: the end. */
  readonly before?: RecordId | null;
  /** negate, enabled, timeout, failure_result. */
  readonly fields?: Fields;
}

/** The command that binds one kind of subject. */
export function binds(subject: BindingSubject): Command<BindArgs> {
  return defineCommand<BindArgs>({
    name: `bind-${subject}`,
    title: (document, args) =>
      `Bind ${subject} “${describeValue(document, args.subject)}” to${quoted(document, args.target)}`,
    change: (draft, args, context) => {
      if (draft.get(args.target) === undefined) return gone('target', args.target);
      addPolicyBinding(draft, { ...args, kind: subject }, context);
      return undefined;
    },
  });
}

/** Adds a policy binding to a target that exists, with a free order. */
export function addPolicyBinding(
  draft: Draft,
  args: BindArgs & { readonly kind: BindingSubject },
  context: CommandContext,
): void {
  const order = takeOrder(draft, policyBindingsOf(draft.document(), args.target), args.before);
  draft.put(
    newRecord(context, {
      model: policyBindingModel,
      fields: { [args.kind]: args.subject, target: reference(args.target), order, ...args.fields },
      source: sourceOf(draft.get(args.target)),
    }),
  );
}
