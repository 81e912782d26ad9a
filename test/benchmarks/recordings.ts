import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement } from './measure';

/** Beside the checkout; without it, the samples of the repository, which say little. */
const folders = [
  join('..', 'shared', 'authentik', 'gold', 'scenarios'),
  join('test', 'samples', 'scenarios'),
];

interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
}

/** The command line over the whole folder of recordings, Python and all threads included. */
export function measureRecordings(): Promise<readonly Measurement[]> {
  const folder = folders.find((path) => existsSync(path)) ?? '';
  const run = () => {
    const started = performance.now();
    const cli = join('scripts', 'cli.mjs');
    const { stdout } = spawnSync(process.execPath, [cli, 'test', '--json', folder], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    return { seconds: (performance.now() - started) / 1000, report: JSON.parse(stdout) as Report };
  };
  run();
  const { seconds, report } = run();
  const { passed, failed, unknown } = report;
  return Promise.resolve([
    {
      name: 'the whole folder of recordings',
      value: seconds,
      unit: 's',
      reference: { name: 'aim', value: 40 },
      aim: { of: 'value', max: 40 },
      note: `${passed} passed, ${failed} failed, ${unknown} unknown of ${folder}`,
    },
  ]);
}
