import { ArrowRight, FileText, Info } from 'lucide-react';
import type { ImportAction } from '../../shared/blueprint/import-plan/plan';
import { Badge } from '../ui/badge';
import type { BadgeProps } from '../ui/badge';
import { cx } from '../ui/class-names';
import { MiddleCut } from '../ui/middle-cut';
import { SeverityIcon } from '../ui/severity-icon';
import type { ImportRow } from './import-rows';
import css from './import-row.module.css';

export const actionWords: Readonly<Record<ImportAction, string>> = {
  create: 'create',
  update: 'update',
  unchanged: 'unchanged',
  delete: 'delete',
  skipped: 'skipped',
  impossible: 'impossible',
};

export const actionTones: Readonly<Record<ImportAction, NonNullable<BadgeProps['tone']>>> = {
  create: 'success',
  update: 'info',
  unchanged: 'neutral',
  delete: 'warning',
  skipped: 'neutral',
  impossible: 'error',
};

/** One row of the preview. */
export function ImportRowView({ row }: { readonly row: ImportRow }) {
  switch (row.kind) {
    case 'blueprint': {
      const { path, importable, entries } = row.planned;
      return (
        <div className={css.row}>
          <FileText size={14} aria-hidden className={css.icon} />
          <span className={css.file}>
            <MiddleCut text={path.split(/[\\/]/).at(-1) ?? path} />
          </span>
          {importable ? (
            <span className={css.faint}>
              {entries.length === 1 ? '1 entry' : `${String(entries.length)} entries`}
            </span>
          ) : (
            <Badge tone="error">refused as a whole</Badge>
          )}
        </div>
      );
    }
    case 'entry': {
      const { entry, model, isOffered } = row;
      const isVain = !isOffered && entry.action !== 'impossible';
      return (
        <div className={cx(css.row, isVain && css.vain)}>
          <span className={css.action}>
            <Badge tone={isVain ? 'neutral' : actionTones[entry.action]}>{actionWords[entry.action]}</Badge>
          </span>
          <span className={css.name} title={entry.label}>
            {entry.label}
          </span>
          <span className={css.faint} title={entry.model}>
            {model}
          </span>
        </div>
      );
    }
    case 'change':
      return (
        <div className={css.change}>
          <span className={css.field}>{row.field}</span>
          {row.from === undefined ? null : (
            <>
              <del className={css.from} title={row.from}>
                {row.from}
              </del>
              <ArrowRight size={12} aria-hidden className={css.icon} />
            </>
          )}
          <ins className={css.to} title={row.to}>
            {row.to}
          </ins>
        </div>
      );
    case 'problem': {
      const { severity, message, at } = row.problem;
      return (
        <div className={css.said}>
          <SeverityIcon severity={severity} />
          <span>{message}</span>
          {at.line === undefined ? null : (
            <span className={css.faint}>
              {at.line}:{at.column ?? 1}
            </span>
          )}
        </div>
      );
    }
    case 'note':
      return (
        <div className={css.said}>
          <Info size={14} aria-hidden className={css.icon} />
          <span>{row.text}</span>
        </div>
      );
  }
}
