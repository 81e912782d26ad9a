import { readFile } from 'node:fs/promises';

import { unreadable } from './read-files';
import { UsageError } from './usage-error';

const line = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/;

/** Variables of a file with lines `NAME=value`; values may be quoted, lines that begin with `#` are left out. */
export function parseEnvFile(text: string, path: string): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  text.split(/\r?\n/).forEach((written, index) => {
    if (/^\s*(?:#|$)/.test(written)) return;
    const match = line.exec(written);
    if (!match) {
      const message = 'A line says NAME=value. Correct or remove this one.';
      const at = { path, line: index + 1, column: 1 };
      throw UsageError.at([{ code: 'file/env', severity: 'error', message, at }]);
    }
    variables[match[1]!] = unquoted(match[2]!);
  });
  return variables;
}

function unquoted(value: string): string {
  const quote = value[0];
  if (quote === "'" && value.length > 1 && value.endsWith("'")) return value.slice(1, -1);
  if (quote === '"' && value.length > 1 && value.endsWith('"')) {
    return value.slice(1, -1).replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
  }
  return value.replace(/\s+#.*$/, '');
}

export async function readEnvFile(path: string | undefined): Promise<Readonly<Record<string, string>>> {
  if (path === undefined) return {};
  try {
    return parseEnvFile(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw UsageError.at([unreadable(path, error)]);
  }
}
