import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserWindow, WebContents } from 'electron';
import { app } from 'electron';
import { eventChannel } from '../../shared/ipc/channels';
import type { EventName, Events } from '../../shared/ipc/contract';
import type { EditorWindowOptions } from './editor-window';
import { openEditorWindow } from './editor-window';

/** One editor window and what main knows of it. */
export interface Editor {
  readonly window: BrowserWindow;
  /** Files that it was opened for. */
  readonly openFiles: readonly string[];
  readonly workspaceId?: string;
  /** Workspaces that it opened: it is told of what others commit to them. */
  readonly workspaces: Set<string>;
  /** It said that something is not stored yet. */
  unsaved: boolean;
  /** Requests of its that are being answered. */
  running: number;
}

export interface OpenRequest {
  readonly openFiles?: readonly string[];
  readonly workspaceId?: string;
}

export interface Closing {
  /** True to close although something is not stored. */
  readonly askToLose: (window: BrowserWindow) => Promise<boolean>;
  readonly onLastClosed: () => void;
}

const storeLimitMs = 10_000;
const pollMs = 20;

/** All editor windows. A window closes only when what it changed is stored, or after asking the user. */
export class EditorWindows {
  readonly #options: EditorWindowOptions;
  readonly #closing: Closing;
  readonly #editors = new Map<number, Editor>();
  readonly #ready = new Set<number>();

  constructor(options: EditorWindowOptions, closing: Closing) {
    this.#options = options;
    this.#closing = closing;
  }

  open({ openFiles = [], workspaceId }: OpenRequest = {}): Editor {
    const window = openEditorWindow(this.#options);
    const editor: Editor = {
      window,
      openFiles,
      ...(workspaceId === undefined ? {} : { workspaceId }),
      workspaces: new Set(),
      unsaved: false,
      running: 0,
    };
    const { id } = window.webContents;
    this.#editors.set(id, editor);
    window.on('closed', () => {
      this.#editors.delete(id);
      if (this.#editors.size === 0) this.#closing.onLastClosed();
    });
    window.on('close', (event) => {
      if (!isBusy(editor) || this.#ready.has(id)) return;
      event.preventDefault();
      void this.settle(editor).then((closes) => {
        if (closes && !window.isDestroyed()) window.close();
      });
    });
    return editor;
  }

  /** The editor behind a sender of messages; undefined for anything else. */
  of(contents: WebContents): Editor | undefined {
    return this.#editors.get(contents.id);
  }

  all(): readonly Editor[] {
    return [...this.#editors.values()];
  }

  /** The window that the user is in, else any. */
  current(): Editor | undefined {
    return this.all().find(({ window }) => window.isFocused()) ?? this.all().at(-1);
  }

  send<Name extends EventName>(to: readonly Editor[], name: Name, event: Events[Name]): void {
    for (const { window } of to) {
      if (!window.isDestroyed()) window.webContents.send(eventChannel, name, event);
    }
  }

  /** Waits until everything of this window is stored. False where the user rather keeps it open. */
  async settle(editor: Editor): Promise<boolean> {
    const { window } = editor;
    const { id } = window.webContents;
    const end = Date.now() + storeLimitMs;
    while (isBusy(editor) && !window.isDestroyed() && !window.webContents.isCrashed() && Date.now() < end) {
      await delay(pollMs);
    }
    const closes = window.isDestroyed() || !isBusy(editor) || (await this.#closing.askToLose(window));
    if (closes) this.#ready.add(id);
    return closes;
  }

  show(editor: Editor): void {
    if (editor.window.isMinimized()) editor.window.restore();
    editor.window.show();
    editor.window.focus();
    if (process.platform === 'darwin') app.focus({ steal: true });
  }
}

function isBusy({ unsaved, running }: Editor): boolean {
  return unsaved || running > 0;
}
