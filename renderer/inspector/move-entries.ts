import { ArrowDown, ArrowUp } from 'lucide-react';
import type { RecordId } from '../../shared/authentik/record';
import type { MenuEntry } from '../ui/menu';

/** Where a row of an ordered list can go. */
export interface Neighbours {
  /** Before which row it would stand one up; absent: it is the first. */
  readonly before: RecordId | undefined;
  /** Before which row it would stand one down (null: the end); absent: it is the last. */
  readonly after: RecordId | null | undefined;
}

/** The menu's entries that move a row of an ordered list by one. */
export function moveEntries(
  { before, after }: Neighbours,
  move: (to: RecordId | null) => void,
): readonly MenuEntry[] {
  return [
    {
      id: 'up',
      label: 'Move up',
      icon: ArrowUp,
      isDisabled: before === undefined,
      onAction: () => {
        move(before ?? null);
      },
    },
    {
      id: 'down',
      label: 'Move down',
      icon: ArrowDown,
      isDisabled: after === undefined,
      onAction: () => {
        move(after ?? null);
      },
    },
  ];
}
