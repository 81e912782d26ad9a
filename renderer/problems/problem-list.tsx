import { CircleCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Diagnostic, Severity } from '../../shared/kernel/diagnostic';
import { Button } from '../ui/button';
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
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const icons = { error: CircleX, warning: TriangleAlert, info: Info };
const nouns = { error: 'errors', warning: 'warnings', info: 'notes' };

export function ProblemList({ diagnostics, document, descriptors, onGo, onFix }: ProblemListProps) {
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

  if (diagnostics.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title="No problems">
        Everything that is open can be read and would be accepted.
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
      </div>
      <RowList
        label="Problems"
        items={rows}
        rowSize={34}
        textOf={({ diagnostic, place }) => `${diagnostic.message} ${place}`}
        onAction={(row) => {
          onGo(row.diagnostic);
        }}
        empty={<p className={css.none}>No problem matches.</p>}
        render={(row) => <Row row={row} onFix={onFix} />}
      />
    </div>
  );
}

function Row({ row, onFix }: { readonly row: ProblemRow; readonly onFix: (diagnostic: Diagnostic) => void }) {
  const { diagnostic, place } = row;
  return (
    <div className={css.row} title={`${diagnostic.message}\n${place}\n${diagnostic.code}`}>
      <SeverityIcon severity={diagnostic.severity} />
      <span className={css.message}>{diagnostic.message}</span>
      <span className={css.place}>{place}</span>
      {diagnostic.fix === undefined ? null : (
        <Button
          size="sm"
          onPress={() => {
            onFix(diagnostic);
          }}
        >
          {diagnostic.fix.title}
        </Button>
      )}
    </div>
  );
}
