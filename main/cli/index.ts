import { isMainThread, workerData } from 'node:worker_threads';

import { Command, CommanderError } from 'commander';

import { checkCommand } from './check';
import { diffCommand } from './diff';
import { exitCode } from './exit-code';
import { exportCommand } from './export';
import { fmtCommand } from './fmt';
import { graphCommand } from './graph';
import { printRefusal, say } from './output';
import { resolveCommand } from './resolve';
import type { WorkerData } from './scenario-task';
import { simulateCommand } from './simulate';
import { testCommand } from './test';
import { UsageError } from './usage-error';

/** Runs one command of the command line; answers the exit code of design section 11. Paths mean the current folder. */
export async function main(args: readonly string[]): Promise<number> {
  let code: number = exitCode.fine;
  const done = (result: number) => {
    code = result;
  };
  const program = new Command('stagecraft')
    .description(
      'Check, format, resolve, draw, compare and export authentik blueprints; run and test scenarios.',
    )
    .exitOverride()
    .showHelpAfterError('(--help shows how it is used)');
  for (const command of [
    checkCommand,
    fmtCommand,
    resolveCommand,
    graphCommand,
    diffCommand,
    exportCommand,
    simulateCommand,
    testCommand,
  ]) {
    program.addCommand(command(done).exitOverride().showHelpAfterError('(--help shows how it is used)'));
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCode.fine;
      if (wantsJson(args)) printRefusal(error.message.replace(/^error: /, ''), []);
      return exitCode.unusable;
    }
    if (!(error instanceof UsageError)) throw error;
    say(error.message);
    if (wantsJson(args)) printRefusal(error.diagnostics[0]?.message ?? error.message, error.diagnostics);
    return exitCode.unusable;
  }
}

/** Whoever asked for JSON reads standard output only. */
function wantsJson(args: readonly string[]): boolean {
  return args.some((arg, at) => arg === '--json' || `${args[at - 1] ?? ''}=${arg}`.endsWith('--format=json'));
}

// The threads that play scenarios start from the same bundle.
const data = workerData as Partial<WorkerData> | null;
if (!isMainThread && data?.stagecraft === 'scenarios') {
  void import('./scenario-worker').then(({ serveScenarios }) => serveScenarios(data as WorkerData));
}
