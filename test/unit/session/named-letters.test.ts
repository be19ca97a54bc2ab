// Tens of thousands of letters named at once, by who asks what a call for them would cost and by
// who starts it: others have their turn meanwhile, as often as every few milliseconds.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { Connector } from '../../../src-main/contract/connector';
import { namedIn } from '../../../src-main/dialing/estimate';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { openQueue, type Queue } from '../../../src-main/queue/queue';
import { NamedLetters } from '../../../src-main/session/starts';
import { turnsDuring } from '../../support/turns';
import { RETRY, type Rig, startRig } from '../queue/rig';
import { makeItem } from '../spool/items';

const MANY = 60_000;
/** Of them; a start costs more a letter than a question. */
const STARTED = 15_000;
const ids = Array.from({ length: MANY }, (_, i) => `0Q${String(i).padStart(14, '0')}`);
const isp = Connector.parse({ id: 'isp', link: 'line', route: { kind: 'mailboxes' } });
let rig: Rig;
let queue: Queue;

beforeAll(async () => {
  rig = await startRig();
  const items = new Map<string, QueueItem>(ids.map((id) => [id, makeItem(Buffer.alloc(0), { id })]));
  queue = openQueue({
    opened: { spool: rig.spool, items },
    clock: rig.clock,
    log: silentLog,
    route: () => ({ connector: 'isp', why: '', oversize: false }),
    retryOf: () => RETRY,
    record: async () => undefined,
  });
});
afterAll(() => rig?.end());

const named = () => queue.due('isp', { named: 'only' }).messages;

test('what a call for them would be is asked, and others have their turn', async () => {
  const asked = { ids, also: ids.slice(0, 10) };
  let due = 0;
  const turns = await turnsDuring(async () => {
    due = (await namedIn(queue, asked)).due('isp', { named: 'only' }).messages;
  });
  expect(due).toBe(MANY);
  expect(named()).toBe(0);
  expect(turns).toBeGreaterThan(2);
});

test('they are named for a start and let go again, and others have their turn', async () => {
  const some = ids.slice(0, STARTED);
  const letters = new NamedLetters(queue, [isp]);
  expect(await turnsDuring(() => letters.name({ ids: [...some, 'nobody'] }))).toBeGreaterThan(5);
  expect(letters.carriersAmong([isp])).toEqual([isp]);
  expect(named()).toBe(STARTED);
  // A session means them at once.
  const call = queue.callFor();
  call.name(some, letters.call);
  await letters.over();
  expect(named()).toBe(STARTED);
  call.over();
  expect(named()).toBe(0);
  const others = new NamedLetters(queue, [isp]);
  await others.name({ ids: some });
  expect(await turnsDuring(() => others.over())).toBeGreaterThan(5);
  expect(named()).toBe(0);
});
