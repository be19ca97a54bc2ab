// A process of its own that keeps a spool busy: admits letters, changes and removes
// items, and replaces the journal so often that a power cut meets it at it. Says
// "queued as <id> = <name>" when, and only when, a letter was acknowledged, and
// "leaving <name>" before one may go. Arguments: folder, seed, number of letters.
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSpool } from '../../../src-main/spool/start';
import { chance } from '../../scenario/support/chance';
import { admit } from '../../unit/spool/items';
import { lettersBySeed } from './letters';

const [, , dir = '', seed = '', count = ''] = process.argv;
const { spool } = await openSpool(dir, { clock: systemClock, log: silentLog, checkpointBytes: 5000 });
const next = chance(Number(seed) + 1);
const letters = [...lettersBySeed(Number(seed), Number(count)).byName];

async function work(): Promise<void> {
  for (let letter = letters.shift(); letter; letter = letters.shift()) {
    const [name, content] = letter;
    const item = await admit(spool, content);
    process.stdout.write(`queued as ${item.id} = ${name}\n`);
    for (let changes = Math.floor(next() * 3); changes > 0; changes--)
      await spool.commit([{ set: { id: item.id, attemptCount: changes } }]);
    if (next() < 0.6) continue;
    await sleep(next() * 900);
    process.stdout.write(`leaving ${name}\n`);
    await spool.commit([{ gone: item.id }]);
    await spool.removeContent(item.id);
  }
}

await Promise.all([work(), work(), work(), work()]);
await spool.close();
