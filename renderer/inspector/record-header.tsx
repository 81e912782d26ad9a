import { CopyPlus, EllipsisVertical, Trash2, Unlink } from 'lucide-react';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { labelOf, labelOfModel } from '../../shared/document/labels';
import { flowModel, modelKind, stageBindingModel } from '../../shared/document/models';
import { useApp, useDocument, useWorkspace } from '../state/hooks';
import { Badge } from '../ui/badge';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import type { MenuEntry } from '../ui/menu';
import { Menu } from '../ui/menu';
import { modelFor } from './form-fields';
import css from './inspector.module.css';

export interface RecordHeaderProps {
  readonly record: AuthentikRecord;
  /** The binding that it was chosen by, where it is a stage in a flow. */
  readonly binding?: AuthentikRecord | undefined;
}

/** What is being edited, and what can be done to it as a whole. */
export function RecordHeader({ record, binding }: RecordHeaderProps) {
  const label = useDocument((document) => labelOf(document, record));
  const descriptors = useWorkspace((state) => state.descriptors);
  const model = modelFor(descriptors, record.model);
  const entries = useHeaderActions(record, binding);
  return (
    <>
      <header className={css.header}>
        <span className={css.headerIcon} data-role={model?.role}>
          <Icon name={model?.icon} size={18} />
        </span>
        <div className={css.headerText}>
          <h2 className={css.headerTitle} title={label} data-selectable>
            {label}
          </h2>
          <p className={css.headerType}>
            {model?.label ?? labelOfModel(descriptors, record.model)}
            {model?.role === undefined ? null : <Badge>{model.role}</Badge>}
            {model?.enterprise === true ? (
              <Badge tone="info" title="Needs an enterprise licence on the server">
                Enterprise
              </Badge>
            ) : null}
          </p>
        </div>
        <Menu label={`More for ${label}`} entries={entries} placement="bottom end">
          <IconButton icon={EllipsisVertical} label={`More for ${label}`} />
        </Menu>
      </header>
      {model?.summary === undefined ? null : <p className={css.headerSummary}>{model.summary}</p>}
    </>
  );
}

function useHeaderActions(
  record: AuthentikRecord,
  binding: AuthentikRecord | undefined,
): readonly MenuEntry[] {
  const app = useApp();
  const isFlow = record.model === flowModel;
  const isStage = modelKind(record.model) === 'stage';
  const show = (added: readonly AuthentikRecord[] | undefined, model: string) => {
    const made = added?.find((other) => other.model === model);
    if (made !== undefined) app.view.select([made.id]);
  };
  const duplicate: MenuEntry = {
    id: 'duplicate',
    label: 'Duplicate',
    icon: CopyPlus,
    onAction: () => {
      if (isFlow) show(app.run('duplicate-flow', { flow: record.id })?.added, flowModel);
      else {
        const made = app.run('duplicate-stage', { record: binding?.id ?? record.id });
        show(made?.added, binding === undefined ? record.model : stageBindingModel);
      }
    },
  };
  return [
    ...(isFlow || isStage ? [duplicate] : []),
    ...(binding === undefined
      ? []
      : [
          {
            id: 'unlink',
            label: 'Remove from this flow',
            detail: 'The stage stays in the workspace',
            icon: Unlink,
            onAction: () => {
              app.run('remove-stage-binding', { binding: binding.id });
            },
          } satisfies MenuEntry,
        ]),
    ...(isFlow || isStage ? (['-'] as const) : []),
    {
      id: 'delete',
      label: isStage ? 'Delete stage everywhere' : 'Delete',
      icon: Trash2,
      isDanger: true,
      onAction: () => {
        app.run('delete-records', { records: [record.id] });
      },
    },
  ];
}
