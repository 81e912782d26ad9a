import { expect, test } from 'vitest';
import { estateWalk } from './estate-walk';

const at = (x: number, y: number) => ({ x, y, width: 100, height: 40 });
const boxes = new Map([
  ['brand', at(0, 0)],
  ['source', at(0, 100)],
  ['login', at(200, 0)],
  ['enrol', at(200, 100)],
  ['recover', at(400, 10)],
]);

test.each([
  ['brand', 'ArrowRight', 'login'],
  ['login', 'ArrowRight', 'recover'],
  ['login', 'ArrowDown', 'enrol'],
  ['enrol', 'ArrowLeft', 'source'],
  ['source', 'ArrowUp', 'brand'],
  ['brand', 'ArrowLeft', undefined],
  ['recover', 'Home', 'brand'],
  ['brand', 'End', 'recover'],
  ['brand', 'x', undefined],
  [undefined, 'ArrowDown', 'brand'],
])('from %s, %s leads to %s', (from, key, to) => {
  expect(estateWalk(boxes, from, key)).toBe(to);
});
