import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleFuzzer } from '../../scripts/fuzz.mjs';
import { mutatedFile } from './mutate';
import { fuzz } from './run';
import { seedTexts } from './seed-texts';

const root = join(import.meta.dirname, '..', '..');

it('survives damaged blueprints: no exception, no hang, no half import', async () => {
  const bundle = await bundleFuzzer();
  try {
    const said: string[] = [];
    const options = { root, worker: bundle.worker, seed: 1, first: 0, files: 400, seconds: 10 };
    const { files, failures } = await fuzz({ ...options, say: (line) => said.push(line) });
    expect(failures, said.join('\n')).toEqual([]);
    expect(files).toBeGreaterThan(0);
  } finally {
    await bundle.remove();
  }
});

it('damages in the same way again', () => {
  const seeds = seedTexts(root);
  const texts = (seed: number) =>
    Array.from({ length: 50 }, (_, index) => mutatedFile(seeds, { seed, index }).bytes.toString('base64'));
  expect(texts(3)).toEqual(texts(3));
  expect(texts(3)).not.toEqual(texts(4));
});
