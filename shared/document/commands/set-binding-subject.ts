import type { FieldValue, RecordId } from '../../authentik/record';
import { policyBindingModel } from '../models';
import { withFields } from '../values';
import type { BindingSubject } from './bind';
import { defineCommand, gone, quoted } from './define';

export interface SetBindingSubjectArgs {
  readonly binding: RecordId;
  readonly kind: BindingSubject;
  readonly subject: FieldValue;
}

/** Binds something else in the same place: exactly one of policy, group and user stays set. */
export const setBindingSubject = defineCommand<SetBindingSubjectArgs>({
  name: 'set-binding-subject',
  title: (document, { binding, kind }) => `Change ${kind} of${quoted(document, binding)}`,
  change: (draft, { binding: id, kind, subject }) => {
    const binding = draft.get(id);
    if (binding?.model !== policyBindingModel) return gone('policy binding', id);
    const changed = withFields(binding, {
      policy: undefined,
      group: undefined,
      user: undefined,
      [kind]: subject,
    });
    const wasIdentifier = ['policy', 'group', 'user'].some((n) => binding.entry?.identifiers.includes(n));
    draft.put(
      wasIdentifier && changed.entry
        ? {
            ...changed,
            entry: { ...changed.entry, identifiers: [...new Set([...changed.entry.identifiers, kind])] },
          }
        : changed,
    );
    return undefined;
  },
});
