import type { Diagnostic } from '../../shared/kernel/diagnostic';

/** The one JSON document of `--json`; nothing else goes to standard output with it. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** What `--json` prints where nothing came of the command: `{error, diagnostics: [{code, severity, message, path?, line, column}]}`. */
export function printRefusal(error: string, diagnostics: readonly Diagnostic[]): void {
  printJson({
    error,
    diagnostics: diagnostics.map(({ code, severity, message, at }) => {
      const { path, line = 1, column = 1 } = at;
      return { code, severity, message, ...(path !== undefined && { path }), line, column };
    }),
  });
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** `flow.yaml:12:5: error: … [blueprint/unknown-tag]`, as compilers write it. */
export function diagnosticLine({ code, severity, message, at }: Diagnostic): string {
  const place = [at.path, at.line, at.column].filter((part) => part !== undefined).join(':');
  const field = [at.entry === undefined ? undefined : `entry ${at.entry}`, at.field]
    .filter((part) => part !== undefined)
    .join(', ');
  return `${place === '' ? '' : `${place}: `}${severity}: ${message}${field === '' ? '' : ` (${field})`} [${code}]`;
}
