import type { Json } from '../kernel/json';
import type { PolicyEnvironment } from './environment';
import type { PolicyRequest, PolicyResult } from './policy-request';

/** A Python expression to be run. The host answers with an `ExpressionAnswer`. */
export interface ExpressionEffect {
  readonly kind: 'expression';
  /** `policy`: the locals of an expression policy; `prompt`: those of a prompt's expression. */
  readonly mode: 'policy' | 'prompt';
  /** Name of the policy or prompt, for messages. */
  readonly name: string;
  readonly source: string;
  /** Its context is changed in place by what the expression writes. */
  readonly request: PolicyRequest;
  readonly environment: PolicyEnvironment;
  /** For `ak_call_policy`: runs another policy within this one; null where none has the name. */
  readonly callPolicy?: (name: string, request: PolicyRequest) => Simulation<PolicyResult> | null;
}

export type ExpressionAnswer =
  | {
      readonly kind: 'value';
      readonly truthy: boolean;
      readonly value: Json;
      readonly messages: readonly string[];
      /** The server could not hand the value on, and this is what Python says of it. */
      readonly unpicklable?: string;
    }
  | { readonly kind: 'error'; readonly type: string; readonly text: string; readonly line?: number }
  | { readonly kind: 'unknown'; readonly what: string; readonly asked?: AskedWithin };

/** A password whose strength is to be estimated as zxcvbn does. */
export interface StrengthEffect {
  readonly kind: 'strength';
  readonly password: string;
  readonly inputs: readonly string[];
}

export interface StrengthAnswer {
  /** 0 to 4. */
  readonly score: number;
  readonly suggestions: readonly string[];
}

/** What an expression asked the outside in the middle: answered, the expression runs on. */
export type AskedWithin = Pick<QuestionEffect, 'topic' | 'about' | 'text'>;

/** Something that only the outside knows. Whoever hosts the simulation answers it, or offers the branches. */
export interface QuestionEffect {
  readonly kind: 'question';
  /** `captcha`, `hibp`, `duo`, `webauthn`, `dns`, … */
  readonly topic: string;
  /** What in particular: a policy, a host name, an address. */
  readonly about?: string;
  readonly text: string;
  readonly choices: readonly { readonly label: string; readonly answer: Json }[];
  /** Of an expression: the question inside it that can be answered instead. */
  readonly within?: AskedWithin;
}

export type Effect = ExpressionEffect | StrengthEffect | QuestionEffect;
export type EffectAnswer = ExpressionAnswer | StrengthAnswer | Json;

/** A computation that may stop to have an effect answered. Everything else in it is pure but for its own world. */
export type Simulation<Value> = Generator<Effect, Value, EffectAnswer>;

export function* askExpression(effect: ExpressionEffect): Simulation<ExpressionAnswer> {
  return (yield effect) as ExpressionAnswer;
}

export function* askStrength(effect: StrengthEffect): Simulation<StrengthAnswer> {
  return (yield effect) as StrengthAnswer;
}

export function* askQuestion(effect: QuestionEffect): Simulation<Json> {
  return (yield effect) as Json;
}
