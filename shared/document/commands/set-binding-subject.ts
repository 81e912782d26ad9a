import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
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
    draft.put(withSubject(binding, kind, subject));
    return undefined;
  },
});

/** The binding with something else bound; it identifies the binding where what was bound before did. */
export function withSubject(
  binding: AuthentikRecord,
  kind: BindingSubject,
  subject: FieldValue,
): AuthentikRecord {
  const nothing = { policy: undefined, group: undefined, user: undefined };
  const changed = withFields(binding, { ...nothing, [kind]: subject });
  const wasIdentifier = ['policy', 'group', 'user'].some((n) => binding.entry?.identifiers.includes(n));
  if (!wasIdentifier || changed.entry === undefined) return changed;
  const identifiers = [...new Set([...changed.entry.identifiers, kind])];
  return { ...changed, entry: { ...changed.entry, identifiers } };
}
