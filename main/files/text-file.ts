import { open } from 'node:fs/promises';
import type { TextFile } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';
import { fail, ok } from '../../shared/kernel/result';
import { writeAtomically } from './atomic-write';
import { fileProblem, systemProblem } from './file-problems';
import { decodeUtf8 } from './utf8';

export const largestFile = 64 * 1024 * 1024;

/** The whole text, a byte order mark included, so that it can be written back byte for byte. */
export async function readTextFile(path: string): Promise<Result<TextFile, Diagnostic>> {
  try {
    const handle = await open(path, 'r');
    try {
      const found = await handle.stat();
      if (found.isDirectory())
        return fail(fileProblem('folder', 'This is a folder. Choose a file.', { path }));
      if (!found.isFile()) {
        return fail(fileProblem('special', 'This is not a regular file. Choose another one.', { path }));
      }
      if (found.size > largestFile) return fail(tooLarge(found.size, path));
      const text = decodeUtf8(await handle.readFile(), path);
      return text.ok ? ok({ path, text: text.value }) : text;
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail(systemProblem(error, path));
  }
}

/** Replaces the file's text, all of it or nothing. `expected`: only where the file still holds this text. */
export async function writeTextFile(
  path: string,
  text: string,
  expected?: string,
): Promise<Result<null, Diagnostic>> {
  if (expected !== undefined) {
    const now = await readTextFile(path);
    if (!now.ok) return now;
    if (now.value.text !== expected) {
      return fail(
        fileProblem(
          'changed-on-disk',
          'Another program changed this file since it was opened. Nothing was written. Save under another name, or open it again.',
          { path },
        ),
      );
    }
  }
  try {
    await writeAtomically(path, text);
    return ok(null);
  } catch (error) {
    return fail(systemProblem(error, path));
  }
}

function tooLarge(bytes: number, path: string): Diagnostic {
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  const limit = largestFile / 1024 / 1024;
  return fileProblem(
    'too-large',
    `This file has ${megabytes} MB; blueprints of up to ${limit} MB can be opened. Split it into several files.`,
    { path },
  );
}
