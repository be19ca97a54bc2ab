// A process of its own that admits letters until it is killed, and prints each id
// when, and only when, it was acknowledged. Started by crash.test.ts.
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSpool } from '../../../src-main/spool/start';
import { admit } from './items';

const dir = process.argv[2] ?? '';
const { spool } = await openSpool(dir, { clock: systemClock, log: silentLog, checkpointBytes: 50_000 });
const letter = Buffer.from(`Subject: Hello\r\n\r\n${'text '.repeat(800)}\r\n`);
for (let writer = 0; writer < 8; writer++) {
  void (async () => {
    for (;;) {
      const { id } = await admit(spool, letter);
      process.stdout.write(`${id}\n`);
    }
  })();
}
