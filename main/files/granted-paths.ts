import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { writeAtomically } from './atomic-write';

const most = 1_000;

/**
 * The files that the user named: on the command line, in a dialog, by a drop. Windows can read and write these and
 * no others. Kept over restarts, so that a workspace can go on saving to the file that it came from.
 */
export class GrantedPaths {
  readonly #file: string;
  readonly #paths: Set<string>;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
    this.#paths = new Set(stored(file));
  }

  has(path: string): boolean {
    return this.#paths.has(resolve(path));
  }

  /** The paths granted last are the ones that are kept. */
  grant(paths: readonly string[]): void {
    for (const path of paths.map((one) => resolve(one))) {
      this.#paths.delete(path);
      this.#paths.add(path);
    }
    for (const path of [...this.#paths].slice(0, Math.max(0, this.#paths.size - most))) {
      this.#paths.delete(path);
    }
    const text = JSON.stringify([...this.#paths]);
    this.#writing = this.#writing.then(() => writeAtomically(this.#file, text)).catch(() => undefined);
  }

  /** Resolves when everything that was granted is on the disk. */
  written(): Promise<void> {
    return this.#writing;
  }
}

/** Read at once: the first window opens only after it. */
function stored(file: string): readonly string[] {
  try {
    return v.parse(v.array(v.string()), JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
