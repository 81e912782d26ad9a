import type { AuthentikRecord } from '../../shared/authentik/record';
import { RecordForm } from './record-form';
import { Section } from '../ui/section';

const never = 'Turn one of the two on: policies of this stage would never be evaluated.';

/** The way a stage stands in its flow. */
export function BindingSection({ binding }: { readonly binding: AuthentikRecord }) {
  const { evaluate_on_plan: onPlan = false, re_evaluate_policies: onRun = true } = binding.fields;
  return (
    <Section title="In this flow">
      <RecordForm
        record={binding}
        hidden={['target']}
        problems={{ re_evaluate_policies: onPlan === false && onRun === false ? never : undefined }}
      />
    </Section>
  );
}
