import type { AuthentikRecord } from '../../authentik/record';
import type { LintContext, Step } from '../context';
import { redirectTarget } from '../flow-walk';
import { stages } from '../models';
import { alwaysPasses } from '../policy-facts';
import type { LintRule } from '../rule';

/** The first redirect of a flow that nobody gets around. */
function wayOut(context: LintContext, flow: AuthentikRecord): Step | undefined {
  return context
    .stepsOf(flow)
    .find((step) => context.is(step, stages.redirect) && alwaysPasses(context, step));
}

function returns(context: LintContext, flow: AuthentikRecord): boolean {
  const seen = new Set<AuthentikRecord>();
  let at: AuthentikRecord | undefined = flow;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const step = wayOut(context, at);
    at = step && redirectTarget(context, step);
  }
  return at === flow;
}

export const b40: LintRule = {
  id: 'B40',
  severity: 'error',
  title: 'Flows that lead to each other without end',
  why: 'Nobody ever gets out of the circle.',
  *check(context) {
    for (const flow of context.flows) {
      const step = wayOut(context, flow);
      if (step?.stage === undefined || !returns(context, flow)) continue;
      yield {
        record: step.stage,
        field: 'target_flow',
        message: `“${context.label(step.stage)}” leads from “${context.label(flow)}” back to it, and no policy stops that.`,
      };
    }
  },
};
