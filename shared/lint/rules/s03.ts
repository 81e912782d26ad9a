import { stages } from '../models';
import type { LintRule } from '../rule';

/** Recorded on 2025.10 and 2026.5: the code is read as a number. */
export const s03: LintRule = {
  id: 'S03',
  severity: 'info',
  title: 'Mailed codes that never match',
  why: 'A code that begins with 0 is never accepted while the device is set up: one visitor in ten must ask again.',
  *check(context) {
    for (const stage of context.ofModel(stages.emailAuthenticator)) {
      yield {
        record: stage,
        message: `“${context.label(stage)}” sets up e-mail devices, and the server misreads some of its codes.`,
      };
    }
  },
};
