import { expect, it } from 'vitest';
import type { GateCheck } from '../graph';
import { checkChip, linesOf } from './check-chips';

it.each([
  ['', 10, 0],
  ['short', 10, 1],
  ['ten-letter', 10, 1],
  ['eleven-lett', 10, 2],
  ['one-two-three-four', 10, 2],
  ['unbreakablename', 10, 2],
  ['a-unbreakablename', 10, 3],
])('%j in lines of %d letters takes %d', (text, width, lines) => {
  expect(linesOf(text, width)).toBe(lines);
});

it('is taller where the name needs more lines', () => {
  const check: GateCheck = {
    record: 'p',
    subject: 'policy',
    name: 'default-flow-password',
    negate: false,
    enabled: true,
    failureResult: false,
  };
  const one = checkChip(check, { shared: '', own: 'password' });
  const two = checkChip(check, { shared: 'default-flow-', own: 'password' });
  const three = checkChip(check, { shared: 'default-flow-', own: 'password-of-a-visitor-without-one' });
  expect([one.height, two.height, three.height]).toEqual([24, 38, 55]);
});
