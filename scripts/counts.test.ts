import { describe, expect, it } from 'vitest';
import { countReport, countsLine, readCounts } from './counts.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('countReport', () => {
  it.each([
    [
      'all fine',
      { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed')] },
      0,
      '3 passed, 0 failed',
    ],
    [
      'a failed test counts once, not again for its file',
      { numPassedTests: 1, numFailedTests: 1, testResults: [file('failed', 'passed', 'failed')] },
      1,
      '1 passed, 1 failed',
    ],
    [
      'a file that does not load is a failure',
      {
        numPassedTests: 2,
        numFailedTests: 0,
        testResults: [file('failed'), file('passed', 'passed', 'passed')],
      },
      1,
      '2 passed, 1 failed',
    ],
    [
      'a bad end with every test passed is a failure',
      { numPassedTests: 2, numFailedTests: 0, testResults: [file('passed', 'passed', 'passed')] },
      1,
      '2 passed, 1 failed',
    ],
    ['no report at all is a failure', undefined, null, '0 passed, 1 failed'],
  ])('%s', (...[, report, exitCode, line]) => {
    expect(countsLine(countReport(report, exitCode))).toBe(line);
  });
});

describe('readCounts', () => {
  it('takes the last line of that shape and nothing like it', () => {
    expect(readCounts('1 passed, 0 failed\n Tests 9 passed, 2 failed\n4 passed, 2 failed\n')).toEqual({
      passed: 4,
      failed: 2,
    });
    expect(readCounts('Tests  4 passed (4)')).toBeUndefined();
  });
});
