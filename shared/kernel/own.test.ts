import { expect, it } from 'vitest';
import { own } from './own';

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is in no table', (key) => {
  expect(own({ a: 1 }, key)).toBeUndefined();
  expect(own(JSON.parse(`{"${key}": 1}`) as Record<string, number>, key)).toBe(1);
});
