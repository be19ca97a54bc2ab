// The second try of CI: what it may put right, and what it may not.
import { describe, expect, test } from 'vitest';
import { countTests, type FileReport, filesForSecondTry, withSecondTry } from '../../../scripts/outcomes.mjs';

const file = (name: string, ...states: readonly string[]): FileReport => ({
  name,
  status: states.includes('failed') ? 'failed' : 'passed',
  assertionResults: states.map((status, n) => ({
    status,
    fullName: ` test ${n}`,
    failureMessages: status === 'failed' ? [`wrong in ${name}`] : [],
  })),
});
const NOT_LOADED: FileReport = { name: 'broken', status: 'failed', assertionResults: [] };
const report = (...testResults: readonly FileReport[]) => ({ testResults });

describe('what a run says', () => {
  test('is counted by test, a file that did not load as one failure', () => {
    expect(countTests(report(file('a', 'passed', 'skipped', 'failed'), file('b', 'passed'), NOT_LOADED))).toEqual({
      passed: 2,
      failed: 2,
      skipped: ['a: test 1'],
    });
  });
});

describe('a second try', () => {
  test('is for the whole of each file that failed', () => {
    expect(filesForSecondTry(report(file('a', 'passed', 'failed'), file('b', 'passed'), NOT_LOADED))).toEqual([
      'a',
      'broken',
    ]);
  });

  test('is not made where many files failed', () => {
    const failed = (count: number) => Array.from({ length: count }, (_, n) => file(String(n), 'failed'));
    expect(filesForSecondTry(report(...failed(6)))).toHaveLength(6);
    expect(filesForSecondTry(report(...failed(7)))).toEqual([]);
  });

  test('counts in the place of the first, which is told', () => {
    const tried = withSecondTry(
      report(file('a', 'passed', 'failed'), file('b', 'passed'), NOT_LOADED),
      report(file('a', 'passed', 'passed'), file('broken', 'passed', 'passed')),
    );
    expect(countTests(tried.report)).toEqual({ passed: 5, failed: 0, skipped: [] });
    expect(tried.again).toEqual(['a: test 1\n    wrong in a', 'broken: could not be loaded']);
  });

  test.each<readonly [string, readonly FileReport[]]>([
    ['fails again, elsewhere', [file('a', 'failed', 'passed')]],
    ['was not run', []],
    ['did not load', [{ ...NOT_LOADED, name: 'a' }]],
    ['had no test in it', [{ name: 'a', status: 'passed', assertionResults: [] }]],
  ])('puts nothing right where the file %s', (_, again) => {
    const first = report(file('a', 'passed', 'failed'), file('b', 'passed'));
    expect(withSecondTry(first, report(...again))).toEqual({ report: first, again: [] });
  });

  test('leaves alone what passed at first', () => {
    const first = report(file('a', 'passed'));
    expect(withSecondTry(first, report(file('a', 'failed'))).report).toEqual(first);
  });
});
