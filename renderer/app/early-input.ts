import type { AppCommands } from '../state/app-commands';

/** What is pressed: all that the keys of commands are told apart by. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'defaultPrevented'
>;

interface Page {
  /** Calls back for every key, before or after others had it; the returned function ends that. */
  readonly listen: (onKey: (press: KeyPress) => void) => () => void;
  readonly press: (press: KeyPress) => void;
}

/**
 * Keeps what the user asks for while parts of the window are still being loaded: commands by menu, and keys that
 * nothing has taken. The returned function does it all, once the parts are there.
 */
export function keepEarlyInput(
  commands: Pick<AppCommands, 'awaitMore'>,
  { listen, press }: Page,
): () => void {
  const noMore = commands.awaitMore();
  const kept: KeyPress[] = [];
  const stop = listen((event) => {
    // A letter is text for the field that has the focus, never a command that is late.
    const isCommand = event.ctrlKey || event.metaKey || /^F\d+$/.test(event.key);
    if (isCommand) kept.push(event);
  });
  return () => {
    stop();
    noMore();
    // Only now is it known what was taken: keys of commands are listened to after this, on the same window.
    for (const each of kept.splice(0)) if (!each.defaultPrevented) press(each);
  };
}

/** The page that this window shows. */
export const windowPage: Page = {
  listen: (onKey) => {
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  },
  press: ({ key, code, ctrlKey, metaKey, altKey, shiftKey }) => {
    const at = document.activeElement ?? document.body;
    const init = { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true };
    at.dispatchEvent(new KeyboardEvent('keydown', init));
  },
};
