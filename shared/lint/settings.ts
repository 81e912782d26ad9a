import type { WorkspaceDocument } from '../document/document';
import { recordsOfModel } from '../document/indexes';
import { ruleModel } from '../document/models';
import { textField } from '../document/values';
import type { Diagnostic, Severity } from '../kernel/diagnostic';
import { lintRules } from './registry';

/** What a workspace says of one rule; the reason is kept for those who read it later. */
export interface RuleSetting {
  readonly level: 'off' | Severity;
  readonly reason?: string;
}

/** By rule id. A rule that is not named keeps its own severity. */
export type LintSettings = Readonly<Record<string, RuleSetting>>;

const levels: readonly unknown[] = ['off', 'error', 'warning', 'info'];

/** Settings as they come from outside; what cannot be read as a setting is left out. */
export function readLintSettings(value: unknown): LintSettings {
  if (typeof value !== 'object' || value === null) return {};
  const settings: Record<string, RuleSetting> = {};
  for (const [id, given] of Object.entries(value)) {
    const { level, reason } = (typeof given === 'object' && given !== null ? given : { level: given }) as {
      level?: unknown;
      reason?: unknown;
    };
    if (!levels.includes(level)) continue;
    settings[id] = {
      level: level as RuleSetting['level'],
      ...(typeof reason === 'string' && reason !== '' && { reason }),
    };
  }
  return settings;
}

/** Rules that say what the importer says, which no setting changes. */
export function isVerdict(code: string): boolean {
  return lintRules.some(({ id, overVerdict }) => id === code && overVerdict === true);
}

/** A finding that settings leave out, and why. */
export interface Suppressed {
  readonly diagnostic: Diagnostic;
  readonly reason?: string;
}

/** What diagnostics come to under settings. What the importer itself says cannot be turned off. */
export function withSettings(
  diagnostics: readonly Diagnostic[],
  settings: LintSettings,
): { readonly diagnostics: readonly Diagnostic[]; readonly suppressed: readonly Suppressed[] } {
  const kept: Diagnostic[] = [];
  const suppressed: Suppressed[] = [];
  for (const diagnostic of diagnostics) {
    const setting = settings[diagnostic.code];
    if (setting === undefined || isVerdict(diagnostic.code)) kept.push(diagnostic);
    else if (setting.level !== 'off') kept.push({ ...diagnostic, severity: setting.level });
    else suppressed.push({ diagnostic, ...(setting.reason !== undefined && { reason: setting.reason }) });
  }
  return { diagnostics: kept, suppressed };
}

/** What a workspace says of the rules. */
export function lintSettingsOf(document: WorkspaceDocument): LintSettings {
  const pairs = recordsOfModel(document, ruleModel).map((record) => [
    textField(record, 'rule') ?? '',
    { level: record.fields.level, reason: record.fields.reason },
  ]);
  return readLintSettings(Object.fromEntries(pairs) as unknown);
}
