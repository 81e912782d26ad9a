import { join } from 'node:path';

const folder = process.env.STAGECRAFT_BENCH_REFERENCE;
if (folder === undefined) throw new Error('Benchmarks are run by `npm run bench`.');

/** Entry of the bare React Flow app that scripts/bench.mjs built. */
export const referenceApp = join(folder, 'main.cjs');
