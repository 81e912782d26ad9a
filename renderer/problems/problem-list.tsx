import { CircleCheck, Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { Diagnostic, Severity } from '../../shared/kernel/diagnostic';
import { Button } from '../ui/button';
import { ContextMenu } from '../ui/context-menu';
import type { ContextMenuPlace } from '../ui/context-menu';
import type { MenuEntry } from '../ui/menu';
import { EmptyState } from '../ui/empty-state';
import { IconButton } from '../ui/icon-button';
import { RowList } from '../ui/row-list';
import { SearchField } from '../ui/search-field';
import { SeverityIcon } from '../ui/severity-icon';
import { CircleX, Info, TriangleAlert } from 'lucide-react';
import { countSeverities, problemRows } from './problem-rows';
import type { ProblemInput, ProblemRow } from './problem-rows';
import css from './problem-list.module.css';

export interface ProblemListProps extends ProblemInput {
  readonly diagnostics: readonly Diagnostic[];
  readonly onGo: (diagnostic: Diagnostic) => void;
  readonly onFix: (diagnostic: Diagnostic) => void;
  readonly menuOf: (diagnostic: Diagnostic) => readonly MenuEntry[];
  readonly onRules: () => void;
  /** What stands above the list, where it does not show everything. */
  readonly banner?: ReactNode;
}

interface OpenMenu {
  readonly at: ContextMenuPlace;
  readonly diagnostic: Diagnostic;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const icons = { error: CircleX, warning: TriangleAlert, info: Info };
const nouns = { error: 'errors', warning: 'warnings', info: 'notes' };

export function ProblemList(props: ProblemListProps) {
  const { diagnostics, document, descriptors, onGo, onFix, menuOf, onRules, banner } = props;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());
  const [query, setQuery] = useState('');
  const counts = countSeverities(diagnostics);
  const rows = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return problemRows(diagnostics, { document, descriptors }).filter(({ diagnostic, place }) => {
      const text = `${diagnostic.message} ${diagnostic.code} ${place}`.toLowerCase();
      return !hidden.has(diagnostic.severity) && words.every((word) => text.includes(word));
    });
  }, [diagnostics, document, descriptors, hidden, query]);

  if (diagnostics.length === 0 && banner === undefined) {
    return (
      <EmptyState icon={CircleCheck} title="No problems">
        Everything that is open can be read and would be accepted. <Button onPress={onRules}>Rules…</Button>
      </EmptyState>
    );
  }
  return (
    <div className={css.panel}>
      <div className={css.tools}>
        <SearchField label="Search problems" value={query} onChange={setQuery} className={css.search} />
        {severities.map((severity) => (
          <span key={severity} className={css.toggle}>
            <IconButton
              icon={icons[severity]}
              size="sm"
              label={`Show ${nouns[severity]}`}
              isSelected={!hidden.has(severity)}
              onPress={() => {
                const next = new Set(hidden);
                if (!next.delete(severity)) next.add(severity);
                setHidden(next);
              }}
            />
            {counts[severity]}
          </span>
        ))}
        <span className={css.space} />
        <Button size="sm" onPress={onRules}>
          Rules…
        </Button>
      </div>
      {banner}
      <RowList
        label="Problems"
        items={rows}
        estimatedRowSize={48}
        textOf={({ diagnostic, place }) => `${diagnostic.message} ${place}`}
        onAction={(row) => {
          onGo(row.diagnostic);
        }}
        empty={<p className={css.none}>No problem matches.</p>}
        render={(row) => (
          <Row
            row={row}
            onFix={onFix}
            onMenu={(at) => {
              setMenu({ at, diagnostic: row.diagnostic });
            }}
          />
        )}
      />
      <ContextMenu
        at={menu?.at ?? null}
        label="What to do with the problem"
        entries={menu === null ? [] : menuOf(menu.diagnostic)}
        onClose={() => {
          setMenu(null);
        }}
      />
    </div>
  );
}

interface RowProps {
  readonly row: ProblemRow;
  readonly onFix: (diagnostic: Diagnostic) => void;
  readonly onMenu: (at: ContextMenuPlace) => void;
}

function Row({ row, onFix, onMenu }: RowProps) {
  const { diagnostic, place } = row;
  return (
    <div
      className={css.row}
      title={`${diagnostic.message}\n${place}\n${diagnostic.code}`}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      <SeverityIcon severity={diagnostic.severity} />
      <span className={css.words}>
        <span className={css.message}>{diagnostic.message}</span>
        <span className={css.place}>
          <span className={css.code}>{diagnostic.code}</span> {place}
        </span>
      </span>
      {diagnostic.fix === undefined ? null : (
        <Button
          size="sm"
          className={css.fix}
          onPress={() => {
            onFix(diagnostic);
          }}
        >
          {diagnostic.fix.title}
        </Button>
      )}
      <IconButton
        icon={Ellipsis}
        size="sm"
        label="More about this problem"
        onPress={({ target }) => {
          const { left, bottom } = target.getBoundingClientRect();
          onMenu({ x: left, y: bottom });
        }}
      />
    </div>
  );
}
