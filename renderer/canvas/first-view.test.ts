import { expect, test } from 'vitest';
import { firstView } from './first-view';

const size = { width: 800, height: 600 };
const box = (x: number, width: number, height: number) => ({
  boxes: new Map([['only', { x, y: 0, width, height }]]),
});

test('all of a flow that fits is shown, in the middle', () => {
  const { x, zoom } = firstView(box(0, 400, 200), size);
  expect(zoom).toBeGreaterThanOrEqual(1);
  expect(x + 200 * zoom).toBeCloseTo(400);
});

test('a flow that is too long begins at its entry, large enough to be read', () => {
  const { x, y, zoom } = firstView(box(-40, 700, 9000), size);
  expect(zoom).toBeGreaterThanOrEqual(0.9);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(80);
  expect(x - 40 * zoom).toBeGreaterThanOrEqual(0);
});

test('nothing to show is no error', () => {
  expect(firstView({ boxes: new Map() }, size).zoom).toBe(1);
});

test('ways that run outside the nodes are inside the window', () => {
  const points = [
    { x: -60, y: 20 },
    { x: 700, y: 20 },
  ];
  const { x, zoom } = firstView(
    { ...box(0, 690, 200), routes: new Map([['way', { points, joins: false }]]) },
    size,
  );
  expect(x - 60 * zoom).toBeGreaterThan(0);
  expect(x + 700 * zoom).toBeLessThan(size.width);
});
