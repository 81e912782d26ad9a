import { textField } from '../../document/values';
import { fixBySetting } from '../fixes';
import { policies, stages } from '../models';
import type { LintRule } from '../rule';

export const d16: LintRule = {
  id: 'D16',
  severity: 'warning',
  title: 'Blanks that a password may have',
  why: 'A prompt cuts blanks off both ends of what is typed, the password stage does not, so such a password never fits.',
  *check(context) {
    const bound = context
      .ofModel(stages.prompt)
      .filter(({ fields }) =>
        context.targets(fields.fields).some((prompt) => prompt.fields.type === 'password'),
      )
      .flatMap(({ fields }) => context.targets(fields.validation_policies));
    for (const policy of new Set(bound)) {
      if (policy.model !== policies.password || context.flag(policy, 'check_static_rules') === false)
        continue;
      const charset = textField(policy, 'symbol_charset');
      // The server's own set ends in a blank too; what nobody has chosen is not blamed on anybody.
      if (charset === undefined || !charset.includes(' ') || isServersOwn(charset)) continue;
      if ((context.number(policy, 'amount_symbols') ?? 0) < 1) continue;
      yield {
        record: policy,
        field: 'symbol_charset',
        message: `“${context.label(policy)}” takes a blank for a symbol that a password may have. Take it out of the set.`,
        fix: fixBySetting('Take the blank out', policy, { symbol_charset: charset.replaceAll(' ', '') }),
      };
    }
  },
};

/** All printable signs of ASCII, as exports write the default out. */
function isServersOwn(charset: string): boolean {
  return /^[!-/:-@[-`{-~]{28,}[ ]$/.test(charset);
}
