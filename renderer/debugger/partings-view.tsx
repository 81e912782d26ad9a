import { CircleCheck, GitCompareArrows } from 'lucide-react';
import { inOneLine } from './context-tree';
import css from './comparison-view.module.css';
import type { OpenRun } from './open-run';
import { useRunSession } from './use-run';

/** Where the run parts from the same run on another release. */
export function PartingsView({ run, against }: { readonly run: OpenRun; readonly against: string }) {
  const session = useRunSession();
  const { partings, played } = run;
  if (partings === null || !played) return null;
  if (partings.length === 0) {
    return (
      <p className={css.same}>
        <CircleCheck size={16} aria-hidden /> The same on {against}: every step, the end and the effects.
      </p>
    );
  }
  return (
    <section className={css.partings} aria-label="Differences between releases">
      <h3 className={css.heading}>
        <GitCompareArrows size={16} aria-hidden /> {partings.length}{' '}
        {partings.length === 1 ? 'difference' : 'differences'} on {against}
      </h3>
      <ul className={css.list}>
        {partings.map(({ part, step, path, left, right, absent }, index) => (
          <li key={index} className={css.difference}>
            <button
              type="button"
              className={css.where}
              disabled={step === undefined || step >= played.steps.length}
              onClick={() => {
                if (step !== undefined) session.select(step);
              }}
            >
              {step === undefined ? part : `Step ${String(step + 1)}, ${part}`}
              {path === '' ? '' : `: ${path}`}
            </button>
            <dl className={css.values} data-selectable>
              <dt>{played.release}</dt>
              <dd>{absent === 'left' ? 'nothing' : inOneLine(left)}</dd>
              <dt>{against}</dt>
              <dd>{absent === 'right' ? 'nothing' : inOneLine(right)}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
