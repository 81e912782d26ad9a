const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long before `now` something was, both in milliseconds since 1970: `2 hours ago`, `yesterday`, `just now`. */
export function ago(at: number, now: number): string {
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [unit, ms] of steps) {
    const count = Math.floor((now - at) / ms);
    if (count >= 1) return words.format(-count, unit);
  }
  return 'just now';
}
