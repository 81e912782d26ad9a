import { writeFile } from 'node:fs/promises';

import { Command } from 'commander';

import type { Release } from '../../shared/authentik/release';
import { newestRelease } from '../../shared/authentik/release';
import { exitCode } from './exit-code';
import { diagnosticLine, say } from './output';
import { readFiles } from './read-files';
import { targetRelease } from './target-release';

interface Options {
  readonly flow: readonly string[];
  readonly target: Release;
  readonly output?: string;
}

export function exportCommand(done: (code: number) => void): Command {
  return new Command('export')
    .description('write a portable blueprint of the chosen flows with everything that they need')
    .argument('<FILE...>', 'blueprint files, read together as one workspace')
    .requiredOption('--flow <SLUG>', 'slug of a flow; may be given several times', collect, [])
    .option('-o, --output <OUT>', 'file to write; standard output where it is not given')
    .option('--target <RELEASE>', 'release of the importing server', targetRelease, newestRelease)
    .action(async (paths: readonly string[], options: Options) => {
      done(await exportFlows(paths, options));
    });
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

async function exportFlows(paths: readonly string[], options: Options): Promise<number> {
  const [{ exportPortable }, { loadFiles }, { descriptorsFor }] = await Promise.all([
    import('../../shared/blueprint/portable/export-portable'),
    import('./workspace'),
    import('../../shared/authentik/descriptors'),
  ]);
  const loaded = loadFiles(await readFiles(paths), descriptorsFor(options.target));
  for (const diagnostic of loaded.diagnostics) say(diagnosticLine(diagnostic));
  const { text, secrets, diagnostics } = exportPortable(loaded.document, {
    flows: options.flow,
    release: options.target,
  });
  for (const diagnostic of diagnostics) say(diagnosticLine(diagnostic));
  if (text === '') return exitCode.unusable;
  for (const { variable, object, field, unknown } of secrets) {
    const why = unknown ? 'which no file holds' : 'which is not written into the export';
    say(`needs ${variable} in the server's environment: ${field} of “${object}”, ${why}`);
  }
  if (options.output === undefined) process.stdout.write(text);
  else await writeFile(options.output, text);
  if (loaded.unreadable) return exitCode.unusable;
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCode.findings : exitCode.fine;
}
