import { describe, expect, it } from 'vitest';
import { readLintConfig } from './config';

describe('stagecraft.yaml', () => {
  it.each([
    ['nothing', '', { settings: {} }],
    ['a level', 'rules:\n  B44: off\n', { settings: { B44: { level: 'off' } } }],
    [
      'a level with its reason, and a target',
      'target: 2026.5\nrules: {E23: {level: info, reason: a test server}}',
      { settings: { E23: { level: 'info', reason: 'a test server' } }, target: '2026.5' },
    ],
    ['JSON', '{"rules": {"A01": "warning"}}', { settings: { A01: { level: 'warning' } } }],
    [
      'a kind of note',
      'rules: {upgrade/default: off}',
      { settings: { 'upgrade/default': { level: 'off' } } },
    ],
  ])('reads %s', (_, text, expected) => {
    expect(readLintConfig(text, 'stagecraft.yaml')).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['a rule that says what the importer says', 'rules:\n  E01: off\n', 2],
    ['an unknown rule', 'rules:\n  Z99: off\n', 2],
    ['a level that is none', 'rules:\n  B44: loud\n', 2],
    ['an unknown key', 'target: 2026.5\nrule: {}\n', 2],
    ['a release that is none', 'target: 2019.1\n', 1],
    ['a list', '- a\n', 1],
    ['no YAML', 'rules: {\n', 2],
  ])('refuses %s and says where', (_, text, line) => {
    const read = readLintConfig(text, 'stagecraft.yaml');
    expect(read.ok ? [] : read.error.map(({ at }) => at.line)).toEqual([line]);
  });
});
