import { textOf } from '../fields';
import { askQuestion, askStrength, type Simulation } from '../effect';
import type { PolicyEnvironment } from '../environment';
import type { PolicyRequest } from '../policy-request';
import type { PolicyType } from '../policy-type';
import type { CompiledPolicy } from '../target';
import { isUserValue } from '../user-value';
import { noPassword, passwordValue } from './password-value';

/** 34 characters: the backslash stands twice and therefore counts twice, the last is a space. */
const defaultCharset = '!\\"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ ';

interface Check {
  readonly environment: PolicyEnvironment;
  readonly policy: CompiledPolicy;
  readonly request: PolicyRequest;
  readonly password: string;
}

interface Verdict {
  readonly passing: boolean;
  readonly messages: readonly string[];
}

/** policies.md 4.2: static rules, then the breach list, then zxcvbn; the first failure ends it. */
export const passwordPolicy: PolicyType = function* (environment, policy, request) {
  const password = passwordValue(policy, request);
  if (password === null) return { kind: 'verdict', passing: false, messages: [noPassword] };
  const check: Check = { environment, policy, request, password };
  if (policy.fields.check_static_rules !== false && !staticRules(check)) {
    return { kind: 'verdict', passing: false, messages: [textOf(policy.fields, 'error_message')] };
  }
  if (policy.fields.check_have_i_been_pwned === true) {
    const verdict = yield* breachList(check);
    if (!verdict.passing) return { kind: 'verdict', ...verdict };
  }
  if (policy.fields.check_zxcvbn === true) {
    const verdict = yield* strength(check);
    if (!verdict.passing) return { kind: 'verdict', ...verdict };
  }
  return { kind: 'verdict', passing: true, messages: [] };
};

function staticRules({ policy, password }: Check): boolean {
  const amount = (name: string): number => Number(policy.fields[name] ?? 0);
  const enough = (name: string, pattern: RegExp): boolean =>
    amount(name) <= 0 || (password.match(pattern) ?? []).length >= amount(name);
  return (
    [...password].length >= amount('length_min') &&
    enough('amount_digits', /[0-9]/g) &&
    enough('amount_lowercase', /[a-z]/g) &&
    enough('amount_uppercase', /[A-Z]/g) &&
    (amount('amount_symbols') <= 0 || symbolsOf(policy, password) >= amount('amount_symbols'))
  );
}

function symbolsOf(policy: CompiledPolicy, password: string): number {
  const charset = [...textOf(policy.fields, 'symbol_charset', defaultCharset)];
  const characters = [...password];
  return charset.reduce((sum, symbol) => sum + characters.filter((one) => one === symbol).length, 0);
}

function* breachList({ policy }: Check): Simulation<Verdict> {
  const count = Number(
    yield* askQuestion({
      kind: 'question',
      topic: 'hibp',
      text: `On how many lists of breached passwords does it stand (${policy.name})?`,
      choices: [
        { label: 'on none', answer: 0 },
        { label: 'on some', answer: 1000 },
      ],
    }),
  );
  if (count <= Number(policy.fields.hibp_allowed_count ?? 0)) return { passing: true, messages: [] };
  return { passing: false, messages: [`Password exists on ${count} online lists.`] };
}

function* strength({ environment, policy, request, password }: Check): Simulation<Verdict> {
  const { user } = request;
  const own = isUserValue(user) ? [user.row.username, user.row.name, user.row.email] : [];
  const answer = yield* askStrength({
    kind: 'strength',
    password: [...password].slice(0, 72).join(''),
    inputs: [...own, environment.brandTitle],
  });
  const passing = answer.score > Number(policy.fields.zxcvbn_score_threshold ?? 2);
  return {
    passing,
    messages: [...(passing ? [] : ['Password is too weak.']), ...answer.suggestions],
  };
}
