import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { electronRuntime, projectFolder } from '../../scripts/electron-runtime.mjs';
import { withProfile } from '../runtime/running-app';
import type { Measurement } from './measure';
import { median } from './measure';
import { referenceApp } from './reference-app';

const rounds = 9;
const patienceMs = 60_000;

interface Start {
  readonly app: string;
  readonly profile: string;
  readonly args?: readonly string[];
  readonly nodes?: number;
}

/** Milliseconds from spawn until the app says that its window is painted; the app is ended then. */
async function timeToPaint({ app, profile, args = [], nodes = 8 }: Start): Promise<number> {
  const runtime = await electronRuntime();
  const began = performance.now();
  const child = spawn(runtime.executablePath, [...runtime.args, app, `--user-data-dir=${profile}`, ...args], {
    env: { ...runtime.env, STAGECRAFT_LOG: 'debug', STAGECRAFT_BENCH_NODES: String(nodes) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`${app} painted nothing within ${patienceMs} ms`));
      }, patienceMs);
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.includes('window painted')) return;
        clearTimeout(timer);
        resolve(performance.now() - began);
      });
    });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** authentik's own default login flow where the specifications are at hand, otherwise a sample of ours like it. */
async function loginFlow(): Promise<string> {
  const theirs = join(
    projectFolder,
    '../shared/authentik/blueprints/default/flow-default-authentication-flow.yaml',
  );
  return access(theirs).then(
    () => theirs,
    () => join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml'),
  );
}

/** Spawn to painted canvas: the login flow in a workspace that holds it already, against an empty window with React Flow. */
export async function measureColdStart(): Promise<readonly Measurement[]> {
  const ours: number[] = [];
  const withFile: number[] = [];
  const bare: number[] = [];
  const file = await loginFlow();
  await withProfile(async (profile) => {
    await timeToPaint({ app: projectFolder, profile, args: [file] });
    await withProfile(async (other) => {
      await timeToPaint({ app: referenceApp, profile: other });
      // One after the other, so that a slow moment of the machine meets both.
      for (let round = 0; round < rounds; round += 1) {
        bare.push(await timeToPaint({ app: referenceApp, profile: other }));
        ours.push(await timeToPaint({ app: projectFolder, profile, args: [file] }));
      }
    });
  });
  for (let round = 0; round < 3; round += 1) {
    await withProfile(async (profile) => {
      withFile.push(await timeToPaint({ app: projectFolder, profile, args: [file] }));
    });
  }
  return [
    {
      name: `cold start to the login flow painted, median of ${rounds}`,
      value: median(ours),
      unit: 'ms',
      reference: { name: 'empty Electron window with React Flow', value: median(bare) },
      aim: { of: 'ratio', max: 1.5 },
      note: `first start ever, with the file: ${median(withFile).toFixed(0)} ms`,
    },
  ];
}
