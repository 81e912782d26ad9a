import { measureCanvas } from './canvas';
import { measureColdStart } from './cold-start';
import { measureCommits } from './commits';
import type { Measurement } from './measure';
import { describeMeasurement } from './measure';
import { measureParsing } from './parsing';
import { measureRecordings } from './recordings';
import { measureSimulation } from './simulation';

const benchmarks: Readonly<Record<string, () => Promise<readonly Measurement[]>>> = {
  'cold-start': measureColdStart,
  commits: measureCommits,
  canvas: measureCanvas,
  parsing: measureParsing,
  simulation: measureSimulation,
  recordings: measureRecordings,
};

const asked = process.argv.slice(2);
for (const name of asked.filter((one) => !(one in benchmarks))) {
  console.error(`There is no benchmark ${name}; there are: ${Object.keys(benchmarks).join(', ')}`);
  process.exitCode = 2;
}
for (const [name, measure] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const measurement of await measure()) console.log(describeMeasurement(measurement));
}
