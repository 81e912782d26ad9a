import zxcvbn from 'zxcvbn';
import type { StrengthAnswer, StrengthEffect } from '../policy/effect';

/** Estimates as the server's Python port does, whose texts end with a full stop. */
export function estimateStrength({ password, inputs }: StrengthEffect): StrengthAnswer {
  const { score, feedback } = zxcvbn(password, [...inputs]);
  return { score, suggestions: feedback.suggestions.map((text) => (text.endsWith('.') ? text : `${text}.`)) };
}
