// A reporter beside vitest's own: leaves a mark (DIALPOST_TEST_STRAY) where something went
// wrong outside any test, which vitest's report does not say, so that a second try of the
// files that failed cannot hide it.
import { writeFileSync } from 'node:fs';

export default class StrayErrors {
  /** @param {readonly unknown[]} _files @param {readonly { message?: string }[]} errors */
  onTestRunEnd(_files, errors) {
    const mark = process.env.DIALPOST_TEST_STRAY;
    if (mark && errors.length > 0) writeFileSync(mark, errors.map(({ message }) => String(message)).join('\n'));
  }
}
