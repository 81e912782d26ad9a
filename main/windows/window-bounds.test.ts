import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rectangle } from './window-bounds';
import { defaultBounds, restoredBounds, smallestWindow } from './window-bounds';

const screen: Rectangle = { x: 0, y: 24, width: 1920, height: 1056 };
const right: Rectangle = { x: 1920, y: 0, width: 2560, height: 1440 };

describe('the bounds of a new window', () => {
  it.each([
    ['nothing remembered', undefined, defaultBounds],
    ['a damaged setting', { width: 'wide' }, defaultBounds],
    [
      'a place on the first screen',
      { x: 10, y: 30, width: 1200, height: 800 },
      { x: 10, y: 30, width: 1200, height: 800 },
    ],
    [
      'the second screen',
      { x: 2000, y: 0, width: 2000, height: 1200 },
      { x: 2000, y: 0, width: 2000, height: 1200 },
    ],
    ['a screen that is gone', { x: -3000, y: 0, width: 1200, height: 800 }, { width: 1200, height: 800 }],
    [
      'a larger screen',
      { x: 0, y: 24, width: 3000, height: 2000 },
      { x: 0, y: 24, width: 1920, height: 1056 },
    ],
    ['too small a window', { x: 0, y: 24, width: 200, height: 100 }, { x: 0, y: 24, ...smallestWindow }],
    [
      'a maximized one',
      { x: 0, y: 24, width: 1200, height: 800, maximized: true },
      { x: 0, y: 24, width: 1200, height: 800, maximized: true },
    ],
  ])('for %s', (_name, remembered, expected) => {
    expect(restoredBounds(remembered, [screen, right])).toEqual(expected);
  });

  it('always leave a part of the window on a screen, and the title bar in reach', () => {
    const place = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 1, max: 10_000 });
    const anything = fc.record({ x: place, y: place, width: size, height: size });
    fc.assert(
      fc.property(anything, (remembered) => {
        const { x, y, width } = restoredBounds(remembered, [screen, right]);
        if (x === undefined || y === undefined) return;
        const inReach = [screen, right].some(
          (area) =>
            x < area.x + area.width && x + width > area.x && y >= area.y - 40 && y < area.y + area.height,
        );
        expect(inReach).toBe(true);
      }),
    );
  });
});
