import { stages } from '../models';
import type { LintRule } from '../rule';

export const b46: LintRule = {
  id: 'B46',
  severity: 'warning',
  title: 'Consent to nothing',
  why: 'Without an application it asks every time and keeps nothing.',
  *check(context) {
    for (const step of context.steps) {
      const designation = step.flow.fields.designation as string;
      if (!context.is(step, stages.consent)) continue;
      if (!['enrollment', 'recovery', 'stage_configuration'].includes(designation)) continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: `“${context.stageName(step)}” asks for consent in “${context.label(step.flow)}”, where there is no application.`,
      };
    }
  },
};
