import type { RecordId } from '../../shared/authentik/record';
import type { AuthentikRecord } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { labelOf } from '../../shared/document/labels';
import { modelKind } from '../../shared/document/models';
import { resolveValue } from '../../shared/document/references';
import { usesOf } from '../../shared/document/uses';
import { useDocument, useWorkspace } from '../state/hooks';
import { Section } from '../ui/section';
import { modelFor } from './form-fields';
import css from './inspector.module.css';
import { useOpenRecord } from './use-open-record';
import { LinkRow } from './link-row';

export interface ShownUse {
  readonly record: RecordId;
  readonly label: string;
  readonly detail: string;
}

/** Records that refer to this one. Bindings are named by what they bind it to; a target's own bindings are no use of it. */
export function usesShown(document: WorkspaceDocument, record: AuthentikRecord): readonly ShownUse[] {
  return usesOf(document, record.id)
    .filter(({ record: user, field }) => !(modelKind(user.model) === 'binding' && field === 'target'))
    .map(({ record: user, field }) => {
      const isBinding = modelKind(user.model) === 'binding';
      const owner = isBinding ? resolveValue(document, user.fields.target) : user;
      const [name = field] = field.split('.');
      return {
        record: user.id,
        label: owner === undefined ? 'something outside this workspace' : labelOf(document, owner),
        detail: isBinding ? `order ${JSON.stringify(user.fields.order ?? null)}` : name.replaceAll('_', ' '),
      };
    });
}

/** Where else a record is used, since a change shows everywhere. */
export function UsedBySection({ record }: { readonly record: AuthentikRecord }) {
  const document = useDocument((shown) => shown);
  const descriptors = useWorkspace((state) => state.descriptors);
  const open = useOpenRecord();
  const uses = usesShown(document, record);
  return (
    <Section title="Used by" trailing={uses.length} defaultExpanded={uses.length > 1}>
      {uses.length === 0 ? <p className={css.quiet}>Nothing in this workspace uses it.</p> : null}
      <ul className={css.links}>
        {uses.map(({ record: id, label, detail }, index) => (
          <LinkRow
            key={`${id} ${String(index)}`}
            label={label}
            detail={detail}
            icon={modelFor(descriptors, document.records.get(id)?.model ?? '')?.icon}
            onPress={() => {
              open(id);
            }}
          />
        ))}
      </ul>
    </Section>
  );
}
