import { expect, it } from 'vitest';
import { ago } from './ago';

const now = Date.UTC(2026, 10, 23, 12);

it.each([
  [0, 'just now'],
  [59_000, 'just now'],
  [60_000, '1 minute ago'],
  [2 * 3_600_000, '2 hours ago'],
  [25 * 3_600_000, 'yesterday'],
  [8 * 86_400_000, 'last week'],
  [400 * 86_400_000, 'last year'],
  [-5_000, 'just now'],
])('reads %i ms as %s', (past, words) => {
  expect(ago(now - past, now)).toBe(words);
});
