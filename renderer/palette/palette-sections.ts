import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { InsertableType } from '../../shared/graph/insertable';
import { insertableTypes, roleOrder } from '../../shared/graph/insertable';
import type { DragKind } from '../ui/drag-data';

export interface PaletteEntry extends InsertableType {
  readonly kind: DragKind;
  /** Without the word for what it is: the heading says that. */
  readonly name: string;
}

export interface PaletteSection {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

export interface PaletteWish {
  readonly query: string;
  readonly favourites: ReadonlySet<string>;
  /** Models, the one used last first. */
  readonly recent: readonly string[];
}

const titles = {
  identifies: 'Identify',
  proves: 'Prove',
  collects: 'Collect and set up',
  acts: 'Act',
  decides: 'Decide',
  ends: 'End',
} as const;

function entriesOf(descriptors: DescriptorSet, kind: DragKind): readonly PaletteEntry[] {
  return insertableTypes(descriptors, kind).map((type) => ({
    ...type,
    kind,
    name: type.label.replace(/ (Stage|Policy)$/i, '') || type.label,
  }));
}

function matches(entry: PaletteEntry, words: readonly string[]): boolean {
  const text = `${entry.label} ${entry.summary ?? ''} ${entry.role ?? ''} ${entry.kind}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** What the palette lists: favourites, what was used last, stage types by role, policy types; only what matches. */
export function paletteSections(descriptors: DescriptorSet, wish: PaletteWish): readonly PaletteSection[] {
  const words = wish.query.toLowerCase().split(/\s+/).filter(Boolean);
  const all = [...entriesOf(descriptors, 'stage'), ...entriesOf(descriptors, 'policy')].filter((entry) =>
    matches(entry, words),
  );
  const searching = words.length > 0;
  const stages = all.filter((entry) => entry.kind === 'stage');
  const sections: PaletteSection[] = [
    {
      id: 'favourites',
      title: 'Favourites',
      entries: searching ? [] : all.filter((entry) => wish.favourites.has(entry.model)),
    },
    {
      id: 'recent',
      title: 'Recently used',
      entries: searching
        ? []
        : wish.recent.flatMap((model) => all.filter((entry) => entry.model === model)).slice(0, 4),
    },
    ...roleOrder.map((role) => ({
      id: role,
      title: titles[role],
      entries: stages.filter((entry) => entry.role === role),
    })),
    { id: 'other', title: 'Other stages', entries: stages.filter((entry) => entry.role === undefined) },
    { id: 'policies', title: 'Policies', entries: all.filter((entry) => entry.kind === 'policy') },
  ];
  return sections.filter((section) => section.entries.length > 0);
}
