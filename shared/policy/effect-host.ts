import type { Json } from '../kernel/json';
import type {
  EffectAnswer,
  Effect,
  ExpressionAnswer,
  ExpressionEffect,
  QuestionEffect,
  Simulation,
  StrengthAnswer,
  StrengthEffect,
} from './effect';

/** Who answers the effects of a simulation. */
export interface EffectHost {
  readonly expression: (effect: ExpressionEffect) => ExpressionAnswer;
  readonly strength: (effect: StrengthEffect) => StrengthAnswer;
  /** Undefined: nobody has said. */
  readonly question: (effect: QuestionEffect) => Json | undefined;
}

/** The simulation came to something that nobody told it; `what` names it. Not a mistake: an end of its own. */
export class UnknownAnswer extends Error {
  constructor(readonly question: QuestionEffect) {
    super(`unknown: ${question.text}`);
  }
}

/** Runs a simulation to its end. Throws `UnknownAnswer` where the host does not know. */
export function drive<Value>(simulation: Simulation<Value>, host: EffectHost): Value {
  let step = simulation.next();
  while (!step.done) step = simulation.next(answer(step.value, host));
  return step.value;
}

type Unanswered = Extract<ExpressionAnswer, { readonly kind: 'unknown' }>;

/** What an expression needs and nobody told it: its verdict may be given instead, or both are offered. */
function pinned(effect: ExpressionEffect, host: EffectHost, { what, asked }: Unanswered): ExpressionAnswer {
  const question: QuestionEffect = {
    kind: 'question',
    topic: 'expression',
    about: effect.name,
    text: `${effect.name} asks for ${what}`,
    choices: [
      { label: 'passes', answer: true },
      { label: 'fails', answer: false },
    ],
    ...(asked === undefined ? {} : { within: asked }),
  };
  const said = host.question(question);
  if (said === undefined) throw new UnknownAnswer(question);
  return { kind: 'value', truthy: isTruthy(said), value: said, messages: [] };
}

function isTruthy(value: Json): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function answer(effect: Effect, host: EffectHost): EffectAnswer {
  switch (effect.kind) {
    case 'expression': {
      const said = host.expression(effect);
      return said.kind === 'unknown' ? pinned(effect, host, said) : said;
    }
    case 'strength':
      return host.strength(effect);
    case 'question': {
      const said = host.question(effect);
      if (said === undefined) throw new UnknownAnswer(effect);
      return said;
    }
  }
}
