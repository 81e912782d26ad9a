import type { QuestionEffect } from '../../policy/effect';
import type { EffectHost } from '../../policy/effect-host';
import type { Scenario } from './format';

/**
 * Answers questions to the outside from the scenario: those of its topic, and of what it is about where an answer
 * says that. Several answers to the same question are given one after the other; the last one stays.
 */
export function outsideOf(scenario: Scenario): EffectHost['question'] {
  const asked = new Map<string, number>();
  return (question: QuestionEffect) => {
    const fitting = (scenario.outside ?? []).filter(
      (given) =>
        given.question === question.topic && (given.about === undefined || given.about === question.about),
    );
    const key = `${question.topic} ${question.about ?? ''}`;
    const count = asked.get(key) ?? 0;
    asked.set(key, count + 1);
    return fitting[Math.min(count, fitting.length - 1)]?.answer;
  };
}
