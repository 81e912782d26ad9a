import { ChevronDown, ChevronRight, Star } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { DescriptorSet } from '../../shared/authentik/descriptor';
import { useApp, useView, useWorkspace } from '../state/hooks';
import { SearchField } from '../ui/search-field';
import { PaletteRow } from './palette-row';
import type { PaletteEntry, PaletteSection } from './palette-sections';
import { paletteSections } from './palette-sections';
import css from './palette.module.css';
import { useFavourites } from './use-favourites';
import { insertEntry } from './insert-entry';

/** Stage and policy types to put into the open flow: drag one onto the drawing, or choose it with the keyboard. */
export function Palette() {
  const app = useApp();
  const descriptors = useWorkspace((state) => state.descriptors);
  const flow = useView((view) => view.activeFlow);
  const [query, setQuery] = useState('');
  const { favourites, recent, toggle, used } = useFavourites();
  const sections = useSections(descriptors, { query, favourites, recent });
  const insert = (entry: PaletteEntry) => {
    if (insertEntry(app, entry)) used(entry.model);
  };
  return (
    <section className={css.palette} aria-label="Palette">
      <SearchField
        label="Search stage and policy types"
        hint="Search types"
        value={query}
        onChange={setQuery}
      />
      <div className={css.list} onKeyDown={moveFocus}>
        {sections.map((section) => (
          <Section
            key={section.id}
            section={section}
            forced={query !== ''}
            favourites={favourites}
            canInsert={flow !== null}
            onInsert={insert}
            onToggle={toggle}
          />
        ))}
        {sections.length === 0 ? <p className={css.none}>No type matches “{query}”.</p> : null}
      </div>
    </section>
  );
}

function useSections(
  descriptors: DescriptorSet,
  wanted: {
    readonly query: string;
    readonly favourites: ReadonlySet<string>;
    readonly recent: readonly string[];
  },
): readonly PaletteSection[] {
  const { query, favourites, recent } = wanted;
  return useMemo(
    () => paletteSections(descriptors, { query, favourites, recent }),
    [descriptors, query, favourites, recent],
  );
}

interface SectionProps {
  readonly section: PaletteSection;
  /** Open whatever the user has closed: while searching. */
  readonly forced: boolean;
  readonly favourites: ReadonlySet<string>;
  readonly canInsert: boolean;
  readonly onInsert: (entry: PaletteEntry) => void;
  readonly onToggle: (model: string) => void;
}

function Section({ section, forced, favourites, canInsert, onInsert, onToggle }: SectionProps) {
  const [closed, setClosed] = useState(false);
  const open = forced || !closed;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div className={css.section}>
      <button
        type="button"
        className={css.heading}
        aria-expanded={open}
        onClick={() => {
          setClosed(!closed);
        }}
      >
        <Chevron size={14} aria-hidden />
        {section.id === 'favourites' ? <Star size={13} aria-hidden /> : null}
        {section.title}
      </button>
      {open ? (
        <ul className={css.rows}>
          {section.entries.map((entry) => (
            <PaletteRow
              key={entry.model}
              entry={entry}
              favourite={favourites.has(entry.model)}
              canInsert={canInsert}
              onInsert={onInsert}
              onToggle={onToggle}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Up and down go from row to row over all sections. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-palette-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
