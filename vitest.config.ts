import { defineConfig } from 'vitest/config';
import { pythonText } from './scripts/python-text.mjs';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [pythonText],
        test: {
          name: 'unit',
          include: [
            '{shared,main,renderer,scripts}/**/*.test.{ts,tsx}',
            'test/{architecture,corpus,fuzz,integration}/**/*.test.ts',
          ],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'runtime',
          include: ['test/{runtime,e2e}/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          // After the unit tests: what drives windows must not fight them for the processor.
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
