import { Command, InvalidArgumentError } from 'commander';

import type { FieldValue } from '../../shared/authentik/record';
import type { Release } from '../../shared/authentik/release';
import { newestRelease } from '../../shared/authentik/release';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { ResolvedEntry } from '../../shared/blueprint/resolve/resolution';
import { readEnvFile } from './env-file';
import { exitCode } from './exit-code';
import { diagnosticLine, printJson, say } from './output';
import type { FileText } from './read-files';
import { fileProblem, readFiles } from './read-files';
import { targetRelease } from './target-release';

interface Options {
  readonly envFile?: string;
  readonly context: Readonly<Record<string, FieldValue>>;
  readonly target: Release;
  readonly json?: boolean;
}

interface FileReport {
  readonly path: string;
  readonly error?: string;
  /** Where the error is, from 1. */
  readonly line?: number;
  readonly column?: number;
  readonly entries: readonly {
    readonly model: string;
    readonly id: string | null;
    readonly state: string;
    readonly identifiers: FieldValue;
    readonly attrs: FieldValue;
    readonly error?: string;
  }[];
}

export function resolveCommand(done: (code: number) => void): Command {
  return new Command('resolve')
    .description('show the entries with their tags evaluated')
    .argument('<FILE...>', 'blueprint files')
    .option(
      '--env-file <F>',
      'file with the variables that !Env may read; the process environment is never read',
    )
    .option('--context <K=V>', 'context variable; may be given several times', addContext, {})
    .option('--target <RELEASE>', 'release whose wording errors have', targetRelease, newestRelease)
    .option('--json', 'print one JSON document (also without)')
    .action(async (paths: readonly string[], options: Options) => {
      const env = await readEnvFile(options.envFile);
      const files = await readFiles(paths);
      const reports = await Promise.all(files.map((file) => resolveFile(file, { ...options, env })));
      printJson({ files: reports });
      done(codeOf(files, reports));
    });
}

function addContext(
  text: string,
  before: Readonly<Record<string, FieldValue>>,
): Readonly<Record<string, FieldValue>> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected key=value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

async function resolveFile(
  file: FileText,
  { context, env, target }: Options & { readonly env: Readonly<Record<string, string>> },
): Promise<FileReport> {
  const { path } = file;
  if ('problem' in file) return refusal(path, file.problem);
  const { parseBlueprint } = await import('../../shared/blueprint/text/parse-blueprint');
  const { resolveBlueprint } = await import('../../shared/blueprint/resolve/resolve-blueprint');
  const parsed = parseBlueprint(file.text, path);
  if (!parsed.parsed) {
    const first = parsed.diagnostics.find(({ severity }) => severity === 'error');
    return refusal(path, first ?? fileProblem(path, 'blueprint/top', 'The file cannot be read.'));
  }
  return { path, entries: resolveBlueprint(parsed, { context, env, release: target }).map(asJson) };
}

function refusal(path: string, problem: Diagnostic): FileReport {
  say(diagnosticLine(problem));
  const { line = 1, column = 1 } = problem.at;
  return { path, error: problem.message, line, column, entries: [] };
}

function asJson(entry: ResolvedEntry): FileReport['entries'][number] {
  const { model, id, state, identifiers, attrs, error } = entry;
  return {
    model,
    id,
    state,
    identifiers: identifiers ?? null,
    attrs: attrs ?? null,
    ...(error !== undefined && { error }),
  };
}

function codeOf(files: readonly FileText[], reports: readonly FileReport[]): number {
  if (files.some((file) => 'problem' in file)) return exitCode.unusable;
  const isFine = reports.every(
    (report) => report.error === undefined && report.entries.every(({ error }) => error === undefined),
  );
  return isFine ? exitCode.fine : exitCode.findings;
}
