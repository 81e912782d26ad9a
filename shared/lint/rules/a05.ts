import type { LintRule } from '../rule';

export const a05: LintRule = {
  id: 'A05',
  severity: 'error',
  title: 'A flow’s policy reads the plan before there is one',
  why: 'When a flow starts its policies see none of the plan’s data, so the lookup raises and the binding’s failure result counts.',
  *check(context) {
    for (const flow of context.flows) {
      const given = context.givenTo(flow);
      const isHeld = (path: string) =>
        path.startsWith('context.pending_user')
          ? given.user || flow.fields.designation === 'stage_configuration'
          : path.startsWith('context.prompt_data') && given.data;
      for (const { facts, policy } of context.checksOf(flow)) {
        const read = facts?.reads.find(
          ({ path, safe }) =>
            !safe && /^context\.(pending_user|flow_plan|prompt_data)\b/.test(path) && !isHeld(path),
        );
        if (read === undefined || policy === undefined) continue;
        yield {
          record: policy,
          field: 'expression',
          message: `“${context.label(policy)}” is bound to the flow “${context.label(flow)}” and looks up ${read.path} without a default. Use .get with a default, or bind it to a stage.`,
        };
      }
    }
  },
};
