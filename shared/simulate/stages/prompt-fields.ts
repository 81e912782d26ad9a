import type { Json } from '../../kernel/json';
import { askExpression, type Simulation } from '../../policy/effect';
import { flagOf, numberOf, textOf } from '../../policy/fields';
import type { CompiledObject } from '../estate';
import { logEvent } from '../event-log';
import { isMapping } from '../merge';
import { pendingOrSession } from '../plan';
import { pythonText } from '../python-text';
import type { StageRun } from '../stage';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What an answer stores: the value before it was made text. */
  readonly stored: Json;
  /** The choice as its expression gave it. */
  readonly whole: Json;
}

/** A prompt as one visitor sees it. */
export interface DescribedPrompt {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly required: boolean;
  readonly placeholder: string;
  /** As configured, whether an expression or not: what fixed fields fall back to. */
  readonly literalPlaceholder: string;
  readonly initial: string;
  /** Before it was made text; null where nothing is given. */
  readonly initialValue: Json;
  readonly order: number;
  readonly subText: string;
  readonly choices: readonly Choice[] | null;
}

const choiceTypes: ReadonlySet<string> = new Set(['radio-button-group', 'dropdown']);

export function isChoice(type: string): boolean {
  return choiceTypes.has(type);
}

/** stages.md, section 7, value rules. */
export function* describePrompt(run: StageRun, prompt: CompiledObject): Simulation<DescribedPrompt> {
  const { fields } = prompt;
  const type = textOf(fields, 'type', 'text');
  const key = textOf(fields, 'field_key');
  const choices = isChoice(type) ? yield* choicesOf(run, prompt) : null;
  const placeholder = choices ? '' : yield* expressed(run, prompt, 'placeholder');
  const initialValue = yield* initialOf(run, prompt, choices);
  return {
    key,
    label: textOf(fields, 'label'),
    type,
    required: flagOf(fields, 'required', true),
    placeholder: pythonText(placeholder),
    literalPlaceholder: textOf(fields, 'placeholder'),
    initial: pythonText(initialValue),
    initialValue,
    order: numberOf(fields, 'order'),
    subText: textOf(fields, 'sub_text'),
    choices,
  };
}

function earlier({ plan }: StageRun, key: string): Json | undefined {
  return isMapping(plan.context.prompt_data) ? plan.context.prompt_data[key] : undefined;
}

function* initialOf(
  run: StageRun,
  prompt: CompiledObject,
  choices: readonly Choice[] | null,
): Simulation<Json> {
  const known = earlier(run, textOf(prompt.fields, 'field_key'));
  const value = known ?? (yield* expressed(run, prompt, 'initial_value'));
  if (!choices) return value;
  if (choices.some((choice) => choice.stored === value)) return value;
  return choices[0]?.whole ?? '';
}

function* choicesOf(run: StageRun, prompt: CompiledObject): Simulation<readonly Choice[]> {
  const known = earlier(run, `${textOf(prompt.fields, 'field_key')}__choices`);
  const value = known ?? (yield* expressed(run, prompt, 'placeholder'));
  const list: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return list.map((item) =>
    isMapping(item) && run.state.rules.promptChoices === 'objects'
      ? {
          value: pythonText(item.value ?? ''),
          label: pythonText(item.label ?? ''),
          stored: item.value ?? '',
          whole: item,
        }
      : { value: pythonText(item), label: pythonText(item), stored: item, whole: item },
  );
}

/** The result of the field's expression, or its literal where it has none or it fails. */
function* expressed(
  run: StageRun,
  prompt: CompiledObject,
  field: 'placeholder' | 'initial_value',
): Simulation<Json> {
  const literal = textOf(prompt.fields, field);
  if (!flagOf(prompt.fields, `${field}_expression`)) return literal;
  const data = run.plan.context.prompt_data;
  const answer = yield* askExpression({
    kind: 'expression',
    mode: 'prompt',
    name: prompt.name,
    source: literal,
    environment: run.state,
    request: {
      user: pendingOrSession(run.plan.context, run.http.user),
      http: run.http,
      target: null,
      context: { prompt_context: isMapping(data) ? data : {} },
      debug: false,
    },
  });
  if (answer.kind === 'value') return answer.value;
  logEvent(run.state, 'property_mapping_exception');
  return literal;
}
