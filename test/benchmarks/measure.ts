export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: { readonly name: string; readonly value: number };
  /** What the value, or its ratio to the reference, should stay below (`max`) or above (`min`). */
  readonly aim: { readonly of: 'ratio' | 'value'; readonly max?: number; readonly min?: number };
  readonly note?: string;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function withinAim({ value, reference, aim }: Measurement): boolean {
  const measured = aim.of === 'ratio' ? value / reference.value : value;
  return measured <= (aim.max ?? Infinity) && measured >= (aim.min ?? -Infinity);
}

/** Two lines: what was measured beside its reference, and the aim with whether it is met. */
export function describeMeasurement(measurement: Measurement): string {
  const { name, value, unit, reference, aim, note } = measurement;
  const digits = (number: number): string => (number < 100 ? number.toFixed(2) : number.toFixed(0));
  const bound = aim.max === undefined ? `at least ${digits(aim.min ?? 0)}` : `at most ${digits(aim.max)}`;
  const subject = aim.of === 'ratio' ? 'ratio' : `value in ${unit}`;
  return [
    `${name}: ${digits(value)} ${unit}, ${reference.name}: ${digits(reference.value)} ${unit}, ratio ${digits(value / reference.value)}`,
    `  aim: ${subject} ${bound}: ${withinAim(measurement) ? 'met' : 'MISSED'}${note === undefined ? '' : ` (${note})`}`,
  ].join('\n');
}
