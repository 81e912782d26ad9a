import { policies, stages } from '../models';
import type { LintRule } from '../rule';

export const a28: LintRule = {
  id: 'A28',
  severity: 'warning',
  title: 'A dummy policy or stage',
  why: 'It is there for debugging only; the policy keeps a worker waiting for seconds.',
  *check(context) {
    for (const record of context.ofModel(policies.dummy, stages.dummy)) {
      yield { record, message: `“${context.label(record)}” is a dummy. Remove it.` };
    }
  },
};
