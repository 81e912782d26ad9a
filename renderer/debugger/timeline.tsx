import { CornerUpLeft } from 'lucide-react';
import { cx } from '../ui/class-names';
import { IconButton } from '../ui/icon-button';
import type { OpenRun } from './open-run';
import { answerText, moveText } from './run-words';
import css from './timeline.module.css';
import { useRun, useRunSession } from './use-run';

/** The steps so far: what the visitor did and what the server answered. A press shows a step's details. */
export function Timeline({ run }: { readonly run: OpenRun }) {
  const session = useRunSession();
  const selected = useRun((state) => state.selected);
  const steps = run.played?.steps ?? [];
  return (
    <ol className={css.steps} aria-label="Steps of the run">
      {steps.map((step, index) => (
        <li key={index} className={cx(css.step, index === selected && css.selected)}>
          <button
            type="button"
            className={css.press}
            aria-current={index === selected ? 'step' : undefined}
            onClick={() => {
              session.select(index);
            }}
          >
            <span className={css.number}>{index + 1}</span>
            <span className={css.words}>
              <span className={css.move}>{moveText(run.moves[index] ?? { outside: [] })}</span>
              <span className={css.answer}>{answerText(step)}</span>
            </span>
          </button>
          {index === steps.length - 1 && run.played?.question === undefined ? null : (
            <IconButton
              size="sm"
              icon={CornerUpLeft}
              label={`Go back to step ${String(index + 1)}`}
              onPress={() => {
                session.backTo(index);
              }}
            />
          )}
        </li>
      ))}
    </ol>
  );
}
