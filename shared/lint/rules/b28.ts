import { stages } from '../models';
import type { LintRule } from '../rule';

export const b28: LintRule = {
  id: 'B28',
  severity: 'error',
  title: 'Nothing to configure',
  why: 'Who has no device is to set one up, and there is no stage to do so: the visitor is denied.',
  *check(context) {
    for (const stage of context.ofModel(stages.validate)) {
      if (context.text(stage, 'not_configured_action') !== 'configure') continue;
      if (!context.isEmpty(stage, 'configuration_stages')) continue;
      yield {
        record: stage,
        field: 'configuration_stages',
        message: `“${context.label(stage)}” has no configuration stages. Add at least one.`,
      };
    }
  },
};
