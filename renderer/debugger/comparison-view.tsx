import { CircleCheck, CircleX } from 'lucide-react';
import { Segmented } from '../ui/segmented';
import { inOneLine } from './context-tree';
import css from './comparison-view.module.css';
import type { OpenRun } from './open-run';
import { useRunSession } from './use-run';

/** How the run compares with what its file or its check expects, and where it is played. */
export function ComparisonView({ run }: { readonly run: OpenRun }) {
  return run.expected === null && run.file === null ? null : (
    <>
      {run.file === null || run.base.world.blueprints.length === 0 ? null : <Place run={run} />}
      <Verdict run={run} />
    </>
  );
}

function Place({ run }: { readonly run: OpenRun }) {
  const session = useRunSession();
  return (
    <div className={css.place}>
      <span aria-hidden>Played in</span>
      <Segmented
        label="Played in"
        segments={[
          { id: 'workspace', label: 'this workspace' },
          { id: 'scenario', label: 'the file’s own blueprints' },
        ]}
        selected={run.place}
        onSelect={(place) => {
          session.setPlace(place as OpenRun['place']);
        }}
      />
    </div>
  );
}

function Verdict({ run }: { readonly run: OpenRun }) {
  const session = useRunSession();
  const who = run.check === null ? 'the file' : 'the check';
  const { comparison, expected, played } = run;
  if (expected === null || !played) return null;
  if (!comparison) {
    const why = played.question
      ? 'Something is unknown, so it is not held against what is expected yet.'
      : `Other answers than ${who} has: nothing is held against them.`;
    return <p className={css.apart}>{why}</p>;
  }
  const { differences, counts } = comparison;
  const held = Object.values(counts).reduce((sum, [, of]) => sum + of, 0);
  if (differences.length === 0) {
    return (
      <p className={css.same}>
        <CircleCheck size={16} aria-hidden />{' '}
        {held === 0 ? `${capital(who)} expects nothing.` : `All ${String(held)} parts are as ${who} expects.`}
      </p>
    );
  }
  return (
    <section className={css.differences} aria-label="Differences">
      <h3 className={css.heading}>
        <CircleX size={16} aria-hidden /> {differences.length} of {held} parts differ from {who}
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
