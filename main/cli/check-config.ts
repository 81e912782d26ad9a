import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { readLintConfig } from '../../shared/lint/config';
import type { LintConfig } from '../../shared/lint/config';
import { readFiles } from './read-files';
import { UsageError } from './usage-error';

const names = ['stagecraft.yaml', 'stagecraft.yml', 'stagecraft.json'];

/** Reads the settings of each file once: those that were named, else those that stand beside the file. */
export function configReader(named?: string): (path: string) => Promise<LintConfig> {
  const known = new Map<string, Promise<LintConfig>>();
  const once = (path: string): Promise<LintConfig> => {
    const config = known.get(path) ?? readConfig(path);
    known.set(path, config);
    return config;
  };
  return (path) => {
    if (named !== undefined) return once(named);
    const beside = names.map((name) => join(dirname(path), name)).find((one) => existsSync(one));
    return beside === undefined ? Promise.resolve({ settings: {} }) : once(beside);
  };
}

async function readConfig(path: string): Promise<LintConfig> {
  const [file] = await readFiles([path]);
  if (file === undefined || 'problem' in file) {
    throw UsageError.at(file === undefined ? [] : [file.problem]);
  }
  const read = readLintConfig(file.text, path);
  if (!read.ok) throw UsageError.at(read.error);
  return read.value;
}
