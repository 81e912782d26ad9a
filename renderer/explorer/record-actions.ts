import {
  Copy,
  CopyPlus,
  ExternalLink,
  FileMinus,
  FilePen,
  PanelRight,
  Pencil,
  Save,
  Trash2,
} from 'lucide-react';
import { labelOf } from '../../shared/document/labels';
import { modelKind } from '../../shared/document/models';
import type { AppState } from '../state/app-state';
import { goTo } from '../state/go-to';
import type { MenuEntry } from '../ui/menu';
import type { RecordNode } from './outline';

/** Opens a flow's tab; shows anything else where it is used and in the inspector. */
export function openNode(app: AppState, node: RecordNode): void {
  if (node.group === 'file') {
    const { document } = app.workspace.store.getState();
    const flow = [...document.records.values()].find(
      (record) => modelKind(record.model) === 'flow' && record.entry?.source === node.record,
    );
    if (flow !== undefined) app.view.openFlow(flow.id);
    app.view.setPanel('source', true);
    return;
  }
  if (node.group === 'flow') {
    app.view.openFlow(node.record);
    app.view.select([node.record]);
    return;
  }
  goTo(app, node.record);
}

/** Deletes at once and offers to take it back. */
export function deleteNode(app: AppState, node: RecordNode): void {
  const { document } = app.workspace.store.getState();
  const record = document.records.get(node.record);
  if (record === undefined) return;
  const name = labelOf(document, record);
  const made =
    node.group === 'file'
      ? app.run('remove-source', { source: node.record })
      : app.run('delete-records', { records: [node.record] });
  if (made === undefined) return;
  const others = made.diff.removed.length - 1;
  const also = others > 0 ? ` and ${String(others)} that went with it` : '';
  app.view.notify({
    severity: 'success',
    message: node.group === 'file' ? `Closed ${name}.` : `Deleted ${name}${also}.`,
    ...(node.group === 'file' ? {} : { action: { title: 'Undo', command: 'edit.undo' } }),
  });
}

export function duplicateNode(app: AppState, node: RecordNode): void {
  const made =
    node.group === 'flow'
      ? app.run('duplicate-flow', { flow: node.record })
      : app.run('duplicate-stage', { record: node.record });
  const [first] = made?.added.filter((record) => modelKind(record.model) === node.group) ?? [];
  if (first !== undefined) goTo(app, first.id);
}

export function nodeMenu(app: AppState, node: RecordNode, rename: () => void): readonly MenuEntry[] {
  const at = (run: (app: AppState, node: RecordNode) => void) => () => {
    run(app, node);
  };
  if (node.group === 'file') {
    return [
      { id: 'open', label: 'Show its text', icon: FilePen, onAction: at(openNode) },
      {
        id: 'save',
        label: 'Save',
        icon: Save,
        onAction: () => void app.files.save([node.record]),
      },
      {
        id: 'save-as',
        label: 'Save as…',
        icon: Save,
        onAction: () => void app.files.saveAs(node.record),
      },
      '-',
      { id: 'close', label: 'Close file', icon: FileMinus, onAction: at(deleteNode) },
    ];
  }
  const copies = node.group === 'flow' || node.group === 'stage';
  return [
    node.group === 'flow'
      ? { id: 'open', label: 'Open', icon: ExternalLink, shortcut: 'Enter', onAction: at(openNode) }
      : { id: 'open', label: 'Go to it', icon: PanelRight, shortcut: 'Enter', onAction: at(openNode) },
    { id: 'rename', label: 'Rename…', icon: Pencil, shortcut: 'F2', onAction: rename },
    ...(copies
      ? [{ id: 'duplicate', label: 'Duplicate', icon: CopyPlus, onAction: at(duplicateNode) } as const]
      : []),
    {
      id: 'copy',
      label: 'Copy',
      icon: Copy,
      onAction: () => {
        app.view.select([node.record]);
        app.commands.run('edit.copy');
      },
    },
    '-',
    {
      id: 'delete',
      label: 'Delete',
      icon: Trash2,
      shortcut: 'Delete',
      isDanger: true,
      onAction: at(deleteNode),
    },
  ];
}
