import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOrders } from './orders';

describe('placeOrders', () => {
  it.each<[string, (number | undefined)[], number[]]>([
    ['an empty lane', [undefined], [10]],
    ['the end', [10, 20, undefined], [10, 20, 30]],
    ['the end after an odd order', [10, 100, undefined], [10, 100, 110]],
    ['the start', [undefined, 10, 20], [0, 10, 20]],
    ['a gap, at a round number', [20, undefined, 100], [20, 60, 100]],
    ['a narrow gap', [10, undefined, 12], [10, 11, 12]],
    ['no gap: one item moves', [10, undefined, 11, 30], [10, 20, 25, 30]],
    ['no gap at all, moving the fewest', [0, 1, undefined, 2, 3], [0, 1, 10, 20, 30]],
    ['no room at the start', [undefined, 0, 10], [0, 5, 10]],
    ['between two of the same order', [10, undefined, 10, 20], [10, 12, 14, 20]],
    ['ties elsewhere stay', [10, 10, undefined, 30], [10, 10, 20, 30]],
    ['below zero only where they were', [-5, undefined, 10], [-5, 0, 10]],
  ])('puts an item at %s', (_what, before, after) => {
    const placed = placeOrders(before);
    const changes = (orders: readonly number[]) =>
      orders.filter((order, index) => before[index] !== undefined && before[index] !== order).length;
    expect(changes(placed)).toBe(changes(after));
    if (changes(after) === 0) expect(placed).toEqual(after);
  });

  const lane = fc
    .array(fc.integer({ min: 0, max: 30 }), { maxLength: 9 })
    .map((orders) => [...orders].sort((left, right) => left - right));

  it('orders the placed item strictly, keeps the sequence, and leaves all alone where there is a gap', () => {
    fc.assert(
      fc.property(lane, fc.nat(), (orders, at) => {
        const index = at % (orders.length + 1);
        const wanted: (number | undefined)[] = [...orders];
        wanted.splice(index, 0, undefined);
        const placed = placeOrders(wanted);
        for (let place = 1; place < placed.length; place += 1) {
          const [left, right] = [placed[place - 1]!, placed[place]!];
          const tied = orders[place < index + 1 ? place - 1 : place - 2];
          if (place === index || place === index + 1) expect(right).toBeGreaterThan(left);
          else {
            expect(right).toBeGreaterThanOrEqual(left);
            if (right === left) expect(right).toBe(tied);
          }
        }
        expect(Math.min(...placed)).toBeGreaterThanOrEqual(0);
        const room = (orders[index] ?? Infinity) - (orders[index - 1] ?? -1);
        if (room > 1) expect(placed.filter((_, place) => place !== index)).toEqual(orders);
      }),
    );
  });

  it('moves no more than the best of all choices', () => {
    fc.assert(
      fc.property(
        lane.filter((orders) => orders.length <= 6),
        fc.nat(),
        (orders, at) => {
          const index = at % (orders.length + 1);
          const wanted: (number | undefined)[] = [...orders];
          wanted.splice(index, 0, undefined);
          const placed = placeOrders(wanted);
          const moved = wanted.filter(
            (order, place) => order !== undefined && order !== placed[place],
          ).length;
          expect(moved).toBe(fewestMoves(wanted));
        },
      ),
    );
  });
});

/** By trying every set of items to keep. */
function fewestMoves(wanted: readonly (number | undefined)[]): number {
  const movable = wanted.flatMap((order, index) => (order === undefined ? [] : [index]));
  let fewest = movable.length;
  for (let mask = 0; mask < 1 << movable.length; mask += 1) {
    const kept = movable.filter((_, bit) => mask & (1 << bit));
    const fits = kept.every((index, place) => {
      const before = place === 0 ? -1 : kept[place - 1]!;
      const floor = place === 0 ? -1 : wanted[before]!;
      const between = index - before;
      return wanted[index]! - floor >= (between === 1 && place > 0 ? 0 : between);
    });
    if (fits) fewest = Math.min(fewest, movable.length - kept.length);
  }
  return fewest;
}
