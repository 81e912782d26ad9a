import { parentPort, workerData } from 'node:worker_threads';
import { mutatedFile } from './mutate';
import type { Complaint, FileReport, WorkerStart } from './protocol';
import { sampleOf } from './sample';
import type { Sample } from './sample';
import { seedTexts } from './seed-texts';
import { subjects } from './subjects/all';
import type { Subject } from './subjects/subject';

const { root, seed, progress } = workerData as WorkerStart;
const seeds = seedTexts(root);
const current = new Int32Array(progress);

function complaintsOf({ name, complaints }: Subject, sample: Sample): readonly Complaint[] {
  try {
    return complaints(sample).map((text) => ({ subject: name, text }));
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return [{ subject: name, text: `throws: ${stack.split('\n').slice(0, 4).join(' ')}` }];
  }
}

function check(index: number): FileReport {
  const { bytes, from } = mutatedFile(seeds, { seed, index });
  const sample = sampleOf(bytes, from.text);
  const nothing = { index, complaints: [], isText: false, isParsed: false, isImportable: false };
  if (sample === undefined) return { ...nothing, slowest: ['none', 0] };
  const complaints: Complaint[] = [];
  let slowest: readonly [string, number] = ['none', 0];
  subjects.forEach((subject, at) => {
    Atomics.store(current, 0, at);
    const began = performance.now();
    complaints.push(...complaintsOf(subject, sample));
    const took = performance.now() - began;
    if (took > slowest[1]) slowest = [subject.name, took];
  });
  Atomics.store(current, 0, -1);
  return { index, complaints, isText: true, ...verdictOf(sample, complaints), slowest };
}

/** Only of what did not throw: the exception is told already. */
function verdictOf(sample: Sample, complaints: readonly Complaint[]) {
  if (complaints.length > 0) return { isParsed: false, isImportable: false };
  const isParsed = sample.parsed().parsed;
  return { isParsed, isImportable: isParsed && sample.verdict('2025.10').importable };
}

parentPort!.on('message', (index: number) => {
  parentPort!.postMessage(check(index));
});
