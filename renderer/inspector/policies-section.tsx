import { policyBindingsOf } from '../../shared/document/indexes';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { useDocument } from '../state/hooks';
import { Section } from '../ui/section';
import { AddBinding } from './add-binding';
import css from './inspector.module.css';
import { PolicyRow } from './policy-row';
import { useCaughtFocus } from './use-caught-focus';

export interface PoliciesSectionProps {
  /** Flow or stage binding, or anything else that policies are bound to. */
  readonly target: AuthentikRecord;
  readonly title?: string;
  readonly quiet: string;
}

/** What is asked before a target is let through, in its order. */
export function PoliciesSection({ target, title = 'Policies', quiet }: PoliciesSectionProps) {
  const bindings = useDocument((document) => policyBindingsOf(document, target.id));
  const caught = useCaughtFocus(bindings);
  const mode = target.fields.policy_engine_mode ?? 'any';
  return (
    <Section title={title} trailing={bindings.length}>
      <div className={css.policies} {...caught}>
        {bindings.length === 0 ? <p className={css.quiet}>{quiet}</p> : null}
        {bindings.length < 2 || (mode !== 'any' && mode !== 'all') ? null : (
          <p className={css.quiet}>
            {mode === 'any' ? 'One passing result is enough.' : 'Every result must pass.'} Groups and users
            count as one result.
          </p>
        )}
        <ol className={css.policyList} aria-label={title}>
          {bindings.map((binding, index) => (
            <PolicyRow
              key={binding.id}
              binding={binding}
              before={bindings[index - 1]?.id}
              after={bindings[index + 1] === undefined ? undefined : (bindings[index + 2]?.id ?? null)}
            />
          ))}
        </ol>
        <AddBinding target={target.id} />
      </div>
    </Section>
  );
}
