import { Command, Option } from 'commander';

import type { Release } from '../../shared/authentik/release';
import { newestRelease } from '../../shared/authentik/release';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { PortableBlueprint } from '../../shared/blueprint/portable/export-portable';
import { exitCode } from './exit-code';
import type { Selections } from './export-choices';
import { findBlueprints } from './find-scenarios';
import { diagnosticLine, printJson, say } from './output';
import { readFiles } from './read-files';
import { targetRelease } from './target-release';
import { UsageError } from './usage-error';
import type { LoadedFiles } from './workspace';
import { writeText } from './write-text';

interface Options extends Selections {
  readonly flow: readonly string[];
  readonly target: Release;
  readonly output?: string;
  readonly previous?: string;
  readonly secrets: 'env' | 'file';
  readonly secretFolder: string;
  readonly json?: true;
}

export function exportCommand(done: (code: number) => void): Command {
  const many = (flags: string, description: string) =>
    new Option(flags, description).default([], 'none').argParser(collect);
  return new Command('export')
    .description('write a portable blueprint of the chosen flows with everything that they need')
    .argument('<FILE...>', 'blueprint files and folders of them, read together as one workspace')
    .requiredOption('--flow <SLUG>', 'slug of a flow; may be given several times', collect, [])
    .option('-o, --output <OUT>', 'file to write; standard output where it is not given')
    .option('--target <RELEASE>', 'release of the importing server', targetRelease, newestRelease)
    .addOption(many('--include <MODEL[:NAME]>', 'write these too: a brand, or what another option excludes'))
    .addOption(many('--refer <MODEL[:NAME]>', 'name these by !Find: the importing server has to have them'))
    .addOption(many('--leave-out <MODEL[:NAME]>', 'do without these and what is bound to them'))
    .option('--previous <FILE>', 'blueprint that the flows had before: bindings that moved are removed there')
    .addOption(
      new Option('--secrets <PLACE>', 'where the importing server finds secrets')
        .choices(['env', 'file'])
        .default('env'),
    )
    .option('--secret-folder <PATH>', 'folder of the secret files on that server', '/run/secrets')
    .option('--json', 'print the text, its objects, secrets, needs and diagnostics as JSON')
    .action(async (paths: readonly string[], options: Options) => {
      done(await exportFlows(paths, options));
    });
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

async function exportFlows(paths: readonly string[], options: Options): Promise<number> {
  const [{ exportPortable }, { loadFiles }, { descriptorsFor }, { choicesOf }] = await Promise.all([
    import('../../shared/blueprint/portable/export-portable'),
    import('./workspace'),
    import('../../shared/authentik/descriptors'),
    import('./export-choices'),
  ]);
  const loaded = loadFiles(await readFiles(await findBlueprints(paths)), descriptorsFor(options.target));
  const previous = options.previous === undefined ? undefined : await textOf(options.previous);
  const exported = exportPortable(loaded.document, {
    flows: options.flow,
    release: options.target,
    ...choicesOf(loaded.document, options),
    ...(previous !== undefined && { previous: [previous] }),
    secretPlace: options.secrets === 'file' ? { folder: options.secretFolder } : 'environment',
  });
  const { text, diagnostics } = exported;
  const said = [
    ...loaded.diagnostics,
    ...diagnostics.flatMap((diagnostic) => withPlace(diagnostic, loaded, paths[0]!)),
  ];
  if (text !== '' && options.output !== undefined) await writeText(options.output, text);
  if (options.json) {
    printJson({ target: options.target, flows: options.flow, ...exported, diagnostics: said });
  } else {
    for (const diagnostic of said) say(diagnosticLine(diagnostic));
    sayNeeds(exported);
  }
  if (text === '') return exitCode.unusable;
  if (options.output === undefined && !options.json) process.stdout.write(text);
  if (loaded.unreadable) return exitCode.unusable;
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCode.findings : exitCode.fine;
}

/** A flow that is not there is looked for in the first file; where a file cannot be read, that is why. */
function withPlace(diagnostic: Diagnostic, { unreadable }: LoadedFiles, path: string): readonly Diagnostic[] {
  if (diagnostic.code !== 'export/unknown-flow') return [diagnostic];
  return unreadable ? [] : [{ ...diagnostic, at: { path, line: 1, column: 1 } }];
}

async function textOf(path: string): Promise<string> {
  const [file] = await readFiles([path]);
  if (file === undefined || 'problem' in file) {
    throw UsageError.at(file ? [file.problem] : []);
  }
  return file.text;
}

/** What the importing server has to have before the text is imported. */
function sayNeeds({ secrets, needs }: PortableBlueprint): void {
  for (const { variable, file, object, field, unknown } of secrets) {
    const why = unknown ? 'which no file holds' : 'which is not written into the export';
    const where = file === undefined ? `${variable} in the server's environment` : `the file ${file} there`;
    say(`needs ${where}: ${field} of “${object}”, ${why}`);
  }
  for (const { model, label } of needs) say(`needs ${model} on the server: ${label}`);
}
