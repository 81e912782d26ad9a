/** @typedef {{passed: number, failed: number}} Counts */

/**
 * What a vitest JSON report counts. A file that could not be loaded has no tests but is a failure, and so is a run
 * that ended badly although every test passed (an unhandled error, an empty selection).
 *
 * @param {{numPassedTests: number, numFailedTests: number, testResults: {status: string, assertionResults: {status: string}[]}[]} | undefined} report
 * @param {number | null} exitCode
 * @returns {Counts}
 */
export function countReport(report, exitCode) {
  const passed = report?.numPassedTests ?? 0;
  const brokenFiles = (report?.testResults ?? []).filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = (report?.numFailedTests ?? 0) + brokenFiles.length;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

/** @param {string} output @returns {Counts | undefined} the last line `N passed, N failed` in it */
export function readCounts(output) {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return last && { passed: Number(last[1]), failed: Number(last[2]) };
}

/** @param {Counts} counts */
export function countsLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
