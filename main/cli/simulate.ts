import { Command } from 'commander';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { describeRun, partingsOf } from '../../shared/simulate/scenario/describe-run';
import type { Scenario } from '../../shared/simulate/scenario/format';
import type { Simulated } from '../../shared/simulate/scenario/simulate';
import { exitCode } from './exit-code';
import { diagnosticLine, printJson, printRefusal, say } from './output';
import { performTasks, type Outcome } from './scenario-pool';
import type { SimulateResult } from './scenario-task';
import { secondsOption } from './seconds-option';
import { partingText, runText } from './simulate-text';
import { targetRelease } from './target-release';

interface Options {
  readonly release?: string;
  readonly against?: string;
  readonly json?: boolean;
  readonly timeout: number;
}

export function simulateCommand(done: (code: number) => void): Command {
  return new Command('simulate')
    .description('run a scenario and print what happens, step by step')
    .argument('<SCENARIO>', 'scenario file')
    .option('--release <RELEASE>', 'play it as on this release', targetRelease)
    .option('--against <RELEASE>', 'play it on this release too and show where the two part', targetRelease)
    .option('--json', 'print one JSON document')
    .option('--timeout <SECONDS>', 'how long one expression may run', secondsOption, 5)
    .action(async (path: string, options: Options) => {
      const { problems, scenario, runs } = await play(path, options);
      if (!scenario) return done(refused(problems ?? [], options));
      for (const problem of problems ?? []) say(diagnosticLine(problem));
      done(
        options.against === undefined
          ? printRun(scenario, runs, options)
          : printBoth(scenario, runs, options),
      );
    });
}

function refused(problems: readonly Diagnostic[], { json }: Options): number {
  for (const problem of problems) say(diagnosticLine(problem));
  if (json) printRefusal(problems[0]?.message ?? 'The scenario was not played.', problems);
  const isLost = problems.some(({ code }) => code === 'scenario/not-played');
  return isLost ? exitCode.findings : exitCode.unusable;
}

async function play(path: string, { release, against, timeout }: Options): Promise<SimulateResult> {
  const outcomes: Outcome[] = [];
  // Without `--release`, the file says on which one; the worker takes an empty name for that.
  const first = release ?? '';
  await performTasks({
    tasks: [{ kind: 'simulate', path, releases: against === undefined ? [first] : [first, against] }],
    limitMs: timeout * 1000,
    bundle: __filename,
    onResult: (_index, outcome) => outcomes.push(outcome),
  });
  const [outcome] = outcomes;
  if (!outcome?.ok) {
    const message = outcome?.error ?? 'The scenario was not played.';
    const problem = { code: 'scenario/not-played', severity: 'error', message, at: { path } } as const;
    return { kind: 'simulate', problems: [problem], runs: [] };
  }
  if (outcome.result.kind !== 'simulate') throw new Error('a worker answered something else');
  return outcome.result;
}

function printRun(scenario: Scenario, [run]: readonly Simulated[], { json }: Options): number {
  if (!run) return exitCode.unusable;
  if (json) printJson(describeRun(scenario, run));
  else process.stdout.write(runText(scenario, run));
  return run.kind === 'unknown' ? exitCode.findings : exitCode.fine;
}

function printBoth(scenario: Scenario, [left, right]: readonly Simulated[], { json }: Options): number {
  if (!left || !right) return exitCode.unusable;
  const partings = partingsOf(left, right);
  if (json) {
    const runs = [left, right].map((run) => describeRun(scenario, run));
    printJson({ name: scenario.name, same: partings.length === 0, partings, runs });
  } else {
    for (const note of [...left.notes, ...right.notes]) say(note);
    process.stdout.write(partingText([left.release, right.release], partings));
  }
  return partings.length === 0 ? exitCode.fine : exitCode.findings;
}
