import { Command } from 'commander';

import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { newestRelease } from '../../shared/authentik/release';
import type { Release } from '../../shared/authentik/release';
import { exitCode } from './exit-code';
import { diagnosticLine, printJson, say } from './output';
import type { FileText } from './read-files';
import { readFiles } from './read-files';
import { targetRelease } from './target-release';

interface FileReport {
  readonly path: string;
  readonly parsed: boolean;
  readonly importable: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

interface Options {
  readonly target: Release;
  readonly json?: boolean;
}

export function checkCommand(done: (code: number) => void): Command {
  return new Command('check')
    .description('say whether an authentik server would import the files, and what is wrong with them')
    .argument('<FILE...>', 'blueprint files')
    .option('--target <RELEASE>', 'release of the server', targetRelease, newestRelease)
    .option('--json', 'print one JSON document')
    .action(async (paths: readonly string[], options: Options) => {
      const files = await readFiles(paths);
      const reports = await Promise.all(files.map((file) => checkFile(file, options.target)));
      if (options.json) printJson({ files: reports.map(asJson) });
      else printReports(reports);
      done(codeOf(files, reports));
    });
}

async function checkFile(file: FileText, release: Release): Promise<FileReport> {
  const { path } = file;
  if ('problem' in file) return { path, parsed: false, importable: false, diagnostics: [file.problem] };
  const { parseBlueprint } = await import('../../shared/blueprint/text/parse-blueprint');
  const { checkImport } = await import('../../shared/blueprint/importer/check-import');
  const blueprint = parseBlueprint(file.text, path);
  const { importable, diagnostics } = checkImport(blueprint, { release });
  const { lintFile } = await import('../../shared/lint/lint-file');
  const findings = blueprint.parsed ? lintFile(blueprint, { release }) : [];
  return { path, parsed: blueprint.parsed, importable, diagnostics: [...diagnostics, ...findings] };
}

function asJson({ path, parsed, importable, diagnostics }: FileReport): unknown {
  return {
    path,
    parsed,
    importable,
    diagnostics: diagnostics.map(({ code, severity, message, at }) => ({
      code,
      severity,
      message,
      line: at.line ?? 1,
      column: at.column ?? 1,
      ...(at.entry !== undefined && { entry: at.entry }),
      ...(at.field !== undefined && { field: at.field }),
    })),
  };
}

function printReports(reports: readonly FileReport[]): void {
  for (const { path, importable, diagnostics } of reports) {
    for (const diagnostic of diagnostics) say(diagnosticLine(diagnostic));
    process.stdout.write(`${path}: ${importable ? 'can be imported' : 'cannot be imported'}\n`);
  }
}

function codeOf(files: readonly FileText[], reports: readonly FileReport[]): number {
  if (files.some((file) => 'problem' in file)) return exitCode.unusable;
  return reports.every(({ importable }) => importable) ? exitCode.fine : exitCode.findings;
}
