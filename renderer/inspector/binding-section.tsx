import type { AuthentikRecord } from '../../shared/authentik/record';
import { labelOf } from '../../shared/document/labels';
import { resolveValue } from '../../shared/document/references';
import { textField } from '../../shared/document/values';
import { useDocument } from '../state/hooks';
import { Section } from '../ui/section';
import { RecordForm } from './record-form';

const never = 'Turn one of the two on: policies of this stage would never be evaluated.';

/** The way a stage stands in its flow. */
export function BindingSection({ binding }: { readonly binding: AuthentikRecord }) {
  const { evaluate_on_plan: onPlan = false, re_evaluate_policies: onRun = true } = binding.fields;
  const flow = useDocument((document) => {
    const target = resolveValue(document, binding.fields.target);
    return target === undefined ? 'its flow' : (textField(target, 'slug') ?? labelOf(document, target));
  });
  return (
    <Section title={`In ${flow}`}>
      <RecordForm
        record={binding}
        hidden={['target']}
        problems={{ re_evaluate_policies: onPlan === false && onRun === false ? never : undefined }}
      />
    </Section>
  );
}
