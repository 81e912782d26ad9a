import { stages } from '../models';
import type { LintRule } from '../rule';

export const b31: LintRule = {
  id: 'B31',
  severity: 'warning',
  title: 'Numbers that are only verified',
  why: 'With “verify only” the number is kept as a hash, so no code can ever be sent to it.',
  *check(context) {
    const sms = context.ofModel(stages.sms);
    const hashed = sms.filter((stage) => context.flag(stage, 'verify_only') === true);
    if (hashed.length === 0 || hashed.length < sms.length) return;
    for (const stage of context.ofModel(stages.validate)) {
      if (context.list(stage, 'device_classes')?.includes('sms') !== true) continue;
      yield {
        record: stage,
        field: 'device_classes',
        message: `“${context.label(stage)}” allows SMS, but “${context.label(hashed[0]!)}” keeps numbers as hashes.`,
      };
    }
  },
};
