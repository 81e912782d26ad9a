import { lintRules } from '../../shared/lint/registry';
import type { Suppressed } from '../../shared/lint/settings';
import type { Diagnostic, Severity } from '../../shared/kernel/diagnostic';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** What the codes of one family are about, by what stands before the slash. */
const families: Readonly<Record<string, string>> = {
  file: 'The file cannot be read as text.',
  yaml: 'The text is not YAML as authentik reads it.',
  blueprint: 'The text is not a blueprint as authentik reads it.',
  import: 'What the importer of authentik says of an entry, or silently ignores.',
  upgrade: 'What another release of authentik says differently of an entry or field.',
};

/** Findings that settings turn off stand in it as suppressed ones. One run of SARIF 2.1.0: columns count UTF-16 units, paths are as they were named, relative ones as URIs. */
export function sarif(diagnostics: readonly Diagnostic[], suppressed: readonly Suppressed[] = []): unknown {
  const all = [...diagnostics, ...suppressed.map(({ diagnostic }) => diagnostic)];
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const places = new Map(codes.map((code, index) => [code, index]));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Stagecraft', rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...diagnostics.map((diagnostic) => resultOf(diagnostic, places.get(diagnostic.code)!)),
          ...suppressed.map(({ diagnostic, reason }) => ({
            ...resultOf(diagnostic, places.get(diagnostic.code)!),
            suppressions: [{ kind: 'external', ...(reason !== undefined && { justification: reason }) }],
          })),
        ],
      },
    ],
  };
}

function ruleOf(code: string): unknown {
  const rule = lintRules.find(({ id }) => id === code);
  if (rule) {
    return {
      id: code,
      shortDescription: { text: rule.title },
      fullDescription: { text: rule.why },
      defaultConfiguration: { level: levels[rule.severity] },
    };
  }
  const [family = '', name = ''] = code.split('/');
  const words = name === '' ? code : name.replaceAll('-', ' ');
  return {
    id: code,
    shortDescription: { text: words },
    fullDescription: { text: families[family] ?? `A finding of the kind “${words}”.` },
  };
}

function resultOf({ code, severity, message, at }: Diagnostic, ruleIndex: number) {
  const entry = at.entry === undefined ? undefined : `entry ${at.entry}`;
  const logical = [entry, at.field].filter((part) => part !== undefined).join(' ');
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(at.path ?? '') },
          region: {
            startLine: at.line ?? 1,
            startColumn: at.column ?? 1,
            ...(at.endLine !== undefined && { endLine: at.endLine }),
            ...(at.endColumn !== undefined && { endColumn: at.endColumn }),
          },
        },
        ...(logical !== '' && { logicalLocations: [{ fullyQualifiedName: logical }] }),
      },
    ],
  };
}

function uriOf(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const encoded = slashed.split('/').map(encodeURIComponent).join('/');
  if (slashed.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(slashed) ? `file:///${slashed.slice(0, 2)}${encoded.slice(4)}` : encoded;
}
