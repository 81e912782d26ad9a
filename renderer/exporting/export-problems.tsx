import type { RecordId } from '../../shared/authentik/record';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { SeverityIcon } from '../ui/severity-icon';
import css from './export-dialog.module.css';

interface ExportProblemsProps {
  readonly diagnostics: readonly Diagnostic[];
  readonly onShow: (record: RecordId) => void;
}

const ranks = { error: 0, warning: 1, info: 2 };

/** What is wrong with an export or lost by it, with its place in the file that it comes from. */
export function ExportProblems({ diagnostics, onShow }: ExportProblemsProps) {
  if (diagnostics.length === 0) return null;
  const sorted = [...diagnostics].sort((left, right) => ranks[left.severity] - ranks[right.severity]);
  return (
    <section className={css.part} aria-label="Problems of the export">
      <h3 className={css.heading}>Problems</h3>
      <ul className={css.notes}>
        {sorted.map(({ code, severity, message, at }, index) => (
          <li key={`${code} ${String(index)}`}>
            <button
              type="button"
              className={css.note}
              onClick={() => {
                if (at.record !== undefined) onShow(at.record);
              }}
            >
              <SeverityIcon severity={severity} size={14} />
              <span>
                {message}
                {at.line === undefined ? null : (
                  <span className={css.model}>{` ${placeText(at.path, at.line)}`}</span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeText(path: string | undefined, line: number): string {
  const name = path?.split(/[\\/]/).at(-1);
  return name === undefined ? `line ${String(line)}` : `${name}, line ${String(line)}`;
}
