import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { createAppCommands } from './app-commands';
import type { AppState } from './app-state';
import { createFiles } from './files';
import type { Ports } from './ports';
import { keepSettings, restoreSettings } from './settings';
import { stateCommands } from './state-commands';
import { createView } from './view';
import { keepTitle } from './window-title';
import { createWorkspace } from './workspace';

/** Builds the state of a window; `start` then restores settings and opens what the window is for. */
export function createAppState(ports: Ports): AppState {
  const view = createView(ports.newId);
  const workspace = createWorkspace(ports);
  const report = (diagnostics: readonly Diagnostic[]) => {
    for (const diagnostic of diagnostics) {
      const { severity, message, at } = diagnostic;
      view.notify({
        severity,
        message,
        diagnostic,
        ...(at.record === undefined ? {} : { record: at.record }),
      });
    }
  };
  const commands = createAppCommands((error, command) => {
    const title = typeof command.title === 'string' ? command.title : command.id;
    view.notify({ severity: 'error', message: `“${title}” failed: ${String(error)}` });
  });
  const files = createFiles({ ports, workspace, view, report });
  const state: Omit<AppState, 'close'> = {
    ports,
    workspace,
    view,
    files,
    commands,
    report,
    run: (command, args, options) => {
      const result = workspace.run(command, args, options);
      if (result.ok) return result.value;
      report(result.error);
      return undefined;
    },
  };
  commands.register(stateCommands(state));
  const endings = [
    keepTitle(state),
    keepSettings(ports.bridge, view),
    workspace.store.subscribe(({ document, conflicts, workspace: summary }, before) => {
      const value = summary?.workspaceId;
      if (value !== before.workspace?.workspaceId && value !== undefined) {
        void ports.bridge.request('settings.write', { key: 'workspace.last', value });
      }
      if (document !== before.document) view.prune(document);
      for (const conflict of conflicts.slice(before.conflicts.length)) {
        const message = `Another window changed the same. “${conflict.title}” was not kept; do it again if you still want it.`;
        view.notify({ severity: 'warning', message });
      }
    }),
    ports.bridge.on('menu.command', ({ command }) => commands.run(command)),
    ports.bridge.on('files.opened', ({ paths }) => void files.openPaths(paths)),
  ];
  return {
    ...state,
    close: () => {
      for (const end of endings) end();
      files.close();
      workspace.close();
    },
  };
}

/** The frame of the window is not kept back longer than this (ms) for the store to be asked first. */
const drawnWithin = 30;

/**
 * Restores settings and calls `onLook`: the window can be drawn. Opens the workspace that the window is for (else the last one, else a new one), shows the store's
 * notices and opens the files named on the command line.
 */
export async function start(
  { ports, workspace, view, files, report }: AppState,
  onLook?: () => void,
): Promise<void> {
  const { bridge, schedule } = ports;
  const listed = bridge.request('workspaces.list', undefined);
  const [info, settings] = await Promise.all([
    bridge.request('app.info', undefined),
    bridge.request('settings.read', undefined),
  ]);
  restoreSettings(settings, view);
  const last = info.workspaceId ?? settings['workspace.last'];
  const asked = listed.then((summaries) => {
    const known = summaries.find((summary) => summary.workspaceId === last) ?? summaries[0];
    const opening =
      known === undefined ? workspace.create('My workspace') : workspace.open(known.workspaceId);
    return { opening };
  });
  // Asked first, then drawn: the store works while the frame of the window is made.
  await Promise.race([asked, new Promise<void>((resolve) => schedule(resolve, drawnWithin))]);
  onLook?.();
  const { opening } = await asked;
  const [opened, notices] = await Promise.all([opening, bridge.request('store.notices', undefined)]);
  if (!opened.ok) report([opened.error]);
  report(notices);
  if (info.openFiles.length > 0) await files.openPaths(info.openFiles);
}
