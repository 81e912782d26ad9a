import { Box, ChevronRight, ShieldCheck, SquareStack, TextCursorInput, Workflow } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ModelKind } from '../../shared/authentik/descriptor';
import { recordsOfKind } from '../../shared/document/indexes';
import { labelOf, labelOfModel } from '../../shared/document/labels';
import { textField } from '../../shared/document/values';
import type { AppState } from '../state/app-state';
import { goTo } from '../state/go-to';
import { titleOf } from './command-view';
import type { PaletteItem } from './command-palette';

const kinds: readonly { readonly kind: ModelKind; readonly icon: LucideIcon; readonly group?: string }[] = [
  { kind: 'flow', icon: Workflow, group: 'Flow' },
  { kind: 'stage', icon: SquareStack },
  { kind: 'policy', icon: ShieldCheck },
  { kind: 'prompt', icon: TextCursorInput, group: 'Prompt' },
  { kind: 'external', icon: Box },
];

/** What the palette finds: the commands that can run now, then every object of the workspace. */
export function paletteItems(app: AppState): readonly PaletteItem[] {
  const commands = [...app.commands.store.getState().commands.values()]
    .filter((command) => command.hidden !== true && app.commands.isEnabled(command.id))
    .map((command): PaletteItem => ({
      id: `command:${command.id}`,
      title: titleOf(command),
      group: command.group,
      icon: ChevronRight,
      shortcut: command.key,
      run: () => {
        app.commands.run(command.id);
      },
    }));
  const { document, descriptors } = app.workspace.store.getState();
  const records = kinds.flatMap(({ kind, icon, group }) =>
    recordsOfKind(document, kind).map((record): PaletteItem => {
      const slug = textField(record, 'slug');
      const label = labelOf(document, record);
      return {
        id: `record:${record.id}`,
        title: slug ?? label,
        detail: slug === undefined || slug === label ? undefined : label,
        group: group ?? labelOfModel(descriptors, record.model),
        icon,
        run: () => {
          goTo(app, record.id);
        },
      };
    }),
  );
  return [...commands, ...records];
}
