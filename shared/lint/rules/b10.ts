import { mayReach } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b10: LintRule = {
  id: 'B10',
  severity: 'error',
  title: 'An enrollment that creates nobody',
  why: 'Without a user write stage nothing is saved and a login has no user.',
  *check(context) {
    for (const flow of context.flowsOf('enrollment')) {
      if (context.stepsOf(flow).length === 0 || mayReach(context, flow, stages.userWrite)) continue;
      yield {
        record: flow,
        message: `“${context.label(flow)}” has no user write stage. Add one behind the prompts.`,
      };
    }
  },
};
