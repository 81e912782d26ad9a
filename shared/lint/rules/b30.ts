import { stages } from '../models';
import { factsOf } from '../stage-facts';
import type { LintRule } from '../rule';

export const b30: LintRule = {
  id: 'B30',
  severity: 'warning',
  title: 'Sets up a device that is not allowed',
  why: 'The user enrolls a device, and the next login does not take it.',
  *check(context) {
    for (const stage of context.ofModel(stages.validate)) {
      const classes = context.list(stage, 'device_classes');
      const configuring = context.targets(stage.fields.configuration_stages);
      const odd = configuring.find(({ model }) => {
        const { enrolls } = factsOf(model);
        return enrolls !== undefined && classes !== undefined && !classes.includes(enrolls);
      });
      if (odd === undefined) continue;
      yield {
        record: stage,
        field: 'device_classes',
        message: `“${context.label(stage)}” lets users set up “${context.label(odd)}”, but does not allow that class of device.`,
      };
    }
  },
};
