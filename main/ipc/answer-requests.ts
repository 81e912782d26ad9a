import type { IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import log from 'electron-log/main';
import { requestChannel } from '../../shared/ipc/channels';
import type { RequestName } from '../../shared/ipc/contract';
import { isRequestName, requestProblem } from '../../shared/ipc/request-schemas';
import { editorScheme } from '../windows/editor-scheme';
import type { Editor, EditorWindows } from '../windows/editor-windows';
import { isOwnAddress } from '../windows/page-scheme';
import { appHandlers } from './app-handlers';
import { fileHandlers } from './file-handlers';
import type { Handlers, Services } from './services';
import { workspaceHandlers } from './workspace-handlers';

/**
 * Answers the requests of editor windows. What does not come from the page of such a window, or has not the shape of
 * a request, is refused before any handler sees it.
 */
export function answerRequests(services: Services): void {
  const handlers: Handlers = {
    ...appHandlers(services),
    ...workspaceHandlers(services),
    ...fileHandlers(services),
  };
  ipcMain.handle(requestChannel, async (event, name: unknown, payload: unknown) => {
    const editor = senderOf(event, services.windows);
    if (editor === undefined) return refuse('a request came from a page that may not ask');
    if (!isRequestName(name)) return refuse(`there is no request ${JSON.stringify(name)}`);
    const problem = requestProblem(name, payload);
    if (problem !== undefined) return refuse(`${name}: ${problem}`);
    const handler = handlers[name] as (payload: unknown, editor: Editor) => unknown;
    if (!changesSomething.has(name)) return handler(payload, editor);
    editor.running += 1;
    try {
      return await handler(payload, editor);
    } finally {
      editor.running -= 1;
    }
  });
}

/** A window does not close before these are answered. */
const changesSomething: ReadonlySet<RequestName> = new Set<RequestName>([
  'workspaces.create',
  'workspaces.update',
  'workspaces.delete',
  'workspaces.restore',
  'workspaces.erase',
  'workspaces.commit',
  'backups.restore',
  'files.write',
  'settings.write',
]);

function senderOf({ sender, senderFrame }: IpcMainInvokeEvent, windows: EditorWindows): Editor | undefined {
  const editor = windows.of(sender);
  // A frame inside the page has a parent; the page itself has none.
  const isPage = senderFrame?.parent === null && isOwnAddress(editorScheme, senderFrame.url);
  return isPage ? editor : undefined;
}

function refuse(reason: string): never {
  log.warn(`ipc: refused: ${reason}`);
  throw new Error(`Refused: ${reason}.`);
}
