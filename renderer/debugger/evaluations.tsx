import { CircleCheck, CircleX } from 'lucide-react';
import type { Evaluation, GateVerdict } from '../../shared/policy/environment';
import css from './step-details.module.css';
import { evaluationText, gateText, phaseText, targetText } from './run-words';

export interface EvaluationsProps {
  readonly detail: readonly Evaluation[];
  readonly gates: readonly GateVerdict[];
}

/** Every policy that was asked in a step and how its verdict came about, then the verdicts on their targets. */
export function Evaluations({ detail, gates }: EvaluationsProps) {
  const decided = gates.filter((gate) => !gate.empty);
  if (detail.length === 0 && decided.length === 0) return <p className={css.empty}>None was asked.</p>;
  return (
    <>
      <ul className={css.plain} aria-label="Policies that were asked">
        {detail.map((evaluation, index) => (
          <li key={index} className={css.evaluation}>
            <Verdict passing={evaluation.passing} />
            <div className={css.words} data-selectable>
              <div className={css.subject}>
                <b>{evaluation.policy}</b>{' '}
                <span className={css.faint}>on {targetText(evaluation.target)}</span>
              </div>
              <div>{evaluationText(evaluation)}</div>
              {evaluation.messages.map((message, at) => (
                <div key={at} className={css.message}>
                  {message}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <ul className={css.plain} aria-label="Verdicts">
        {decided.map((gate, index) => (
          <li key={index} className={css.evaluation}>
            <Verdict passing={gate.passing} />
            <div className={css.words} data-selectable>
              <div className={css.subject}>
                <b>{targetText(gate.target)}</b> <span className={css.faint}>{phaseText(gate.phase)}</span>
              </div>
              <div>{gateText(gate)}</div>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Verdict({ passing }: { readonly passing: boolean }) {
  return passing ? (
    <CircleCheck size={16} className={css.pass} role="img" aria-label="passes" />
  ) : (
    <CircleX size={16} className={css.fail} role="img" aria-label="fails" />
  );
}
