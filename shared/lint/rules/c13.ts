import { creatingSteps } from '../enrollment';
import { isSourceModel } from '../models';
import type { LintRule } from '../rule';

export const c13: LintRule = {
  id: 'C13',
  severity: 'error',
  title: 'A source’s enrollment that works without the source',
  why: 'Anybody can open the flow’s address and make an account.',
  *check(context) {
    for (const flow of context.flowsOf('enrollment')) {
      const source = context.usedBy(flow, 'enrollment_flow').find(({ model }) => isSourceModel(model));
      if (source === undefined || creatingSteps(context, flow).length === 0) continue;
      if (context.checksOf(flow).length > 0) continue;
      yield {
        record: flow,
        message: `“${context.label(source)}” enrolls through “${context.label(flow)}”, which has no policy that asks for ak_is_sso_flow.`,
      };
    }
  },
};
