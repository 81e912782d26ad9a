import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationUnits, partsOf, textOf, wordsOf } from './duration-text';

describe('durations', () => {
  it.each([
    ['hours=1;minutes=30', { hours: 1, minutes: 30 }, '1 hour 30 minutes'],
    ['seconds=0', { seconds: 0 }, 'no time'],
    ['Days=30', { days: 30 }, '30 days'],
    ['minutes=-5', { minutes: -5 }, '-5 minutes'],
    ['hours=1.5', { hours: 1.5 }, '1.5 hours'],
  ])('%s', (text, parts, words) => {
    expect(partsOf(text)).toEqual(parts);
    expect(wordsOf(text)).toBe(words);
  });

  it.each(['', '5', 'hours', 'hours=', 'hours=1,minutes=2', 'milliseconds=5', 'hours=1;hours=2', 'a=1'])(
    '%j has no parts',
    (text) => {
      expect(partsOf(text)).toBeUndefined();
      expect(wordsOf(text)).toBeUndefined();
    },
  );

  it('keeps the order that was written', () => {
    expect(textOf({ hours: 1, minutes: 3 }, 'minutes=2;hours=1')).toBe('minutes=3;hours=1');
    expect(textOf({ days: 1, minutes: 3 }, 'minutes=2')).toBe('minutes=3;days=1');
    expect(textOf({ seconds: 0, hours: 8 }, 'seconds=0')).toBe('hours=8');
    expect(textOf({ seconds: 0 }, 'seconds=5')).toBe('seconds=0');
  });

  it('reads back what it writes', () => {
    const amounts = fc.record(
      Object.fromEntries(durationUnits.map((unit) => [unit, fc.integer({ min: 1, max: 5000 })])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(amounts, (parts) => {
        expect(partsOf(textOf(parts))).toEqual(Object.keys(parts).length === 0 ? { seconds: 0 } : parts);
      }),
    );
  });
});
