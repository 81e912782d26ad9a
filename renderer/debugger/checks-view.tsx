import { CircleCheck, CircleHelp, CircleX, Hourglass, Trash2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useDocument } from '../state/hooks';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { TextField } from '../ui/text-field';
import css from './checks-view.module.css';
import { inOneLine } from './context-tree';
import { checksOf, type Check, type CheckResult } from './run-checks';
import { useCheckResults, useRunChecks } from './use-run';

/** The runs that the workspace keeps as checks, each with what came of it after the last change. */
export function ChecksView() {
  const document = useDocument((held) => held);
  const { results, isRunning } = useCheckResults();
  const checks = checksOf(document);
  const count = (status: CheckResult['status']) =>
    [...results.values()].filter((result) => result.status === status).length;
  return (
    <div className={css.checks}>
      <p className={css.summary} role="status">
        {checks.length === 0
          ? 'No run is kept as a check yet. Run a flow and press “Keep as a check”: it is run again after every change, and you see at once when a visitor fares differently.'
          : `${String(count('passed'))} of ${String(checks.length)} as expected${isRunning ? ', running …' : ''}`}
      </p>
      <ul className={css.list} aria-label="Checks">
        {checks.map((check) => (
          <CheckRow key={check.id} check={check} result={results.get(check.id)} />
        ))}
      </ul>
    </div>
  );
}

const looks: Readonly<Record<CheckResult['status'], { readonly icon: LucideIcon; readonly word: string }>> = {
  waiting: { icon: Hourglass, word: 'Not run yet' },
  passed: { icon: CircleCheck, word: 'As expected' },
  failed: { icon: CircleX, word: 'Different' },
  unknown: { icon: CircleHelp, word: 'Unknown' },
};

function CheckRow({ check, result }: { readonly check: Check; readonly result: CheckResult | undefined }) {
  const checks = useRunChecks();
  const { status, differences, why } = result ?? { status: 'waiting', differences: [], why: undefined };
  const { icon: Icon, word } = looks[status];
  return (
    <li className={css.check} data-status={status}>
      <div className={css.head}>
        <Icon size={16} className={css.icon} role="img" aria-label={word} />
        <TextField
          aria-label="Name of the check"
          className={css.name}
          value={check.name}
          onChange={(name) => {
            checks.rename(check, name);
          }}
        />
        <Button
          size="sm"
          onPress={() => {
            void checks.open(check);
          }}
        >
          Show
        </Button>
        <IconButton
          size="sm"
          icon={Trash2}
          label={`Delete the check ${check.name}`}
          onPress={() => {
            checks.remove(check);
          }}
        />
      </div>
      {why === undefined ? null : <p className={css.why}>{why}</p>}
      {differences.slice(0, shown).map(({ part, step, path, expected, actual }, index) => (
        <p key={index} className={css.why} data-selectable>
          {step === undefined ? part : `Step ${String(step + 1)}, ${part}`}
          {path === '' ? '' : ` ${path}`}: expected {inOneLine(expected ?? null)}, is{' '}
          {inOneLine(actual ?? null)}
        </p>
      ))}
      {differences.length > shown ? <p className={css.why}>and {differences.length - shown} more</p> : null}
    </li>
  );
}

/** Differences in the list; all of them stand beside the run. */
const shown = 2;
