import { CircleCheck, CircleX } from 'lucide-react';
import type { Comparison } from '../../shared/simulate/scenario/compare';
import { inOneLine } from './context-tree';
import css from './comparison-view.module.css';
import { useRunSession } from './use-run';

/** How the file's run, as it was opened, compares with what the file expects. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const session = useRunSession();
  const { differences, counts } = comparison;
  const held = Object.values(counts).reduce((sum, [, of]) => sum + of, 0);
  if (differences.length === 0) {
    return (
      <p className={css.same}>
        <CircleCheck size={16} aria-hidden />{' '}
        {held === 0 ? 'The file expects nothing.' : `All ${String(held)} parts are as the file expects.`}
      </p>
    );
  }
  return (
    <section className={css.differences} aria-label="Differences">
      <h3 className={css.heading}>
        <CircleX size={16} aria-hidden /> {differences.length} of {held} parts differ from the file
      </h3>
      <ul className={css.list}>
        {differences.map(({ part, step, path, expected, actual }, index) => (
          <li key={index} className={css.difference}>
            <button
              type="button"
              className={css.where}
              disabled={step === undefined}
              onClick={() => {
                if (step !== undefined) session.select(step);
              }}
            >
              {step === undefined ? part : `Step ${String(step + 1)}, ${part}`}
              {path === '' ? '' : `: ${path}`}
            </button>
            <dl className={css.values} data-selectable>
              <dt>expected</dt>
              <dd>{expected === undefined ? 'nothing' : inOneLine(expected)}</dd>
              <dt>is</dt>
              <dd>{actual === undefined ? 'nothing' : inOneLine(actual)}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
