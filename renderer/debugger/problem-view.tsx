import { X } from 'lucide-react';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import css from './problem-view.module.css';
import type { RunProblem } from './run-session';
import { placeText } from './scenario-files';
import { useRunSession } from './use-run';

/** Why something was not played or not opened, with the places in the file, and what can be done. */
export function ProblemView({ problem }: { readonly problem: RunProblem }) {
  const session = useRunSession();
  const { message, diagnostics = [], failed } = problem;
  return (
    <div className={css.problem} role="alert">
      <div className={css.words} data-selectable>
        <p>{message}</p>
        {diagnostics.length === 0 ? null : (
          <ul className={css.list}>
            {diagnostics.map((diagnostic, index) => (
              <li key={index}>
                <code>{placeText(diagnostic)}</code> {diagnostic.message}
              </li>
            ))}
          </ul>
        )}
      </div>
      {failed === undefined ? null : (
        <Button size="sm" onPress={session.tryAgain}>
          Try again
        </Button>
      )}
      <IconButton size="sm" icon={X} label="Dismiss" onPress={session.dismiss} />
    </div>
  );
}
