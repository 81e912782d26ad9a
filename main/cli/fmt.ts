import { Command } from 'commander';

import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { exitCode, worst } from './exit-code';
import { diagnosticLine, printJson, say } from './output';
import type { FileText } from './read-files';
import { readFiles } from './read-files';
import { UsageError } from './usage-error';
import { writeText } from './write-text';

interface Options {
  readonly check?: boolean;
  readonly json?: boolean;
}

interface FileReport {
  readonly path: string;
  readonly formatted: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly code: number;
}

export function fmtCommand(done: (code: number) => void): Command {
  return new Command('fmt')
    .description('rewrite files in house style without changing what they mean')
    .argument('<FILE...>', 'blueprint files')
    .option('--check', 'change nothing; say which files are not in house style')
    .option('--json', 'print one JSON document')
    .action(async (paths: readonly string[], options: Options) => {
      const files = await readFiles(paths);
      const reports: FileReport[] = [];
      for (const file of files) reports.push(await formatFile(file, options.check === true));
      if (options.json) printJson({ files: reports.map(({ code: _code, ...report }) => report) });
      else printReports(reports, options.check === true);
      done(worst(reports.map(({ code }) => code)));
    });
}

async function formatFile(file: FileText, isCheck: boolean): Promise<FileReport> {
  const { path } = file;
  if ('problem' in file) {
    return { path, formatted: false, diagnostics: [file.problem], code: exitCode.unusable };
  }
  const { formatBlueprint } = await import('../../shared/blueprint/format/format-blueprint');
  const result = formatBlueprint(file.text, path);
  if (!result.ok) return { path, formatted: false, diagnostics: result.error, code: exitCode.findings };
  const text = result.value;
  const isFormatted = text === file.text;
  if (!isFormatted && !isCheck) {
    const problem = await written(path, text);
    if (problem) return { path, formatted: false, diagnostics: [problem], code: exitCode.unusable };
  }
  const code = isFormatted || !isCheck ? exitCode.fine : exitCode.findings;
  return { path, formatted: isFormatted, diagnostics: [], code };
}

/** The other files are still rewritten. */
async function written(path: string, text: string): Promise<Diagnostic | undefined> {
  try {
    await writeText(path, text);
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error.diagnostics[0];
    throw error;
  }
}

function printReports(reports: readonly FileReport[], isCheck: boolean): void {
  for (const { path, formatted, diagnostics } of reports) {
    for (const diagnostic of diagnostics) say(diagnosticLine(diagnostic));
    if (formatted || diagnostics.length > 0) continue;
    process.stdout.write(`${path}: ${isCheck ? 'not in house style' : 'rewritten'}\n`);
  }
}
