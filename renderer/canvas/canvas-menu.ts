import {
  ArrowLeft,
  ArrowRight,
  ClipboardPaste,
  Copy,
  CopyPlus,
  ExternalLink,
  Maximize,
  OctagonMinus,
  PanelRight,
  Play,
  Plus,
  ShieldPlus,
  Trash2,
  Wand2,
} from 'lucide-react';
import type { AppState } from '../state/app-state';
import type { MenuEntry } from '../ui/menu';
import type { CanvasKeys } from './use-canvas-keys';
import type { DrawnNode } from '../../shared/graph/drawing/drawing';

export interface MenuKeys extends CanvasKeys {
  readonly openFlow: (node: DrawnNode) => void;
}

/** What can be done at a place of the canvas: with a node, or with the flow where none is given. */
export function canvasMenu(app: AppState, keys: MenuKeys, node: DrawnNode | undefined): readonly MenuEntry[] {
  const command = (id: string) => () => {
    app.commands.run(id);
  };
  if (!node) {
    return [
      { id: 'insert', label: 'Insert stage…', icon: Plus, shortcut: 'Insert', onAction: keys.pickStage },
      {
        id: 'paste',
        label: 'Paste',
        icon: ClipboardPaste,
        shortcut: '$mod+KeyV',
        onAction: command('edit.paste'),
      },
      '-',
      { id: 'fit', label: 'Fit the flow', icon: Maximize, shortcut: 'f', onAction: keys.fit },
      { id: 'tidy', label: 'Lay out automatically', icon: Wand2, onAction: keys.edits.tidy },
    ];
  }
  const { kind } = node.node;
  if (node.under !== undefined || kind === 'exit') {
    return [
      {
        id: 'open',
        label: 'Open the flow',
        icon: ExternalLink,
        isDisabled: !(node.node.kind === 'exit' && node.node.flow?.record !== undefined),
        onAction: () => {
          keys.openFlow(node);
        },
      },
    ];
  }
  const inspect: MenuEntry = {
    id: 'inspect',
    label: 'Edit in the inspector',
    icon: PanelRight,
    shortcut: 'Enter',
    onAction: () => {
      keys.open(node);
    },
  };
  const policy: MenuEntry = {
    id: 'policy',
    label: 'Add policy…',
    icon: ShieldPlus,
    shortcut: 'p',
    onAction: keys.pickPolicy,
  };
  const insert: MenuEntry = {
    id: 'insert',
    label: kind === 'entry' ? 'Insert stage at the start…' : 'Insert stage after…',
    icon: Plus,
    shortcut: 'Insert',
    onAction: keys.pickStage,
  };
  if (kind === 'entry') return [inspect, policy, insert];
  const remove: MenuEntry = {
    id: 'remove',
    label: kind === 'gate' ? 'Remove all its policies' : 'Remove from this flow',
    icon: Trash2,
    shortcut: 'Delete',
    isDanger: true,
    onAction: keys.remove,
  };
  if (kind === 'gate') return [inspect, policy, '-', remove];
  const shift = (step: -1 | 1, label: string, icon: typeof ArrowLeft): MenuEntry => ({
    id: `shift${step}`,
    label,
    icon,
    shortcut: step < 0 ? 'Alt+ArrowLeft' : 'Alt+ArrowRight',
    onAction: () => {
      keys.edits.shift(node, step);
    },
  });
  return [
    inspect,
    policy,
    insert,
    '-',
    shift(-1, 'Move earlier', ArrowLeft),
    shift(1, 'Move later', ArrowRight),
    '-',
    { id: 'copy', label: 'Copy', icon: Copy, shortcut: '$mod+KeyC', onAction: command('edit.copy') },
    {
      id: 'duplicate',
      label: 'Duplicate',
      icon: CopyPlus,
      shortcut: '$mod+KeyD',
      onAction: command('edit.duplicate'),
    },
    '-',
    { id: 'run-to', label: 'Run to here', icon: Play, shortcut: '$mod+F9', onAction: command('run.to-here') },
    {
      id: 'breakpoint',
      label: 'Stop runs here',
      icon: OctagonMinus,
      shortcut: 'F9',
      isChecked:
        node.node.kind === 'stage' &&
        node.node.binding !== undefined &&
        app.view.store.getState().breakpoints.has(node.node.binding),
      onAction: command('run.breakpoint'),
    },
    '-',
    remove,
  ];
}
