import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Parser } from 'yaml';
import { quickTokens } from './quick-parser';

const quickly = (text: string) => quickTokens(text, () => false);

describe('reading between brackets', () => {
  it.each([
    'a: [1, 2, {b: c, d: [e]}, "f", \'g\', !h i, &j k, *j]\n',
    'a: {b, c: , ? d : e, :f, g:h, "i": j, [k]: l}\nm: n\n',
    'a: [\n  1,\n  2, # two\n\n  - 3,\n  : 4, x\n  y,\n]\nb: - [c]\n',
    '[a, b]: c\n{d: e}: f\n',
    '- [a, b] c\n- [a b: c, d]\n- [,]\n- {,: }\n- [a,, b]\n',
    '\t[a, \tb]\r\n- [a,\r\n b]\n',
    '[a, b\n--- \n...\nc',
    '[[[a, b], c]: d',
  ])('makes the tokens of the parser: %j', (text) => {
    expect(quickly(text)).toEqual([...new Parser().parse(text)]);
  });

  it('makes the same tokens of any text', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      ',',
      ', ',
      ':',
      ': ',
      '\n',
      '\n  ',
      'a',
      'b c',
      '- ',
      '? ',
      '"x"',
      "'",
      '#',
      ' # c',
      '!t ',
      '&a ',
      '*a',
      '|',
      '\t',
      '---',
      '\r\n',
      ' ',
      '%',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(quickly(text)).toEqual([...new Parser().parse(text)]);
      }),
      { numRuns: 5_000 },
    );
  });

  const many = (piece: (at: number) => string, between: string) =>
    Array.from({ length: 100 }, (_, at) => piece(at)).join(between);
  const plain = (at: number) => `a${String(at)}`;
  const pair = (at: number) => `k${String(at)}: ${String(at)}`;

  it.each([
    `a: [${many(plain, ', ')}]\nb: c\n`,
    `a: {${many(pair, ', ')}} # c\n? b\n`,
    `a: [${many(plain, ',')}, {b: c}, d\n  ]\n`,
    `a:\n  - [\n      ${many(plain, ',\n      ')},\n    ]\n  - {\n ${many(pair, ',\n ')},  x }\n`,
    `[\n${many(plain, ',\n')},\n]\n`,
    `a: [\n      ${many(plain, ',\n   ')},\n  b,\nc]\n`,
    `a: [${many(pair, ', ')}]\nb: {${many(plain, ',  ')}}: c\n`,
    `a: "[${many(plain, ', ')}]"\nb: [${many(plain, ', ')}]\n`,
    `# [${many(plain, ', ')}]\nb: [${many(plain, ', ')}\n`,
    `a: text [${many(plain, ', ')}]\n`,
    `a: |\n  [${many(plain, ', ')}]\n`,
    `a: {${many(plain, ', ')}: b, ${many(pair, ', ')}, c:}\n`,
    `[${many(plain, ', ')} b, c: {${many(pair, ', ')}}]\n---\n- {${many(pair, ', ')}`,
    `a: [${many(plain, ', ')}, b\n--- c\n`,
  ])('makes the same tokens of many plain items', (text) => {
    expect(quickly(text)).toEqual([...new Parser().parse(text)]);
  });

  it('makes the same tokens of many items among others', () => {
    const items = fc.constantFrom(...[', ', ',\n  ', ','].flatMap((by) => [many(plain, by), many(pair, by)]));
    const piece = fc.oneof(
      items,
      fc.constantFrom('[', '{', ']', '}', ', ', ': ', '\n', '\n  ', 'a', '- ', '"'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(quickly(text)).toEqual([...new Parser().parse(text)]);
      }),
      { numRuns: 1_000 },
    );
  });
});
