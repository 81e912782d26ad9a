import { isProviderModel, stages } from '../models';
import type { LintRule } from '../rule';

export const b49: LintRule = {
  id: 'B49',
  severity: 'info',
  title: 'Where to go next is forgotten at logout',
  why: 'The logout empties the session, and with it the address that the application asked to return to.',
  *check(context) {
    for (const flow of context.flows) {
      const last = context.stepsOf(flow).at(-1);
      if (last === undefined || !context.is(last, stages.userLogout)) continue;
      const provider = context.usedBy(flow, 'invalidation_flow').find(({ model }) => isProviderModel(model));
      if (provider === undefined) continue;
      yield {
        record: last.binding,
        field: 'stage',
        message: `“${context.label(provider)}” logs out through “${context.label(flow)}”, which ends with “${context.stageName(last)}”.`,
      };
    }
  },
};
