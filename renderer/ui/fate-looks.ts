import { ArrowLeftRight, Minus, Pencil, Plus } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

/** What became of an object between two states. */
export type ShownFate = 'added' | 'removed' | 'changed' | 'moved';

/** How each fate is shown: never by its colour alone. */
export const fateLooks: Readonly<Record<ShownFate, { readonly word: string; readonly icon: LucideIcon }>> = {
  added: { word: 'Added', icon: Plus },
  removed: { word: 'Removed', icon: Minus },
  changed: { word: 'Changed', icon: Pencil },
  moved: { word: 'Moved', icon: ArrowLeftRight },
};
