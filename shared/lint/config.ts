import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';

import type { Release } from '../authentik/release';
import { releases } from '../authentik/release';
import type { Diagnostic } from '../kernel/diagnostic';
import type { Result } from '../kernel/result';
import { fail, ok } from '../kernel/result';
import { lintRules } from './registry';
import type { LintSettings } from './settings';
import { isVerdict, readLintSettings } from './settings';

/** What `stagecraft.yaml` beside blueprint files says. */
export interface LintConfig {
  readonly settings: LintSettings;
  readonly target?: Release;
}

const known = ['rules', 'target'];

/**
 * Reads `stagecraft.yaml` (or JSON, which is YAML too): `target: 2026.5` and `rules`, by rule id a level (off, error,
 * warning, info) or `{level, reason}`. What cannot be read is refused as a whole, each problem with its line.
 */
export function readLintConfig(text: string, path: string): Result<LintConfig, readonly Diagnostic[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const problems: Diagnostic[] = [];
  const say = (message: string, offset: number): void => {
    const { line, col } = lines.linePos(offset);
    problems.push({ code: 'config/unreadable', severity: 'error', message, at: { path, line, column: col } });
  };
  for (const { message, pos } of document.errors) say(message.split('\n')[0]!, pos[0]);
  if (problems.length > 0) return fail(problems);
  const top = document.contents;
  if (top === null) return ok({ settings: {} });
  if (!isMap(top)) {
    say('The settings are a mapping with the keys rules and target.', top.range[0]);
    return fail(problems);
  }
  for (const { key } of top.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (!known.includes(name))
      say(`“${name}” is no setting. Known are ${known.join(' and ')}.`, offsetOf(key));
  }
  const target = top.get('target', true);
  const release = isScalar(target) ? releases.find((one) => one === target.source) : undefined;
  if (target !== undefined && release === undefined) {
    say(`The target is one of ${releases.join(', ')}.`, offsetOf(target));
  }
  const settings = rulesOf(top.get('rules', true), say);
  return problems.length > 0 ? fail(problems) : ok({ settings, ...(release && { target: release }) });
}

function rulesOf(node: unknown, say: (message: string, offset: number) => void): LintSettings {
  if (node === undefined || (isScalar(node) && node.value === null)) return {};
  if (!isMap(node)) {
    say('“rules” is a mapping from rule ids to levels.', offsetOf(node));
    return {};
  }
  const given: Record<string, unknown> = {};
  for (const { key, value } of node.items) {
    const id = isScalar(key) ? String(key.value) : '';
    const plain: unknown = isMap(value) ? value.toJSON() : isScalar(value) ? value.value : undefined;
    // YAML 1.1 reads an unquoted off as false.
    const level = plain === false ? 'off' : plain;
    if (isVerdict(id)) say(`${id} is what the importer says: no setting changes that.`, offsetOf(key));
    else if (!isRule(id)) say(`There is no rule “${id}”.`, offsetOf(key));
    else if (id in readLintSettings({ [id]: level })) given[id] = level;
    else say(`A level is off, error, warning or info, or {level: …, reason: …}.`, offsetOf(value));
  }
  return readLintSettings(given);
}

const isRule = (id: string): boolean =>
  lintRules.some((rule) => rule.id === id) || /^(?:upgrade\/.|F0[1-7]$)/.test(id);

function offsetOf(node: unknown): number {
  const { range } = (node ?? {}) as { readonly range?: readonly number[] };
  return range?.[0] ?? 0;
}
