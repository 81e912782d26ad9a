import type { Check, LintContext, Step } from '../context';
import { stages } from '../models';
import { constantVerdict } from '../policy-facts';
import type { LintRule } from '../rule';

function canFail(check: Check): boolean {
  return check.policy === undefined ? check.subject !== 'policy' : constantVerdict(check) !== true;
}

/** Two login stages may stand for two kinds of session, each with its own condition. */
function isOnlyLogin(context: LintContext, { flow }: Step): boolean {
  return context.stepsOf(flow).filter((step) => context.is(step, stages.userLogin)).length === 1;
}

export const a14: LintRule = {
  id: 'A14',
  severity: 'error',
  title: 'A guard that skips instead of denying',
  why: 'A failing policy on a stage binding skips the stage and never denies, so the visitor reaches the end without a session.',
  *check(context) {
    for (const step of context.steps) {
      if (!context.is(step, stages.userLogin) || !isOnlyLogin(context, step)) continue;
      const check = step.checks.find(canFail);
      if (check === undefined) continue;
      yield {
        record: check.binding,
        field: check.subject === 'unknown' ? 'policy' : check.subject,
        message: `“${context.label(check.binding)}” guards the login stage “${context.stageName(step)}”. Use a deny stage with the opposite condition before it.`,
      };
    }
  },
};
