const appleNames: Readonly<Record<string, string>> = {
  $mod: '⌘',
  Meta: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};

const otherNames: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  Meta: 'Meta',
  Control: 'Ctrl',
  Alt: 'Alt',
  Shift: 'Shift',
};

const sharedNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
  Enter: '↵',
  Space: 'Space',
  Slash: '/',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Equal: '=',
  Minus: '-',
  Backquote: '`',
  BracketLeft: '[',
  BracketRight: ']',
};

function onApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** The keys of a chord as a person reads them: `$mod+Shift+KeyP` is `['Ctrl', 'Shift', 'P']`. */
export function keysOf(chord: string, apple = onApple()): readonly string[] {
  const names = apple ? appleNames : otherNames;
  return chord
    .split(/[+ ]/)
    .filter((part) => part !== '')
    .map((part) => {
      const plain = part.replace(/^(Key|Digit|Numpad)(?=.)/, '');
      const named = names[part] ?? sharedNames[part] ?? plain;
      return named.length === 1 ? named.toUpperCase() : named;
    });
}

/** The chord as one text, for `aria-keyshortcuts`-like hints: `Ctrl+Shift+P`. */
export function chordText(chord: string, apple = onApple()): string {
  return keysOf(chord, apple).join(apple ? '' : '+');
}
