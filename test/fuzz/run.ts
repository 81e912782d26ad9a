import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { mutatedFile } from './mutate';
import type { Complaint, FileReport, WorkerStart } from './protocol';
import { seedTexts } from './seed-texts';
import { subjects } from './subjects/all';

export interface FuzzOptions {
  readonly root: string;
  /** The worker, bundled. */
  readonly worker: string;
  readonly seed: number;
  readonly first: number;
  /** It ends after so many files, or so many seconds, whichever comes first. */
  readonly files: number;
  readonly seconds: number;
  readonly say: (line: string) => void;
}

export interface Failure extends Complaint {
  readonly index: number;
  /** Where the file was kept. */
  readonly saved: string;
}

export interface FuzzResult {
  readonly files: number;
  readonly texts: number;
  readonly parsed: number;
  readonly importable: number;
  readonly slowest: { readonly index: number; readonly subject: string; readonly ms: number };
  readonly failures: readonly Failure[];
}

/**
 * No subject may take longer. On a machine that has nothing else to do the clock says so; on a busy one the clock also
 * counts the time of others, so that up to five times the limit it is the processor's time that decides. Beyond that
 * somebody waits too long, whatever the reason.
 */
const limitMs = 2_000;
const longestMs = 5 * limitMs;
const attempts = 3;

/** Mutates files and does everything with each, in a worker that is watched. Failing files are kept. */
export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const { files, first, seconds } = options;
  const bench = new Bench(options);
  const end = Date.now() + seconds * 1_000;
  const failures: Failure[] = [];
  const count = { files: 0, texts: 0, parsed: 0, importable: 0 };
  let slowest = { index: first, subject: 'none', ms: 0 };
  const seeds = seedTexts(options.root);
  try {
    for (let index = first; index < first + files && Date.now() < end; index += 1) {
      const report = await bench.check(index);
      count.files += 1;
      count.texts += Number(report.isText);
      count.parsed += Number(report.isParsed);
      count.importable += Number(report.isImportable);
      const [subject, ms] = report.slowest;
      if (ms > slowest.ms) slowest = { index, subject, ms: Math.round(ms) };
      for (const complaint of report.complaints) {
        const { bytes, steps, from } = mutatedFile(seeds, { seed: options.seed, index });
        const saved = keep(options, { bytes, index, subject: complaint.subject });
        failures.push({ ...complaint, index, saved });
        options.say(`file ${String(index)}, ${complaint.subject}: ${complaint.text}`);
        options.say(`  ${from.name}: ${steps.join(', ')}; kept as ${saved}`);
      }
      if (count.files % 1_000 === 0)
        options.say(`${String(count.files)} files, ${String(failures.length)} failures`);
    }
  } finally {
    await bench.close();
  }
  return { ...count, slowest, failures };
}

function keep(
  { root, seed }: FuzzOptions,
  { bytes, index, subject }: { readonly bytes: Uint8Array; readonly index: number; readonly subject: string },
): string {
  const folder = join(root, 'artifacts', 'fuzz');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${subject.replaceAll(' ', '-')}-${String(seed)}-${String(index)}.yaml`);
  writeFileSync(path, bytes);
  return path;
}

/** A worker that is replaced when it hangs or dies. */
class Bench {
  private worker: Worker | undefined;
  private readonly progress = new SharedArrayBuffer(4);

  constructor(private readonly options: FuzzOptions) {}

  async check(index: number): Promise<FileReport> {
    let failed: FileReport | undefined;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const outcome = await this.attempt(index);
      if (typeof outcome === 'object') return outcome;
      await this.close();
      const subject = subjects[new Int32Array(this.progress)[0]!]?.name ?? 'none';
      failed = {
        index,
        complaints: [{ subject, text: outcome }],
        isText: true,
        isParsed: false,
        isImportable: false,
        slowest: [subject, limitMs],
      };
    }
    return failed!;
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    await worker?.terminate();
  }

  private attempt(index: number): Promise<FileReport | string> {
    const { root, seed, worker: path } = this.options;
    const progress = new Int32Array(this.progress);
    const isNew = this.worker === undefined;
    const data: WorkerStart = { root, seed, progress: this.progress };
    const worker = (this.worker ??= new Worker(path, { workerData: data }));
    return new Promise((resolve) => {
      let subject = -2;
      let began = { at: Date.now(), used: process.cpuUsage() };
      if (isNew) Atomics.store(progress, 0, -1);
      const watch = setInterval(() => {
        const now = Atomics.load(progress, 0);
        if (now !== subject) [subject, began] = [now, { at: Date.now(), used: process.cpuUsage() }];
        else if (now >= 0 && isOver(began)) done(`takes longer than ${String(limitMs)} ms`);
      }, 100);
      const onReport = (report: FileReport) => {
        done(report);
      };
      const onError = (error: Error) => {
        done(`ends the worker: ${error.message}`);
      };
      const onExit = (code: number) => {
        done(`ends the worker with ${String(code)}`);
      };
      const done = (outcome: FileReport | string) => {
        clearInterval(watch);
        worker.off('message', onReport).off('error', onError).off('exit', onExit);
        resolve(outcome);
      };
      worker.on('message', onReport).on('error', onError).on('exit', onExit);
      worker.postMessage(index);
    });
  }
}

interface Moment {
  readonly at: number;
  readonly used: NodeJS.CpuUsage;
}

/** While a worker works, nothing else in this process does: not less than its own time is counted. */
function isOver({ at, used }: Moment): boolean {
  const { user, system } = process.cpuUsage(used);
  const took = Date.now() - at;
  return (took > limitMs && (user + system) / 1_000 > limitMs) || took > longestMs;
}
