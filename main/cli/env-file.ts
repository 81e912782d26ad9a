import { readFile } from 'node:fs/promises';

import { UsageError } from './usage-error';

const line = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/;

/** Variables of a file with lines `NAME=value`; values may be quoted, lines that begin with `#` are left out. */
export function parseEnvFile(text: string, path: string): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  text.split(/\r?\n/).forEach((written, index) => {
    if (/^\s*(?:#|$)/.test(written)) return;
    const match = line.exec(written);
    if (!match) throw new UsageError(`${path}:${String(index + 1)}: expected NAME=value`);
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
    throw new UsageError(`${path}: the file cannot be read: ${(error as Error).message}`);
  }
}
