import { flowModel } from '../../document/models';
import { fixBySetting } from '../fixes';
import { stages } from '../models';
import { gatedTargets } from '../policy-facts';
import type { LintRule } from '../rule';

export const a21: LintRule = {
  id: 'A21',
  severity: 'warning',
  title: 'A gate that opens when its policy fails',
  why: 'An error in the policy lets everybody pass; the failure result is not inverted by negate either.',
  *check(context) {
    const logins = context.steps
      .filter((step) => context.is(step, stages.userLogin))
      .map(({ binding }) => binding);
    for (const target of gatedTargets(context)) {
      const isGate =
        target.model === flowModel ||
        target.model === 'authentik_core.application' ||
        logins.includes(target);
      if (!isGate) continue;
      for (const { binding } of context.checksOf(target)) {
        if (context.flag(binding, 'failure_result') !== true) continue;
        yield {
          record: binding,
          field: 'failure_result',
          message: `“${context.label(binding)}” passes when its policy raises an error.`,
          fix: fixBySetting('Fail closed', binding, { failure_result: false }),
        };
      }
    }
  },
};
