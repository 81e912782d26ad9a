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
  constructor(
    readonly what: string,
    readonly choices: QuestionEffect['choices'] = [],
  ) {
    super(`unknown: ${what}`);
  }
}

/** Runs a simulation to its end. Throws `UnknownAnswer` where the host does not know. */
export function drive<Value>(simulation: Simulation<Value>, host: EffectHost): Value {
  let step = simulation.next();
  while (!step.done) step = simulation.next(answer(step.value, host));
  return step.value;
}

function answer(effect: Effect, host: EffectHost): EffectAnswer {
  switch (effect.kind) {
    case 'expression': {
      const said = host.expression(effect);
      if (said.kind === 'unknown') throw new UnknownAnswer(said.what);
      return said;
    }
    case 'strength':
      return host.strength(effect);
    case 'question': {
      const said = host.question(effect);
      if (said === undefined) throw new UnknownAnswer(effect.text, effect.choices);
      return said;
    }
  }
}
