import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';
import { QuickParser } from './quick-parser';

function quickly(text: string): readonly CST.Token[] {
  const parser = new QuickParser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) tokens.push(...parser.take(lexeme));
  return [...tokens, ...parser.end()];
}

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
});
