const seconds: Readonly<Record<string, number>> = {
  microseconds: 0.000_001,
  milliseconds: 0.001,
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
  weeks: 604_800,
};

/** Length of a duration such as `hours=1;minutes=2` in seconds; unknown keys count nothing (stages.md, section 1). */
export function durationSeconds(text: string): number {
  return text.split(';').reduce((sum, pair) => {
    const [key = '', value = ''] = pair.split('=');
    return sum + (seconds[key.toLowerCase()] ?? 0) * Number(value.trim());
  }, 0);
}
