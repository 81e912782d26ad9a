import { Command, Option } from 'commander';

import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { newestRelease } from '../../shared/authentik/release';
import type { Release } from '../../shared/authentik/release';
import type { ParsedBlueprint } from '../../shared/blueprint/text/blueprint-text';
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
  readonly from?: Release;
  readonly format: 'text' | 'json' | 'sarif';
  readonly json?: boolean;
}

export function checkCommand(done: (code: number) => void): Command {
  return new Command('check')
    .description('say whether an authentik server would import the files, and what is wrong with them')
    .argument('<FILE...>', 'blueprint files')
    .option('--target <RELEASE>', 'release of the server', targetRelease, newestRelease)
    .option(
      '--from <RELEASE>',
      'release they are used with: say only what changes up to --target',
      targetRelease,
    )
    .addOption(
      new Option('--format <FORMAT>', 'what to print').choices(['text', 'json', 'sarif']).default('text'),
    )
    .option('--json', 'the same as --format json')
    .action(async (paths: readonly string[], options: Options) => {
      const files = await readFiles(paths);
      const reports = await Promise.all(files.map((file) => checkFile(file, options)));
      await print(reports, options.json ? 'json' : options.format);
      done(codeOf(files, reports));
    });
}

async function checkFile(file: FileText, { target, from }: Options): Promise<FileReport> {
  const { path } = file;
  if ('problem' in file) return { path, parsed: false, importable: false, diagnostics: [file.problem] };
  const [{ parseBlueprint }, { upgradeNotes }] = await Promise.all([
    import('../../shared/blueprint/text/parse-blueprint'),
    import('../../shared/blueprint/upgrade/upgrade-notes'),
  ]);
  const blueprint = parseBlueprint(file.text, path);
  const { importable, diagnostics } = await verdictOf(blueprint, target);
  const notes = upgradeNotes(blueprint, { target, ...(from && { from }) });
  const { parsed } = blueprint;
  if (from) {
    const before = new Set((await verdictOf(blueprint, from)).diagnostics.map(placeKey));
    const fresh = diagnostics.filter((diagnostic) => !before.has(placeKey(diagnostic)));
    return { path, parsed, importable, diagnostics: [...fresh, ...unsaid(notes, fresh)] };
  }
  return { path, parsed, importable, diagnostics: [...diagnostics, ...unsaid(notes, diagnostics)] };
}

async function verdictOf(blueprint: ParsedBlueprint, release: Release) {
  const { checkImport } = await import('../../shared/blueprint/importer/check-import');
  const { importable, diagnostics } = checkImport(blueprint, { release });
  const { lintFile } = await import('../../shared/lint/lint-file');
  const findings = blueprint.parsed ? lintFile(blueprint, { release }) : [];
  return { importable, diagnostics: [...diagnostics, ...findings] };
}

const placeKey = ({ code, at }: Diagnostic) => [code, at.line, at.column, at.field].join(' ');

/** Notes of which the importer has not said as much at the same place. */
function unsaid(notes: readonly Diagnostic[], said: readonly Diagnostic[]): readonly Diagnostic[] {
  const places = new Set(
    said
      .filter(({ code }) => code.startsWith('import/'))
      .map(({ at }) => `${String(at.line)} ${String(at.column)}`),
  );
  const isPlain = ({ code }: Diagnostic) =>
    /^upgrade\/(?:field-gone|field-too-new|model-gone|model-too-new|choice-gone|limit)$/.test(code);
  return notes.filter(
    (note) => !isPlain(note) || !places.has(`${String(note.at.line)} ${String(note.at.column)}`),
  );
}

async function print(reports: readonly FileReport[], format: Options['format']): Promise<void> {
  if (format === 'json') printJson({ files: reports.map(asJson) });
  else if (format === 'text') printReports(reports);
  else {
    const { sarif } = await import('./sarif');
    printJson(sarif(reports.flatMap(({ diagnostics }) => diagnostics)));
  }
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
