import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from './packed';

describe('packed values', () => {
  it('come out as they went in, numbers that JSON does not know included', () => {
    // JSON has no negative zero, nor does anything here tell it from zero.
    const number = fc.double().map((value) => (Object.is(value, -0) ? 0 : value));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        number,
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, (sample) => {
        expect(unpack(pack(sample))).toEqual(sample);
      }),
    );
  });

  it('leaves alone what only looks like such a number', () => {
    const sample = [{ $number: 'twelve' }, { $number: 'NaN', more: 1 }, '{"$number":"NaN"}'];
    expect(unpack(pack(sample))).toEqual(sample);
  });
});
