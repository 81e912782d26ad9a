import { describe, expect, it } from 'vitest';
import { estateView, readable } from './estate-view';

const box = (x: number, y: number) => ({ x, y, width: 236, height: 60 });
const size = { width: 800, height: 600 };

describe('the first look at the map', () => {
  it('shows a small one whole, in the middle', () => {
    const { x, y, zoom } = estateView(new Map([['a', box(12, 12)]]), size);
    expect(zoom).toBe(1);
    expect(x).toBe((800 - 248) / 2);
    expect(y).toBeGreaterThan(60);
  });

  it('shows a large one from its beginning, so that it can be read', () => {
    const view = estateView(
      new Map([
        ['a', box(0, 0)],
        ['b', box(2000, 1500)],
      ]),
      size,
    );
    expect(view).toEqual({ x: 28, y: 60, zoom: readable });
  });
});
