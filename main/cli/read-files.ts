import { readFile, stat } from 'node:fs/promises';

import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { decodeText } from './decode-text';

/** Longest file that is read; larger ones are refused without being read. */
const maxBytes = 64_000_000;

export type FileText =
  { readonly path: string; readonly text: string } | { readonly path: string; readonly problem: Diagnostic };

/** Reads text files, each for itself: one that cannot be read does not keep the others from it. */
export function readFiles(paths: readonly string[]): Promise<readonly FileText[]> {
  return Promise.all(paths.map(readOne));
}

async function readOne(path: string): Promise<FileText> {
  const problem = (code: string, message: string): FileText => ({
    path,
    problem: fileProblem(path, code, message),
  });
  try {
    const { size } = await stat(path);
    if (size > maxBytes) {
      const megabytes = Math.ceil(size / 1_000_000);
      return problem(
        'file/too-large',
        `The file has ${String(megabytes)} MB; blueprints up to 64 MB are read. Split it.`,
      );
    }
    const decoded = decodeText(await readFile(path), path);
    return decoded.ok ? { path, text: decoded.value } : { path, problem: decoded.error };
  } catch (error) {
    return { path, problem: unreadable(path, error) };
  }
}

export function fileProblem(path: string, code: string, message: string): Diagnostic {
  return { code, severity: 'error', message, at: { path, line: 1, column: 1 } };
}

/** What the system said when a file was to be read. */
export function unreadable(path: string, error: unknown): Diagnostic {
  const { code = 'unknown', message } = error as NodeJS.ErrnoException;
  const why = reasons[code] ?? `The file cannot be read. The system says: ${message}`;
  return fileProblem(path, 'file/unreadable', why);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check its path.',
  EISDIR: 'This is a folder, not a file. Name the files in it.',
  EACCES: 'You may not read this file. Change its permissions.',
};
