import {
  ChevronDown,
  FolderOpen,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Redo2,
  Search,
  Undo2,
} from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../ui/button';
import { cx } from '../ui/class-names';
import { IconButton } from '../ui/icon-button';
import { Kbd } from '../ui/kbd';
import type { CommandView } from './command-view';
import type { ShellLayout } from './shell';
import css from './top-bar.module.css';

export interface TopBarProps {
  readonly workspace: string;
  readonly layout: ShellLayout;
  /** Command by id, as the registry has it now. */
  readonly command: (id: string) => CommandView | undefined;
  readonly run: (id: string) => void;
}

/** Workspace, history, the way into the command palette, and which panels are open. */
export function TopBar({ workspace, layout, command, run }: TopBarProps) {
  const shortcut = (id: string) => command(id)?.shortcut;
  const button = (id: string, icon: typeof Undo2, label: string) => (
    <IconButton
      icon={icon}
      label={command(id)?.title ?? label}
      shortcut={shortcut(id)}
      isDisabled={command(id)?.isEnabled === false}
      onPress={() => {
        run(id);
      }}
    />
  );
  const toggle = (id: string, icon: typeof Undo2, state: { label: string; isOpen: boolean }) => (
    <IconButton
      icon={icon}
      label={`${state.isOpen ? 'Hide' : 'Show'} ${state.label}`}
      shortcut={shortcut(id)}
      isSelected={state.isOpen}
      onPress={() => {
        run(id);
      }}
    />
  );
  return (
    <>
      <div className={css.side}>
        <Button
          variant="quiet"
          className={cx(css.workspace)}
          onPress={() => {
            run('workspace.switch');
          }}
        >
          <span className={css.workspaceName} title={`Workspace ${workspace}`}>
            {workspace}
          </span>
          <ChevronDown size={14} aria-hidden />
        </Button>
        {button('file.open', FolderOpen, 'Open blueprint')}
        {button('edit.undo', Undo2, 'Undo')}
        {button('edit.redo', Redo2, 'Redo')}
      </div>
      <AriaButton
        className={cx(css.search)}
        onPress={() => {
          run('view.palette');
        }}
      >
        <Search size={14} aria-hidden />
        <span className={css.searchText}>Search or run a command</span>
        <Kbd chord={shortcut('view.palette') ?? '$mod+KeyK'} />
      </AriaButton>
      <div className={cx(css.side, css.end)}>
        {toggle('view.explorer', PanelLeft, { label: 'explorer', isOpen: layout.left })}
        {toggle('view.bottom', PanelBottom, { label: 'problems', isOpen: layout.bottom })}
        {toggle('view.inspector', PanelRight, { label: 'inspector', isOpen: layout.right })}
      </div>
    </>
  );
}
