import { textField } from '../../document/values';
import type { LintRule } from '../rule';

export const a12: LintRule = {
  id: 'A12',
  severity: 'error',
  title: 'Calls a policy that is not there',
  why: 'The call raises, and the binding’s failure result counts.',
  *check(context) {
    const names = new Set(context.recordsOfKind('policy').map((policy) => textField(policy, 'name')));
    for (const [policy, { calls }] of context.expressions) {
      const call = calls.find(
        ({ name, text }) => name === 'ak_call_policy' && text !== undefined && !names.has(text),
      );
      if (call === undefined) continue;
      yield {
        record: policy,
        field: 'expression',
        message: `“${context.label(policy)}” calls the policy “${call.text!}”, and there is none of that name here.`,
      };
    }
  },
};
