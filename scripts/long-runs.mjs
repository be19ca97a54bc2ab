// A reporter beside vitest's own, so that a run that stands still says where: a file that
// takes long is named again and again with the test under way in it, and a run that takes
// longer than anybody waits for is ended, which names what had not ended by then.

/** @typedef {import('vitest/node').TestModule} TestModule */
/** @typedef {import('vitest/node').TestCase} TestCase */

const MINUTE = 60_000;
/** Minutes after which a file is named, and after which the run is ended. */
const LONG = 5;
const LONGEST = 70;

export default class LongRuns {
  /** @readonly @type {Map<string, { module: TestModule, since: number, test: string, failed: number }>} */
  #running = new Map();
  /** @readonly */
  #since = Date.now();
  /** @readonly */
  #timer = setInterval(() => this.#look(), MINUTE);

  /** @param {TestModule} module */
  onTestModuleStart(module) {
    this.#running.set(module.id, { module, since: Date.now(), test: 'no test yet', failed: 0 });
  }

  /** @param {TestCase} test */
  onTestCaseReady(test) {
    Object.assign(this.#running.get(test.module.id) ?? {}, { test: test.fullName });
  }

  /** @param {TestCase} test */
  onTestCaseResult(test) {
    const file = this.#running.get(test.module.id);
    if (file && test.result().state === 'failed') file.failed += 1;
  }

  /** @param {TestModule} module */
  onTestModuleEnd(module) {
    this.#running.delete(module.id);
  }

  onTestRunEnd() {
    clearInterval(this.#timer);
  }

  #look() {
    const over = Date.now() - this.#since >= LONGEST * MINUTE;
    for (const { module, since, test, failed } of this.#running.values()) {
      const minutes = Math.floor((Date.now() - since) / MINUTE);
      if (over || (minutes > 0 && minutes % LONG === 0))
        process.stderr.write(
          `dialpost: ${module.relativeModuleId} has run for ${minutes} minutes, ${failed} failed in it so far; under way: ${test}\n`,
        );
    }
    if (!over) return;
    process.stderr.write(`dialpost: the tests were ended after ${LONGEST} minutes\n`);
    process.kill(process.pid, 'SIGTERM');
  }
}
