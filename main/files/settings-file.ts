import { readFileSync, renameSync } from 'node:fs';
import { writeAtomically } from './atomic-write';

type Settings = Readonly<Record<string, unknown>>;

/** One JSON object in a file: read once, at start; written whole after each change. A damaged file is put beside. */
export class SettingsFile {
  readonly #path: string;
  #settings: Settings;
  #writing: Promise<void> = Promise.resolve();
  #waiting = false;

  constructor(path: string) {
    this.#path = path;
    this.#settings = load(path);
  }

  get(key: string): unknown {
    return this.#settings[key];
  }

  all(): Settings {
    return this.#settings;
  }

  /** Resolves when the change is on the disk; changes made while it is being written share the next write. */
  set(key: string, value: unknown): Promise<void> {
    const { [key]: _old, ...others } = this.#settings;
    this.#settings = value === undefined ? others : { ...others, [key]: value };
    if (!this.#waiting) {
      this.#waiting = true;
      this.#writing = this.#writing
        .catch(() => undefined)
        .then(() => {
          this.#waiting = false;
          return writeAtomically(this.#path, `${JSON.stringify(this.#settings, null, 2)}\n`);
        });
    }
    return this.#writing;
  }

  written(): Promise<void> {
    return this.#writing.catch(() => undefined);
  }
}

function load(path: string): Settings {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Settings;
  } catch {
    // Falls through to what happens to any damaged file.
  }
  renameSync(path, `${path}.damaged`);
  return {};
}
