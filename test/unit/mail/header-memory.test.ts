// What the facts of a header take in memory while their letter waits.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { headerFacts } from '../../../src-main/mail/header';

const head = (n: number): Buffer =>
  Buffer.from(
    `Subject: What the shipyard wrote about pump ${n}\r\nMessage-ID: <${n}.of.this.year@office.example>\r\n` +
      `X-Trace: ${'by and by, '.repeat(10_000)}\r\n\r\n`,
  );

it('the facts of a header keep nothing of the rest of it in memory', () => {
  setFlagsFromString('--expose-gc');
  const sweep = runInNewContext('gc') as () => void; // V8 puts it there
  const used = (): number => {
    sweep();
    return process.memoryUsage().heapUsed;
  };
  const before = used();
  const facts = Array.from({ length: 200 }, (_, n) => headerFacts(head(n), 'me@office.example'));
  expect(used() - before).toBeLessThan(4_000_000);
  expect(facts[199]).toMatchObject({
    subject: 'What the shipyard wrote about pump 199',
    messageId: '<199.of.this.year@office.example>',
  });
});
