import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';

export type CommandGroup = 'File' | 'Edit' | 'View' | 'Flow' | 'Stage' | 'Policy' | 'Go' | 'Help';

/** One thing that the application can do: in menus, in the palette and behind a key, from one table. */
export interface AppCommand {
  /** `file.open`; menus of the main process name it too. */
  readonly id: string;
  /** As menus show it. A function where it says what it would do now: `Undo Insert stage`. */
  readonly title: string | (() => string);
  readonly group: CommandGroup;
  /** As tinykeys reads it: `$mod+Shift+KeyZ`. */
  readonly key?: string;
  /** Whether it can run now; absent: always. */
  readonly when?: () => boolean;
  readonly run: () => void | Promise<void>;
  /** Not listed in the palette. */
  readonly hidden?: boolean;
}

export interface AppCommands {
  readonly store: StoreApi<{ readonly commands: ReadonlyMap<string, AppCommand> }>;
  /** Adds commands; the returned function takes them away again. */
  readonly register: (commands: readonly AppCommand[]) => () => void;
  /** Runs a command if it is there and can run now. While more are awaited, one that is not there runs when it comes. */
  readonly run: (id: string) => boolean;
  /** Parts that bring commands are still being loaded; the returned function ends that. */
  readonly awaitMore: () => () => void;
  readonly isEnabled: (id: string) => boolean;
  /** Keys to handlers, for tinykeys. A key whose command cannot run now is left to the page. */
  readonly keyBindings: () => Readonly<Record<string, (event: KeyboardEvent) => void>>;
}

export function createAppCommands(onError: (error: unknown, command: AppCommand) => void): AppCommands {
  const store = createStore<{ readonly commands: ReadonlyMap<string, AppCommand> }>(() => ({
    commands: new Map<string, AppCommand>(),
  }));
  const get = (id: string) => store.getState().commands.get(id);
  const isEnabled = (id: string) => {
    const command = get(id);
    return command !== undefined && (command.when?.() ?? true);
  };
  /** Asked for before they came; absent: none is awaited. */
  let early: string[] | undefined;
  const run = (id: string) => {
    const command = get(id);
    if (command === undefined && early !== undefined) {
      early.push(id);
      return true;
    }
    if (command === undefined || !isEnabled(id)) return false;
    void (async () => {
      try {
        await command.run();
      } catch (error) {
        onError(error, command);
      }
    })();
    return true;
  };
  return {
    store,
    register: (added) => {
      const commands = new Map(store.getState().commands);
      for (const command of added) {
        if (commands.has(command.id)) throw new Error(`The command ${command.id} is there already`);
        commands.set(command.id, command);
      }
      store.setState({ commands });
      const due = early?.filter((id) => added.some((command) => command.id === id)) ?? [];
      early = early?.filter((id) => !due.includes(id));
      for (const id of due) run(id);
      return () => {
        const left = new Map(store.getState().commands);
        for (const command of added) if (left.get(command.id) === command) left.delete(command.id);
        store.setState({ commands: left });
      };
    },
    run,
    isEnabled,
    awaitMore: () => {
      early = [];
      return () => {
        early = undefined;
      };
    },
    keyBindings: () => {
      const bindings: Record<string, (event: KeyboardEvent) => void> = {};
      for (const { id, key } of store.getState().commands.values()) {
        if (key === undefined) continue;
        bindings[key] = (event) => {
          if (!isEnabled(id) || isTypingElsewhere(event, key)) return;
          event.preventDefault();
          run(id);
        };
      }
      return bindings;
    },
  };
}

/** A switch takes no text, and has nothing of its own to undo; nor has a field of choices in which nothing is typed. */
const typedInto =
  'input:not([type="checkbox"], [type="radio"], [data-untyped="true"]), textarea, [contenteditable="true"]';

/**
 * Keys without Ctrl or Cmd, and the undo of a text field itself, belong to the field that is being typed into. Function
 * keys type nothing.
 */
function isTypingElsewhere(event: KeyboardEvent, key: string): boolean {
  const target = event.target as { closest?: (selector: string) => unknown } | null;
  const inField = Boolean(target?.closest?.(typedInto));
  if (/(^|\+)F\d+$/.test(key)) return false;
  return inField && (!key.includes('$mod') || /\$mod\+(Shift\+)?Key[ZYACVXD]$/.test(key));
}
