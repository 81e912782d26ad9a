import type { Diagnostic as LintDiagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Diagnostic } from '../../shared/kernel/diagnostic';

/** A place (from 1) as an offset; what lies outside the text is moved to its nearest end. */
export function offsetOf(text: Text, line: number, column: number): number {
  const found = text.line(Math.min(Math.max(line, 1), text.lines));
  return Math.min(found.from + Math.max(column - 1, 0), found.to);
}

/** What the editor underlines. A diagnostic without an end takes the rest of its line; without a line, the first. */
export function toLintDiagnostics(text: Text, diagnostics: readonly Diagnostic[]): LintDiagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { line = 1, column = 1, endLine, endColumn } = diagnostic.at;
    const from = offsetOf(text, line, column);
    const to =
      endLine === undefined
        ? text.lineAt(from).to
        : offsetOf(text, endLine, endColumn ?? Number.MAX_SAFE_INTEGER);
    return {
      from,
      to: Math.max(from, to),
      severity: diagnostic.severity,
      message: diagnostic.message,
      source: diagnostic.code,
    };
  });
}
