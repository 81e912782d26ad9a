import { stages } from '../models';
import type { LintRule } from '../rule';

/** Google’s public key for tests: the captcha of authentik’s example blueprint has it. */
const testKey = '6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI';

export const b38: LintRule = {
  id: 'B38',
  severity: 'warning',
  title: 'A captcha with a test key',
  why: 'With this key every answer is right.',
  *check(context) {
    for (const stage of context.ofModel(stages.captcha)) {
      if (stage.fields.public_key !== testKey) continue;
      yield {
        record: stage,
        field: 'public_key',
        message: `“${context.label(stage)}” has Google’s key for tests. Put in the keys of your site.`,
      };
    }
  },
};
