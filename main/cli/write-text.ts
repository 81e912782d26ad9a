import { writeFile } from 'node:fs/promises';

import { fileProblem } from './read-files';
import { UsageError } from './usage-error';

/** Writes a file that the command was told to write; what hinders it is said with its path. */
export async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const message = `The file cannot be written. The system says: ${(error as Error).message}`;
    throw UsageError.at([fileProblem(path, 'file/not-written', message)]);
  }
}
