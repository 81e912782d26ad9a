import type { PlanRecord } from '../../shared/simulate/run-state';
import { Badge } from '../ui/badge';
import { cx } from '../ui/class-names';
import css from './step-details.module.css';

export interface PlanViewProps {
  readonly plans: readonly PlanRecord[] | undefined;
  /** Stages that are left after the step. */
  readonly remaining: readonly string[] | undefined;
}

/** What the planner made in a step, and what of the plan is left after it. */
export function PlanView({ plans: made = [], remaining }: PlanViewProps) {
  return (
    <>
      {made.map((plan, index) => (
        <div key={index} className={css.plan}>
          <div className={css.planFlow}>{plan.flow}</div>
          {plan.stages ? (
            <ol className={css.stages}>
              {plan.stages.map((stage, at) => (
                <li key={at} className={css.stage}>
                  <span className={css.order}>{stage.order ?? '–'}</span>
                  <span className={css.stageName}>{stage.stage}</span>
                  {stage.marker === 'ReevaluateMarker' ? (
                    <Badge title="Its policies are asked again when its turn comes">asks again</Badge>
                  ) : null}
                </li>
              ))}
            </ol>
          ) : (
            <p className={cx(css.refused)}>
              {plan.error}
              {plan.messages ? `: ${plan.messages}` : ''}
            </p>
          )}
        </div>
      ))}
      {remaining === undefined ? (
        made.length === 0 ? (
          <p className={css.remaining}>No plan is in the session.</p>
        ) : null
      ) : (
        <p className={css.remaining}>
          {remaining.length === 0 ? 'Nothing is left.' : `Left afterwards: ${remaining.join(', ')}`}
        </p>
      )}
    </>
  );
}
