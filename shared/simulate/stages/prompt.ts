import type { Json } from '../../kernel/json';
import type { Simulation } from '../../policy/effect';
import { evaluateTarget } from '../../policy/engine';
import { numberOf } from '../../policy/fields';
import type { CompiledObject } from '../estate';
import { isMapping } from '../merge';
import { pendingOrSession } from '../plan';
import { requestContext } from '../request-context';
import {
  ok,
  type Body,
  type ChallengeStage,
  type FieldError,
  type ResponseErrors,
  type StageResult,
  type StageRun,
} from '../stage';
import { describePrompt, type DescribedPrompt } from './prompt-fields';
import { fixedValue, readPrompt } from './prompt-values';

/** stages.md, section 7; 2026.5-stages.md, section 6. */
export const promptStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: false,
  *challenge(run) {
    const fields = yield* describeAll(run);
    const unshowable = fields.some((field) =>
      field.choices?.some((choice) => choice.value === '' || choice.label === ''),
    );
    return {
      ...(unshowable && run.state.rules.promptChoices === 'objects' ? {} : { component: 'ak-stage-prompt' }),
      fields: fields.map((field) => fieldJson(run, field)),
    };
  },
  *answer(run, body) {
    const fields = yield* describeAll(run);
    const read = readAll(run, fields, body);
    if (read.ok === 'error') return { kind: 'error', text: 'a password was not sent', logged: true };
    if (!read.ok) return { kind: 'invalid', errors: read.errors };
    const verdict = yield* validate(run, read.values);
    if (verdict) return verdict;
    const before = isMapping(run.plan.context.prompt_data) ? run.plan.context.prompt_data : {};
    run.plan.context.prompt_data = { ...before, ...read.values };
    return ok;
  },
};

function promptsOf({ state, stage }: StageRun): readonly CompiledObject[] {
  const prompts = (stage.links.fields ?? []).flatMap((id) => state.estate.object(id) ?? []);
  return [...prompts].sort((left, right) => numberOf(left.fields, 'order') - numberOf(right.fields, 'order'));
}

function* describeAll(run: StageRun): Simulation<readonly DescribedPrompt[]> {
  const described: DescribedPrompt[] = [];
  for (const prompt of promptsOf(run)) described.push(yield* describePrompt(run, prompt));
  return described;
}

function fieldJson(run: StageRun, field: DescribedPrompt): Json {
  const { choices } = field;
  return {
    field_key: field.key,
    label: field.label,
    type: field.type,
    required: field.required,
    placeholder: field.placeholder,
    initial_value: field.initial,
    order: field.order,
    sub_text: field.subText,
    choices:
      choices === null || choices.length === 0
        ? null
        : run.state.rules.promptChoices === 'objects'
          ? choices.map(({ value, label }) => ({ value, label }))
          : choices.map((choice) => choice.value),
  };
}

type Read =
  /** One of two passwords was left out: the comparison looks for it. */
  | { readonly ok: 'error' }
  | { readonly ok: true; readonly values: Readonly<Record<string, Json>> }
  | { readonly ok: false; readonly errors: ResponseErrors };

/**
 * Dotted keys become nested values, as the form library splits them; fixed ones are written over the answer afterwards,
 * under the key as it is. Passwords are compared as they were sent.
 */
function readAll(run: StageRun, fields: readonly DescribedPrompt[], body: Body): Read {
  const errors: Record<string, readonly FieldError[]> = {};
  const values: Record<string, Json> = { component: body.component ?? 'ak-stage-prompt' };
  const byKey = new Map(fields.map((field) => [field.key, field]));
  for (const field of byKey.values()) {
    const result = readPrompt(run, field, body[field.key]);
    if (!result.ok) errors[field.key] = [result.error];
    else if (result.value !== undefined) assign(values, field.key.split('.'), result.value);
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  for (const field of fields) {
    const value = fixedValue(field);
    if (value !== undefined) values[field.key] = value;
  }
  const passwords = fields.filter((field) => field.type === 'password');
  if (passwords.length === 2 && passwords.some(({ key }) => body[key] === undefined)) return { ok: 'error' };
  if (passwords.length === 2 && body[passwords[0]!.key] !== body[passwords[1]!.key]) {
    return {
      ok: false,
      errors: { non_field_errors: [{ string: "Passwords don't match.", code: 'invalid' }] },
    };
  }
  return { ok: true, values };
}

function assign(values: Record<string, Json>, path: readonly string[], value: Json): void {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    values[head] = value;
    return;
  }
  const inner: Record<string, Json> = isMapping(values[head]) ? { ...values[head] } : {};
  assign(inner, rest, value);
  values[head] = inner;
}

/** Validation policies: mode `all`, list order, no cache, and only this stage's values to see. */
function* validate(run: StageRun, values: Readonly<Record<string, Json>>): Simulation<StageResult | null> {
  const { state, stage, plan, http } = run;
  const policies = (stage.links.validation_policies ?? []).flatMap((id) => state.estate.object(id) ?? []);
  const result = yield* evaluateTarget(
    state,
    {
      user: pendingOrSession(plan.context, http.user),
      http,
      target: {
        id: `validation of ${stage.id}`,
        mode: 'all',
        bindings: policies.map((policy, order) => ({
          id: `validation of ${stage.id} by ${policy.id}`,
          order,
          enabled: true,
          negate: false,
          failureResult: false,
          policy,
        })),
        label: null,
      },
      context: { ...requestContext(state), prompt_data: values },
      debug: false,
    },
    { useCache: false, phase: 'validation' },
  );
  if (result.leaves) return { kind: 'error', text: 'a validation policy failed', logged: true };
  if (result.passing) {
    state.notices.push(...result.messages);
    return null;
  }
  const errors = result.messages.map((string) => ({ string, code: 'invalid' }));
  return { kind: 'invalid', errors: errors.length > 0 ? { non_field_errors: errors } : {} };
}
