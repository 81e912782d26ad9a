import { expect, test } from 'vitest';
import { shortName, splitNames } from './short-name';

test.each([
  ['short', 14, 'short'],
  ['default-authentication-flow-password-stage', 20, '…password-stage'],
  ['averyveryverylongname', 8, '…ongname'],
  ['default-authentication-flow-password-stage', 13, '…ssword-stage'],
])('%s in %i letters', (name, length, short) => {
  expect(shortName(name, length)).toBe(short);
  expect(shortName(name, length).length).toBeLessThanOrEqual(length);
});

test('names are split where another one begins the same', () => {
  const names = splitNames([
    'default-authentication-login',
    'default-authentication-password',
    'default-authentication-mfa-validation',
    'other',
  ]);
  expect(names.get('default-authentication-mfa-validation')).toEqual({
    shared: 'default-authentication-',
    own: 'mfa-validation',
  });
  expect(names.get('other')).toEqual({ shared: '', own: 'other' });
});

test('what is set apart is long enough to tell something', () => {
  const names = splitNames(['a-rather-long-name-for-stage-1', 'a-rather-long-name-for-stage-2']);
  expect(names.get('a-rather-long-name-for-stage-1')).toEqual({
    shared: 'a-rather-long-name-for-',
    own: 'stage-1',
  });
});

test('what is shared is no longer than a line', () => {
  const names = splitNames([
    'default-authentication-flow-password-stage',
    'default-authentication-flow-captcha',
  ]);
  expect(names.get('default-authentication-flow-captcha')).toEqual({
    shared: 'default-authentication-',
    own: 'flow-captcha',
  });
});
