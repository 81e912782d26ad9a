import { useState } from 'react';

export interface Draft {
  readonly text: string;
  readonly error: string | undefined;
  /** Takes over what was typed, or keeps it beside the field with the reason why it cannot be taken. */
  readonly type: (text: string) => void;
  /** Forgets what could not be taken over. */
  readonly drop: () => void;
}

/**
 * What is being typed into a field. It is stored at every change; where that is refused it stays in the field, with the
 * reason, until it is changed or the field is left by Escape.
 */
export function useDraft(stored: string, store: (text: string) => string | undefined): Draft {
  const [refused, setRefused] = useState<{ text: string; error: string; stored: string } | null>(null);
  // A change from elsewhere (undo, another window) wins over what was refused here.
  const kept = refused !== null && refused.stored === stored ? refused : null;
  return {
    text: kept?.text ?? stored,
    error: kept?.error,
    type: (text) => {
      const error = store(text);
      setRefused(error === undefined ? null : { text, error, stored });
    },
    drop: () => {
      setRefused(null);
    },
  };
}
