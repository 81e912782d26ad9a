import { fixBySetting } from '../fixes';
import type { LintRule } from '../rule';

export const a01: LintRule = {
  id: 'A01',
  severity: 'error',
  title: 'Policies that are never evaluated',
  why: 'With both evaluation switches off the stage runs for everybody, whatever is bound to it.',
  *check(context) {
    for (const step of context.steps) {
      const { binding, checks } = step;
      const isOff = (field: string) => context.flag(binding, field) === false;
      if (checks.length === 0 || !isOff('evaluate_on_plan') || !isOff('re_evaluate_policies')) continue;
      yield {
        record: binding,
        field: 're_evaluate_policies',
        message: `The policies of “${context.stageName(step)}” are evaluated neither at planning nor when the stage runs.`,
        fix: fixBySetting('Evaluate when the stage runs', binding, { re_evaluate_policies: true }),
      };
    }
  },
};
