import { Badge } from '../ui/badge';
import { Section } from '../ui/section';
import { ContextTree } from './context-tree-view';
import { Evaluations } from './evaluations';
import { PlanView } from './plan-view';
import type { OpenRun } from './open-run';
import css from './step-details.module.css';
import { useRun } from './use-run';

/** One step in full: the plan, every policy that was asked, the context afterwards, what the server sent. */
export function StepDetails({ run }: { readonly run: OpenRun }) {
  const selected = useRun((state) => state.selected);
  const steps = run.played?.steps ?? [];
  const step = steps[selected];
  if (!step) return null;
  const { after } = step;
  const isLast = selected === steps.length - 1;
  const effects = run.played?.end?.effects;
  return (
    <div className={css.details} aria-label={`Step ${String(selected + 1)}`} role="group">
      <Section title="Plan" trailing={step.plans === undefined ? 'not made in this step' : undefined}>
        <PlanView plans={step.plans} remaining={after?.remaining} />
      </Section>
      <Section title="Policies" trailing={<Badge>{step.detail.length}</Badge>}>
        <Evaluations detail={step.detail} gates={step.gates} />
      </Section>
      <Section title="Context afterwards">
        {after === undefined ? (
          <p className={css.empty}>No plan is left in the session.</p>
        ) : (
          <ContextTree
            label="Context after the step"
            before={steps[selected - 1]?.after?.context}
            now={after.context}
          />
        )}
      </Section>
      {step.notices.length === 0 ? null : (
        <Section title="Messages" trailing={<Badge>{step.notices.length}</Badge>}>
          <ul className={css.plain} data-selectable>
            {step.notices.map((notice, index) => (
              <li key={index}>{notice}</li>
            ))}
          </ul>
        </Section>
      )}
      {isLast && effects !== undefined ? (
        <Section title="Changed on the server so far">
          {Object.keys(effects as object).length === 0 ? (
            <p className={css.empty}>Nothing.</p>
          ) : (
            <ContextTree label="Effects of the run" before={{}} now={effects} />
          )}
        </Section>
      ) : null}
      <Section title="What the server sent" defaultExpanded={false}>
        <pre className={css.json} data-selectable tabIndex={0} aria-label="Challenge as JSON">
          {JSON.stringify(step.expect, null, 2)}
        </pre>
      </Section>
    </div>
  );
}
