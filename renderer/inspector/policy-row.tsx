import { ArrowUpRight, ChevronRight, EllipsisVertical, Unlink } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { labelOfModel, labelOfSubject } from '../../shared/document/labels';
import { resolveValue } from '../../shared/document/references';
import { useApp, useDocument, useWorkspace } from '../state/hooks';
import { Badge } from '../ui/badge';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import type { MenuEntry } from '../ui/menu';
import { Menu } from '../ui/menu';
import { cx } from '../ui/class-names';
import { modelFor } from './form-fields';
import css from './inspector.module.css';
import { moveEntries, type Neighbours } from './move-entries';
import { RecordForm } from './record-form';
import { subjectKind } from './subject-kind';
import { useOpenRecord } from './use-open-record';

const kindWords = { policy: 'Policy', group: 'Group', user: 'User' } as const;
const kindIcons = { policy: 'shield-question-mark', group: 'users', user: 'user' } as const;

export interface PolicyRowProps extends Neighbours {
  readonly binding: AuthentikRecord;
}

/** One policy binding: what is asked, and how its verdict counts. */
export function PolicyRow({ binding, before, after }: PolicyRowProps) {
  const app = useApp();
  const open = useOpenRecord();
  const descriptors = useWorkspace((state) => state.descriptors);
  const kind = subjectKind(binding);
  const label = useDocument((document) => labelOfSubject(document, binding));
  const subject = useDocument((document) => resolveValue(document, binding.fields[kind]));
  const model = subject && modelFor(descriptors, subject.model);
  const { negate = false, enabled = true } = binding.fields;
  const set = (name: string, value: boolean) => {
    app.run('set-fields', { record: binding.id, set: { [name]: value } });
  };
  const entries: readonly MenuEntry[] = [
    {
      id: 'negate',
      label: 'Negate the verdict',
      isChecked: negate === true,
      onAction: () => {
        set('negate', negate !== true);
      },
    },
    {
      id: 'enabled',
      label: 'Enabled',
      isChecked: enabled !== false,
      onAction: () => {
        set('enabled', enabled === false);
      },
    },
    '-',
    ...moveEntries({ before, after }, (to) => {
      app.run('move-policy-binding', { binding: binding.id, before: to });
    }),
    '-',
    {
      id: 'remove',
      label: 'Remove binding',
      detail: kind === 'policy' ? 'The policy stays in the workspace' : undefined,
      icon: Unlink,
      isDanger: true,
      onAction: () => {
        app.run('unbind', { binding: binding.id });
      },
    },
  ];
  return (
    <li className={css.policy} data-row={binding.id} data-disabled={enabled === false}>
      <Disclosure>
        <div className={css.policyRow}>
          <Button slot="trigger" className={css.policyTrigger ?? ''}>
            <ChevronRight size={14} className={css.chevron} aria-hidden />
            <Icon name={model?.icon ?? kindIcons[kind]} size={14} className={css.linkIcon} />
            <span className={css.policyText}>
              <span className={cx(css.policyLabel, negate === true && css.negated)}>{label}</span>
              <span className={css.policyDetail}>
                {subject === undefined
                  ? `${kindWords[kind]}, outside this workspace`
                  : labelOfModel(descriptors, subject.model)}
                {negate === true ? <Badge>not</Badge> : null}
                {enabled === false ? <Badge tone="warning">disabled</Badge> : null}
              </span>
            </span>
          </Button>
          {subject === undefined ? null : (
            <IconButton
              size="sm"
              icon={ArrowUpRight}
              label={`Open ${label}`}
              onPress={() => {
                open(subject.id);
              }}
            />
          )}
          <Menu label={`More for ${label}`} entries={entries} placement="bottom end">
            <IconButton size="sm" icon={EllipsisVertical} label={`More for ${label}`} />
          </Menu>
        </div>
        <DisclosurePanel className={css.policyPanel ?? ''}>
          <RecordForm record={binding} hidden={['target', ...hiddenSubjects(kind)]} />
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
}

/** The two of policy, group and user that are not set. */
export function hiddenSubjects(kind: string): readonly string[] {
  return ['policy', 'group', 'user'].filter((name) => name !== kind);
}
