/** Units that a duration is edited in, largest first; smaller ones are kept and shown as text. */
export const durationUnits = ['weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

export type DurationUnit = (typeof durationUnits)[number];

export type DurationParts = Readonly<Partial<Record<DurationUnit, number>>>;

const isUnit = (name: string): name is DurationUnit => (durationUnits as readonly string[]).includes(name);

/**
 * The parts of a duration such as `hours=1;minutes=30`. Undefined where the text is not one, or says something that
 * the parts cannot hold (milliseconds, a unit twice, a unit that the server ignores).
 */
export function partsOf(text: string): DurationParts | undefined {
  const parts: Partial<Record<DurationUnit, number>> = {};
  for (const pair of text.split(';')) {
    const [unit = '', amount = '', ...rest] = pair.split('=');
    const name = unit.toLowerCase();
    const number = Number(amount);
    if (rest.length > 0 || !isUnit(name) || amount.trim() === '' || !Number.isFinite(number))
      return undefined;
    if (name in parts) return undefined;
    parts[name] = number;
  }
  return parts;
}

/** `hours=1;minutes=30`, without units of which there are none; `seconds=0` for nothing at all. Units keep the order of `like`, others follow by size. */
export function textOf(parts: DurationParts, like = ''): string {
  const before = Object.keys(partsOf(like) ?? {}) as DurationUnit[];
  const order = [...before, ...durationUnits.filter((unit) => !before.includes(unit))];
  const pairs = order.flatMap((unit) => {
    const amount = parts[unit];
    return amount === undefined || amount === 0 ? [] : [`${unit}=${String(amount)}`];
  });
  return pairs.length === 0 ? 'seconds=0' : pairs.join(';');
}

/** What `wordsOf` says of a duration of no length. */
export const nothing = 'no time';

/** `1 hour 30 minutes`; undefined where the text is no duration with parts. */
export function wordsOf(text: string): string | undefined {
  const parts = partsOf(text);
  if (parts === undefined) return undefined;
  const words = durationUnits.flatMap((unit) => {
    const amount = parts[unit];
    if (amount === undefined || amount === 0) return [];
    return [`${String(amount)} ${amount === 1 ? unit.slice(0, -1) : unit}`];
  });
  return words.length === 0 ? nothing : words.join(' ');
}
