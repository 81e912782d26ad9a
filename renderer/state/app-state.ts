import type { CommandArgs, CommandName } from '../../shared/document/commands/registry';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { AppCommands } from './app-commands';
import type { Files } from './files';
import type { Ports } from './ports';
import type { View } from './view';
import type { Workspace } from './workspace';
import type { ChangeOptions, Changed } from './workspace-state';

/** All state of one editor window. React reads it by the hooks of `hooks.ts`. */
export interface AppState {
  readonly ports: Ports;
  readonly workspace: Workspace;
  readonly view: View;
  readonly files: Files;
  readonly commands: AppCommands;
  /** Runs a command of shared/document. A refusal is shown to the user; undefined comes back. */
  readonly run: <Name extends CommandName>(
    command: Name,
    args: CommandArgs<Name>,
    options?: ChangeOptions,
  ) => Changed | undefined;
  /** Shows why something was refused. */
  readonly report: (diagnostics: readonly Diagnostic[]) => void;
  readonly close: () => void;
}
