import { resolve } from 'node:path';

export interface StartArguments {
  /** `process.argv` of the process that was started. */
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  /** Folder (or script) of the app itself, which development runtimes get as an argument. */
  readonly appPath: string;
}

const switchesWithValue: ReadonlySet<string> = new Set(['-r', '--require']);

/** Absolute paths of the files that a start names, in order, each once. What stands behind `--` is a file for sure. */
export function filesNamed({ argv, workingDirectory, appPath }: StartArguments): readonly string[] {
  const files: string[] = [];
  let onlyFiles = false;
  for (let index = 1; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (!onlyFiles && argument === '--') onlyFiles = true;
    else if (!onlyFiles && switchesWithValue.has(argument)) index += 1;
    else if (argument !== '' && (onlyFiles || !argument.startsWith('-'))) {
      files.push(resolve(workingDirectory, argument));
    }
  }
  return [...new Set(files)].filter((file) => file !== resolve(appPath));
}
