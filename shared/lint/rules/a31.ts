import type { AuthentikRecord } from '../../authentik/record';
import type { LintContext } from '../context';
import { fixBySetting } from '../fixes';
import { policies } from '../models';
import type { Finding, LintRule } from '../rule';

const amounts = ['length_min', 'amount_digits', 'amount_lowercase', 'amount_uppercase', 'amount_symbols'];

function problem(context: LintContext, policy: AuthentikRecord): Finding | undefined {
  const label = `“${context.label(policy)}”`;
  const isStatic = context.flag(policy, 'check_static_rules');
  const amount = amounts.find((field) => (context.number(policy, field) ?? 0) > 0);
  if (isStatic === false && amount !== undefined) {
    return {
      record: policy,
      field: 'check_static_rules',
      message: `${label} sets ${amount}, but its static rules are off.`,
      fix: fixBySetting('Check static rules', policy, { check_static_rules: true }),
    };
  }
  const others = ['check_have_i_been_pwned', 'check_zxcvbn'].map((field) => context.flag(policy, field));
  if (isStatic === false && others.every((on) => on === false)) {
    return { record: policy, field: 'check_static_rules', message: `${label} checks nothing.` };
  }
  if (isStatic !== true || amount === undefined || !context.isEmpty(policy, 'error_message'))
    return undefined;
  return {
    record: policy,
    field: 'error_message',
    message: `${label} has no error message, so a refused password is refused without a word.`,
  };
}

export const a31: LintRule = {
  id: 'A31',
  severity: 'warning',
  title: 'A password policy that ignores its rules or says nothing',
  why: 'The rules count only where their check is on, and the message is shown as it stands.',
  *check(context) {
    for (const policy of context.ofModel(policies.password)) {
      const found = problem(context, policy);
      if (found) yield found;
    }
  },
};
