import { checkRule, flow, promptStep, prompts, record, ref } from '../lint-fixture';
import { policies } from '../models';
import { d16 } from './d16';

const own = '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~ ';

function form(policy: Readonly<Record<string, string | number | boolean>>, type = 'password') {
  const fields = { validation_policies: [ref('strength')] };
  return [
    record(policies.password, 'strength', { name: 'strength', error_message: 'no', ...policy }),
    ...prompts({ secret: type }),
    ...flow('enrollment', [promptStep(['secret'], { fields })]),
  ];
}

checkRule(d16, {
  finds: {
    'a blank among the symbols': [
      form({ amount_symbols: 1, symbol_charset: '!?# ' }),
      ['strength symbol_charset'],
    ],
    'a blank before the symbols': [
      form({ amount_symbols: 2, symbol_charset: ' -_' }),
      ['strength symbol_charset'],
    ],
    'nothing but a blank': [form({ amount_symbols: 1, symbol_charset: ' ' }), ['strength symbol_charset']],
  },
  accepts: {
    'the server’s own set': form({ amount_symbols: 1, symbol_charset: own }),
    'symbols that nobody has chosen': form({ amount_symbols: 1 }),
    'symbols without a blank': form({ amount_symbols: 1, symbol_charset: '!?#' }),
    'no symbols wanted': form({ amount_symbols: 0, symbol_charset: '!?# ' }),
    'static rules that are off': form({
      amount_symbols: 1,
      symbol_charset: '!?# ',
      check_static_rules: false,
    }),
    'a form without a password': form({ amount_symbols: 1, symbol_charset: '!?# ' }, 'text'),
  },
});
