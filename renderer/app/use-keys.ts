import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { useStore } from 'zustand';
import { useApp } from '../state/hooks';

/** Keys that move through the window are not text: they work in fields and dialogs' backgrounds alike. */
const functionKey = /^(Shift\+)?F\d+$/;

const changesSelection = /^(Delete|Backspace|Insert)$/;

/** Binds the keys of all application commands, once they are `on`. What a part of the window handled itself is left alone. */
export function useKeys(on: boolean): void {
  const app = useApp();
  const commands = useStore(app.commands.store, (state) => state.commands);
  useEffect(() => {
    if (!on) return undefined;
    const ids = new Map([...commands.values()].map(({ id, key }) => [key, id]));
    const bindingsFor = (phase: 'first' | 'last') =>
      Object.entries(app.commands.keyBindings()).map(([key, handle]) => {
        const guarded = (event: KeyboardEvent) => {
          if (phase === 'first' && !isKeptByField(event, key)) return;
          if (event.defaultPrevented || isElsewhere(event, key)) return;
          if (!functionKey.test(key)) {
            handle(event);
            return;
          }
          const id = ids.get(key);
          if (id !== undefined && app.commands.run(id)) event.preventDefault();
        };
        return [key, guarded] as const;
      });
    // Which keys a text field keeps is said by `keyBindings`, not by tinykeys' own rule.
    const ignore = (event: KeyboardEvent) => event.isComposing;
    const ends = [
      tinykeys(window, Object.fromEntries(bindingsFor('first')), { ignore, capture: true }),
      tinykeys(window, Object.fromEntries(bindingsFor('last')), { ignore }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [on, app, commands]);
}

/** The fields' library lets no key out of a one-line field: what cannot be text is taken before it gets there. */
function isKeptByField(event: KeyboardEvent, key: string): boolean {
  const inField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  return inField && (key.includes('$mod') || functionKey.test(key));
}

/** An open dialog keeps the keys to itself; Delete belongs to the canvas and the explorer, not to a form. */
function isElsewhere(event: KeyboardEvent, key: string): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target === null) return false;
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) {
    return key !== '$mod+KeyK';
  }
  if (!key.includes('$mod') && !functionKey.test(key) && target.closest('.cm-editor') !== null) return true;
  return (
    changesSelection.test(key) && target.closest('[data-region="right"], [data-region="bottom"]') !== null
  );
}
