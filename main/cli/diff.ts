import { Command } from 'commander';

import type { Release } from '../../shared/authentik/release';
import { newestRelease } from '../../shared/authentik/release';
import type { Comparison } from '../../shared/compare/comparison';
import type { Told } from '../../shared/compare/describe-comparison';
import { sideRuns, type SideRun } from './diff-behaviour';
import { exitCode } from './exit-code';
import { findBlueprints } from './find-scenarios';
import { diagnosticLine, printJson, say } from './output';
import { readFiles } from './read-files';
import { secondsOption } from './seconds-option';
import { targetRelease } from './target-release';
import { UsageError } from './usage-error';
import type { LoadedFiles } from './workspace';

interface Options {
  readonly target: Release;
  readonly json?: boolean;
  readonly explicit?: boolean;
  readonly behaviour?: readonly string[];
  readonly release?: Release;
  readonly timeout: number;
}

interface Side extends LoadedFiles {
  readonly name: string;
  readonly paths: readonly string[];
  readonly texts: readonly string[];
}

export function diffCommand(done: (code: number) => void): Command {
  return new Command('diff')
    .description('what is different between two blueprints, by object and field')
    .argument('<A>', 'blueprint file or folder, as it was')
    .argument('<B>', 'blueprint file or folder, as it is now')
    .option('--behaviour <SCENARIO...>', 'also play scenarios on both and show where they part')
    .option('--explicit', 'a field that is left out is not the same as its default written out')
    .option(
      '--target <RELEASE>',
      'release whose objects and defaults are meant',
      targetRelease,
      newestRelease,
    )
    .option('--release <RELEASE>', 'play the scenarios as on this release', targetRelease)
    .option('--timeout <SECONDS>', 'how long one expression may run', secondsOption, 5)
    .option('--json', 'print one JSON document')
    .action(async (from: string, to: string, options: Options) => {
      done(await compare([from, to], options));
    });
}

async function compare(paths: readonly [string, string], options: Options): Promise<number> {
  const [{ compareDocuments }, { descriptorsFor }, { isSame }] = await Promise.all([
    import('../../shared/compare/compare-documents'),
    import('../../shared/authentik/descriptors'),
    import('../../shared/compare/comparison'),
  ]);
  const descriptors = descriptorsFor(options.target);
  const [from, to] = [await readSide(paths[0], options.target), await readSide(paths[1], options.target)];
  const said = [...from.diagnostics, ...to.diagnostics];
  if (from.unreadable || to.unreadable) throw UsageError.at(said);
  for (const diagnostic of said) say(diagnosticLine(diagnostic));
  const comparison = compareDocuments(from.document, to.document, {
    descriptors,
    defaults: options.explicit === true ? 'apart' : 'equal',
  });
  const runs = await behaviour([from, to], options);
  const told = { documents: { from: from.document, to: to.document }, descriptors };
  await print({ comparison, told, sides: [from, to], runs }, options);
  if (runs.some(({ problems }) => problems.length > 0)) return exitCode.unusable;
  const same = isSame(comparison) && runs.every(({ partings }) => partings.length === 0);
  return same ? exitCode.fine : exitCode.findings;
}

async function readSide(name: string, target: Release): Promise<Side> {
  const [{ loadFiles }, { descriptorsFor }] = await Promise.all([
    import('./workspace'),
    import('../../shared/authentik/descriptors'),
  ]);
  const paths = await findBlueprints([name]);
  const files = await readFiles(paths);
  const texts = files.flatMap((file) => ('text' in file ? [file.text] : []));
  return { name, paths, texts, ...loadFiles(files, descriptorsFor(target)) };
}

function behaviour(sides: readonly Side[], options: Options): Promise<readonly SideRun[]> {
  if (options.behaviour === undefined) return Promise.resolve([]);
  return sideRuns(options.behaviour, {
    blueprints: sides.map(({ texts }) => texts),
    release: options.release ?? '',
    limitMs: options.timeout * 1000,
  });
}

interface Outcome {
  readonly comparison: Comparison;
  readonly told: Told;
  readonly sides: readonly [Side, Side];
  readonly runs: readonly SideRun[];
}

async function print(
  { comparison, told, sides: [from, to], runs }: Outcome,
  options: Options,
): Promise<void> {
  for (const { problems, notes, path } of runs) {
    for (const problem of problems) say(diagnosticLine(problem));
    for (const note of notes) say(`${path}: ${note}`);
  }
  if (options.json) {
    const { describeComparison } = await import('../../shared/compare/describe-comparison');
    const played = runs.map(({ path, name, same, partings }) => ({ path, name, same, partings }));
    printJson({
      from: from.paths,
      to: to.paths,
      target: options.target,
      ...describeComparison(comparison, told),
      ...(options.behaviour === undefined ? {} : { behaviour: played }),
    });
    return;
  }
  const [{ comparisonText }, { behaviourText }] = await Promise.all([
    import('./diff-text'),
    import('./diff-behaviour'),
  ]);
  process.stdout.write(comparisonText(comparison, told));
  for (const run of runs) process.stdout.write(behaviourText([from.name, to.name], run));
}
