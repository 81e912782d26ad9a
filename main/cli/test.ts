import { Command } from 'commander';
import { noCounts } from '../../shared/simulate/scenario/compare';
import { exitCode } from './exit-code';
import { findScenarios } from './find-scenarios';
import { printJson, say } from './output';
import { performTasks } from './scenario-pool';
import type { TestResult } from './scenario-task';
import { secondsOption } from './seconds-option';
import { differenceText, junitReport, testReport } from './test-report';
import { writeText } from './write-text';

interface Options {
  readonly json?: boolean;
  readonly junit?: string;
  readonly timeout: number;
}

export function testCommand(done: (code: number) => void): Command {
  return new Command('test')
    .description('run scenarios and hold them against what they expect')
    .argument('<PATH...>', 'scenario files, and folders of them')
    .option('--json', 'print one JSON document')
    .option('--junit <FILE>', 'write a JUnit report')
    .option('--timeout <SECONDS>', 'how long one expression may run', secondsOption, 5)
    .action(async (paths: readonly string[], options: Options) => {
      const files = await findScenarios(paths);
      const results = await runAll(files, options.timeout);
      if (options.junit !== undefined) await writeText(options.junit, junitReport(results));
      if (options.json) printJson(testReport(results));
      else printResults(results);
      done(codeOf(results));
    });
}

async function runAll(files: readonly string[], seconds: number): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  await performTasks({
    tasks: files.map((path) => ({ kind: 'test', path })),
    limitMs: seconds * 1000,
    bundle: __filename,
    onResult: (index, outcome) => {
      const path = files[index]!;
      if (!outcome.ok) results[index] = crashed(path, outcome.error);
      else if (outcome.result.kind === 'test') results[index] = outcome.result;
    },
  });
  return results;
}

function crashed(path: string, message: string): TestResult {
  const problem = { code: 'scenario/not-played', severity: 'error', message, at: { path } } as const;
  return {
    kind: 'test',
    name: path,
    path,
    status: 'failed',
    parts: noCounts,
    differences: [],
    problems: [problem],
    notes: [],
  };
}

function printResults(results: readonly TestResult[]): void {
  for (const result of results) {
    for (const note of result.notes) say(`${result.path}: ${note}`);
    if (result.status === 'failed') {
      process.stdout.write(`${result.path}: failed\n${indented(differenceText(result))}\n`);
    }
    if (result.status === 'unknown') {
      process.stdout.write(`${result.path}: unknown: ${result.unknown ?? ''}\n`);
    }
  }
  const { passed, failed, unknown } = testReport(results);
  process.stdout.write(`${passed} passed, ${failed} failed, ${unknown} unknown\n`);
}

const indented = (text: string): string => text.replace(/^/gm, '  ');

function codeOf(results: readonly TestResult[]): number {
  if (results.some(({ problems }) => problems?.some(({ code }) => unreadable(code))))
    return exitCode.unusable;
  return results.every(({ status }) => status !== 'failed') ? exitCode.fine : exitCode.findings;
}

const unreadable = (code: string): boolean =>
  code.startsWith('file/') || code === 'scenario/not-readable' || code === 'scenario/invalid';
