import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { isSame, useApp } from './hooks';

describe('isSame', () => {
  const one = { id: '1' };
  it.each([
    ['the same lists', [[one], [one]], true],
    ['other items', [[one], [{ id: '1' }]], false],
    ['longer lists', [[one], [one, one]], false],
    ['numbers', [1, 1], true],
    ['objects', [{ a: 1 }, { a: 1 }], false],
  ])('tells %s', (_what, [left, right], same) => {
    expect(isSame(left, right)).toBe(same);
  });
});

it('says what is missing where there is no state above', () => {
  const Lost = () => createElement('p', null, useApp().workspace.store.getState().phase);
  expect(() => renderToString(createElement(Lost))).toThrow('AppStateProvider');
});
