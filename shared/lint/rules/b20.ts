import type { LintContext, Step } from '../context';
import { stepsBefore, stepsOfType } from '../flow-walk';
import { stages } from '../models';
import { alwaysPasses } from '../policy-facts';
import type { LintRule } from '../rule';

/** A policy that only skips the stage for those who come back by the mail's link. */
function onlyForRestored({ checks }: Step): boolean {
  return checks.every(({ facts }) => facts?.reads.some(({ path }) => path.endsWith('is_restored')));
}

function surelyProves(context: LintContext, step: Step): boolean {
  return context.proves(step) && (alwaysPasses(context, step) || onlyForRestored(step));
}

export const b20: LintRule = {
  id: 'B20',
  severity: 'error',
  title: 'A way around the proof',
  why: 'Who gets past without it takes over an account by its name.',
  *check(context) {
    for (const flow of context.flowsOf('recovery')) {
      if (!context.stepsOf(flow).some((step) => context.proves(step))) continue;
      const gains = stepsOfType(context, flow, stages.userWrite, stages.userLogin)[0];
      if (gains === undefined || stepsBefore(context, gains).some((step) => surelyProves(context, step)))
        continue;
      yield {
        record: gains.binding,
        field: 'order',
        message: `“${context.stageName(gains)}” can be reached in “${context.label(flow)}” without passing the e-mail stage or another proof.`,
      };
    }
  },
};
