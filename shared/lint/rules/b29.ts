import { stages } from '../models';
import { factsOf } from '../stage-facts';
import type { LintRule } from '../rule';

export const b29: LintRule = {
  id: 'B29',
  severity: 'error',
  title: 'A device is required that nobody can set up',
  why: 'Who has no device is denied, and no stage here lets anybody set one up.',
  *check(context) {
    const classes = new Set(context.recordsOfKind('stage').map(({ model }) => factsOf(model).enrolls));
    for (const stage of context.ofModel(stages.validate)) {
      if (context.text(stage, 'not_configured_action') !== 'deny') continue;
      const given = context.list(stage, 'device_classes');
      const wanted = given?.filter((one) => typeof one === 'string');
      if (wanted === undefined || wanted.length < given!.length || wanted.some((one) => classes.has(one)))
        continue;
      yield {
        record: stage,
        field: 'not_configured_action',
        message: `“${context.label(stage)}” denies everybody without a device of the classes ${wanted.join(', ')}.`,
      };
    }
  },
};
