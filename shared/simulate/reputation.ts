import type { RunState } from './run-state';

/** Changes the score of an identifier at the visitor's address (policies.md 4.4; 2026.5-engine.md, section 11). */
export function changeReputation(state: RunState, identifier: string, by: 1 | -1): void {
  const { lower, upper } = state.reputationLimits;
  const clamp = (value: number): number => Math.min(upper, Math.max(lower, value));
  const change = state.rules.reputationClampsChange ? clamp(by) : by;
  const ip = state.session.clientIp;
  const { world } = state;
  const known = world.reputation.some((row) => row.identifier === identifier && row.ip === ip);
  const rows = known ? world.reputation : [...world.reputation, { identifier, ip, score: 0 }];
  world.reputation = rows.map((row) =>
    row.identifier === identifier && row.ip === ip ? { ...row, score: clamp(row.score + change) } : row,
  );
}

/** Sum over every address, as the password stage of 2026.5 measures attempts. */
export function reputationOf(state: RunState, identifier: string): number {
  return state.world.reputation
    .filter((row) => row.identifier === identifier)
    .reduce((sum, row) => sum + row.score, 0);
}
