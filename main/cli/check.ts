import { Command, Option } from 'commander';

import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { compareReleases, newestRelease } from '../../shared/authentik/release';
import type { Release } from '../../shared/authentik/release';
import type { ParsedBlueprint } from '../../shared/blueprint/text/blueprint-text';
import type { LintSettings } from '../../shared/lint/settings';
import { withSettings } from '../../shared/lint/settings';
import type { Suppressed } from '../../shared/lint/settings';
import { configReader } from './check-config';
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
  /** Findings of rules that the settings turn off, with the reason that they give. */
  readonly suppressed: readonly Suppressed[];
}

interface Options {
  readonly target?: Release;
  readonly config?: string;
  readonly from?: Release;
  readonly format: 'text' | 'json' | 'sarif';
  readonly json?: boolean;
  readonly personas?: boolean;
}

export function checkCommand(done: (code: number) => void): Command {
  return new Command('check')
    .description('say whether an authentik server would import the files, and what is wrong with them')
    .argument('<FILE...>', 'blueprint files')
    .option('--target <RELEASE>', 'release of the server', targetRelease)
    .option(
      '--config <FILE>',
      'levels of the rules and the target; without it, stagecraft.yaml (or .json) beside each file',
    )
    .option(
      '--from <RELEASE>',
      'release they are used with: say only what changes up to --target',
      targetRelease,
    )
    .addOption(
      new Option('--format <FORMAT>', 'what to print').choices(['text', 'json', 'sarif']).default('text'),
    )
    .option('--personas', 'let personas go through the flows and say what they meet (rules F)')
    .option('--json', 'the same as --format json')
    .action(async (paths: readonly string[], options: Options) => {
      const files = await readFiles(paths);
      const configOf = configReader(options.config);
      const asked = await Promise.all(
        files.map(async ({ path }) => {
          const { settings, target: configured } = await configOf(path);
          const named = options.target ?? configured;
          const mayKnowMore = named !== undefined && compareReleases(named, tagsKnownUpTo) > 0;
          return { ...options, path, settings, target: named ?? newestRelease, mayKnowMore };
        }),
      );
      const plain = await Promise.all(files.map((file, index) => checkFile(file, asked[index]!)));
      const reports = options.personas === true ? await withPersonas(plain, asked) : plain;
      await print(reports, options.json ? 'json' : options.format);
      done(codeOf(files, reports));
    });
}

interface Asked {
  readonly target: Release;
  readonly from?: Release;
  readonly settings: LintSettings;
  /** The server may know tags that nobody here has heard of: they are warned of. */
  readonly mayKnowMore: boolean;
}

/** The newest release whose tags were read in its source (2026.5-blueprints-api.md 1.1). */
const tagsKnownUpTo = '2026.5';

async function checkFile(file: FileText, asked: Asked): Promise<FileReport> {
  const { path } = file;
  if ('problem' in file) {
    return { path, parsed: false, importable: false, diagnostics: [file.problem], suppressed: [] };
  }
  const { diagnostics, ...report } = await everythingOf({ ...file, path }, asked);
  return { path, ...report, ...withSettings(diagnostics, asked.settings) };
}

/** The reports with what personas show of the files that can be read. */
async function withPersonas(
  reports: readonly FileReport[],
  asked: readonly (Asked & { readonly path: string })[],
): Promise<readonly FileReport[]> {
  const { personasOf } = await import('./check-personas');
  const readable = asked.filter((_, index) => reports[index]!.parsed);
  const met = await personasOf(readable.map(({ path, target }) => ({ path, release: target })));
  return reports.map((report, index) => {
    const { diagnostics, suppressed } = withSettings(met.get(report.path) ?? [], asked[index]!.settings);
    return {
      ...report,
      diagnostics: [...report.diagnostics, ...diagnostics],
      suppressed: [...report.suppressed, ...suppressed],
    };
  });
}

async function everythingOf({ path, text }: { readonly path: string; readonly text: string }, asked: Asked) {
  const { target, from } = asked;
  const [{ parseBlueprint }, { upgradeNotes }] = await Promise.all([
    import('../../shared/blueprint/text/parse-blueprint'),
    import('../../shared/blueprint/upgrade/upgrade-notes'),
  ]);
  const blueprint = parseBlueprint(text, path, { unknownTags: asked.mayKnowMore ? 'warning' : 'error' });
  const { importable, diagnostics } = await verdictOf(blueprint, target);
  const notes = upgradeNotes(blueprint, { target, ...(from && { from }) });
  const { parsed } = blueprint;
  if (from) {
    const before = new Set((await verdictOf(blueprint, from)).diagnostics.map(placeKey));
    const fresh = diagnostics.filter((diagnostic) => !before.has(placeKey(diagnostic)));
    return { parsed, importable, diagnostics: [...fresh, ...unsaid(notes, fresh)] };
  }
  return { parsed, importable, diagnostics: [...diagnostics, ...unsaid(notes, diagnostics)] };
}

async function verdictOf(blueprint: ParsedBlueprint, release: Release) {
  const { checkImport } = await import('../../shared/blueprint/importer/check-import');
  const { importable, diagnostics } = checkImport(blueprint, { release });
  const [{ lintFile }, { withoutRepeated }] = await Promise.all([
    import('../../shared/lint/lint-file'),
    import('../../shared/lint/importer-says'),
  ]);
  const findings = lintFile(blueprint, { release, verdict: diagnostics });
  return { importable, diagnostics: [...withoutRepeated(diagnostics, findings), ...findings] };
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
    printJson(
      sarif(
        reports.flatMap(({ diagnostics }) => diagnostics),
        reports.flatMap(({ suppressed }) => suppressed),
      ),
    );
  }
}

function asJson({ path, parsed, importable, diagnostics, suppressed }: FileReport): unknown {
  return {
    path,
    parsed,
    importable,
    diagnostics: diagnostics.map(diagnosticJson),
    ...(suppressed.length > 0 && {
      suppressed: suppressed.map(({ diagnostic, reason }) => ({
        ...diagnosticJson(diagnostic),
        ...(reason !== undefined && { reason }),
      })),
    }),
  };
}

function diagnosticJson({ code, severity, message, at }: Diagnostic) {
  return {
    code,
    severity,
    message,
    line: at.line ?? 1,
    column: at.column ?? 1,
    ...(at.entry !== undefined && { entry: at.entry }),
    ...(at.field !== undefined && { field: at.field }),
  };
}

function printReports(reports: readonly FileReport[]): void {
  for (const { path, importable, diagnostics, suppressed } of reports) {
    for (const diagnostic of diagnostics) say(diagnosticLine(diagnostic));
    if (suppressed.length > 0) say(`${path}: ${String(suppressed.length)} more of rules that are turned off`);
    process.stdout.write(`${path}: ${importable ? 'can be imported' : 'cannot be imported'}\n`);
  }
}

function codeOf(files: readonly FileText[], reports: readonly FileReport[]): number {
  if (files.some((file) => 'problem' in file)) return exitCode.unusable;
  return reports.every(({ importable }) => importable) ? exitCode.fine : exitCode.findings;
}
