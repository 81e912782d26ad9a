import { expect, it } from 'vitest';
import { pythonSyntaxError } from './python-syntax';

it.each([
  'return True',
  'if x:\n    return {\n  "a": [1,\n2],\n}\nreturn (\n  1)',
  'x = """\n  "quoted" (\n"""\nreturn x',
  'for a in b:\n\tif a:\n\t\treturn a\n# end',
  "return 'it\\'s' + \"(\"  # )",
  'try:\n    pass\nexcept Exception:\n    return False\nreturn a[1:2]',
  'x = 1 + \\\n    2\nreturn x',
  '  return 1',
  'return lambda: 1',
])('lets %j through', (text) => {
  expect(pythonSyntaxError(text)).toBeUndefined();
});

it.each([
  ['return (', "'(' was never closed (temp-policy, line 2)"],
  ['return )', "unmatched ')' (temp-policy, line 2)"],
  ['return (]', "closing parenthesis ']' does not match opening parenthesis '(' (temp-policy, line 2)"],
  ["return 'a", 'unterminated string literal (temp-policy, line 2)'],
  ['x = 1\n  return x', 'unexpected indent (temp-policy, line 3)'],
  ['if x:\nreturn x', 'expected an indented block (temp-policy, line 3)'],
  ['if x:\n    y\n  return x', 'unindent does not match any outer indentation level (temp-policy, line 4)'],
  ['# nothing', 'expected an indented block after function definition on line 1 (temp-policy, line 1)'],
])('refuses %j', (text, message) => {
  expect(pythonSyntaxError(text)).toBe(message);
});
