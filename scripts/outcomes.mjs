// What a run of the tests says, counted. In CI a file that failed is run once more, whole and
// with a beginning of its own: a test tried again by itself meets what the first try left.
// Not so the laws of single rooms: there nothing but the code can be slow or late. Both tries
// are told; where many files failed it was no accident, and none is run again.

/** More than these are no accident. */
const ACCIDENTS = 6;

/**
 * vitest's report, as far as it is read.
 * @typedef {{ status: string, fullName: string, failureMessages: readonly string[] }} Assertion
 * @typedef {{ name: string, status: string, assertionResults: readonly Assertion[] }} FileReport
 * @typedef {{ testResults: readonly FileReport[] }} Report
 * @typedef {{ passed: number, failed: number, skipped: readonly string[] }} Counts
 */

/** @param {FileReport} file */
const isWhole = ({ status, assertionResults }) => status === 'passed' && assertionResults.length > 0;

/** Paths of the files to run once more. @param {Report} report @returns {readonly string[]} */
export function filesForSecondTry(report) {
  const failed = report.testResults.filter((file) => file.status === 'failed').map(({ name }) => name);
  return failed.length > ACCIDENTS ? [] : failed;
}

/**
 * The first try with each file in its place that passed in the second, and what failed in it before.
 * @param {Report} first @param {Report} second
 * @returns {{ report: Report, again: readonly string[] }}
 */
export function withSecondTry(first, second) {
  const passed = new Map(second.testResults.filter(isWhole).map((file) => [file.name, file]));
  const replaced = first.testResults.filter((file) => file.status === 'failed' && passed.has(file.name));
  return {
    report: {
      testResults: first.testResults.map((file) => (replaced.includes(file) ? (passed.get(file.name) ?? file) : file)),
    },
    again: replaced.flatMap(failuresOf),
  };
}

/** "file: test" with the first thing that was wrong; a file that did not load has no test to name. @param {FileReport} file */
function failuresOf({ name, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  return failed.length === 0
    ? [`${name}: could not be loaded`]
    : failed.map(({ fullName, failureMessages }) => `${name}: ${fullName.trim()}\n    ${failureMessages[0] ?? ''}`);
}

/** By state of every test; a file that failed without one failing counts as one failure. @param {Report} report @returns {Counts} */
export function countTests(report) {
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName }) => ({ status, name: `${name}: ${fullName.trim()}` })),
  );
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.filter(({ status }) => status === 'failed').length;
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return { passed, failed: failed + unloaded.length, skipped: skipped.map(({ name }) => name) };
}
