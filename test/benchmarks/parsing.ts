import { Bench } from 'tinybench';
import { parseDocument } from 'yaml';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { largeBlueprint } from './blueprints';
import type { Measurement } from './measure';

const entries = 10_000;
const iterations = 7;

/** From text to records, against what the `yaml` package alone needs for the same text. */
export async function measureParsing(): Promise<readonly Measurement[]> {
  const text = largeBlueprint(entries);
  const descriptors = descriptorsFor('2026.8');
  let records = 0;
  const bench = new Bench({ iterations, time: 0, warmupIterations: 2, warmupTime: 0, throws: true });
  bench.add('yaml', () => {
    parseDocument(text, { logLevel: 'silent' });
  });
  bench.add('ours', () => {
    let made = 0;
    const newId = () => `r${String((made += 1))}`;
    records = projectBlueprint(parseBlueprint(text, 'large.yaml'), { newId, descriptors }).records.length;
  });
  await bench.run();
  // The text itself is a record too.
  if (records !== entries + 1) throw new Error(`expected ${entries + 1} records, got ${records}`);
  const [yaml, ours] = bench.tasks.map(({ result }) => ('latency' in result ? result.latency.p50 : NaN));
  return [
    {
      name: `parse and project ${entries} entries (${(text.length / 1e6).toFixed(1)} MB)`,
      value: ours ?? NaN,
      unit: 'ms',
      reference: { name: 'yaml parseDocument', value: yaml ?? NaN },
      aim: { of: 'ratio', max: 3 },
    },
  ];
}
