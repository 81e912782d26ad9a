import { allBindingsOf, gatedTargets } from '../policy-facts';
import type { LintRule } from '../rule';

export const a20: LintRule = {
  id: 'A20',
  severity: 'warning',
  title: 'All policy bindings are disabled',
  why: 'Then nothing is asked and everybody passes.',
  *check(context) {
    for (const target of gatedTargets(context)) {
      const bindings = allBindingsOf(context, target);
      if (bindings.some((binding) => context.flag(binding, 'enabled') !== false)) continue;
      yield {
        record: bindings[0]!,
        field: 'enabled',
        message: `Every policy binding of “${context.label(target)}” is disabled.`,
      };
    }
  },
};
