// Who may release held mail, and what is released, with a real queue and spool.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createAttention } from '../../../src-main/attention/board';
import { openRefusedMail } from '../../../src-main/attention/refused-mail';
import { type Clock, systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { checkSettings, type Settings } from '../../../src-main/contract/settings';
import type { SessionDetail } from '../../../src-main/contract/views';
import type { EtrnAsk, SwapAnswer, SwapAsk } from '../../../src-main/listener/deps';
import { openQueue, type Queue } from '../../../src-main/queue/queue';
import { type Branches, openBranches } from '../../../src-main/reception/branches';
import { createRouter } from '../../../src-main/routing/router';
import { openSpool } from '../../../src-main/spool/start';
import { manualClock } from '../../support/manual-clock';
import { startPretendHost } from '../../support/pretend-host';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of running.splice(0).reverse()) await end();
});

interface House {
  readonly branches: Branches;
  readonly queue: Queue;
  readonly released: string[][];
  readonly filed: SessionDetail[];
  add(to: string): Promise<void>;
}

/** A head office that holds mail for two branches. */
function headOffice(): Settings {
  const route = (host: string): object => ({ kind: 'smart-host', hosts: [{ host, security: 'none' }] });
  const checked = checkSettings({
    organization: { domains: ['head.example', 'north.example', 'south.example', 'two.south.example'] },
    listeners: [{ id: 'door', remoteTriggered: true, relay: { allow: ['192.0.2.7'] } }],
    accounts: [
      { username: 'north', password: 'x', dequeueDomains: ['north.example'] },
      { username: 'south', password: 'x' },
      { username: 'clerk', password: 'x' },
    ],
    connectors: [
      {
        id: 'n',
        addressSpaces: [{ pattern: 'north.example' }],
        route: route('192.0.2.20'),
        holdForRemote: { accounts: ['north'] },
      },
      {
        id: 's',
        addressSpaces: [{ pattern: 'south.example' }, { pattern: '*.south.example' }],
        route: route('south.example'),
        holdForRemote: { accounts: ['south'] },
      },
      { id: 'isp', route: route('smtp.isp.example') },
    ],
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.settings;
}

/** A letter to `to` comes in. */
async function addTo(queue: Queue, to: string): Promise<void> {
  const admission = queue.admit({
    sender: 'a@far.example',
    recipients: [{ address: to, notify: null, originalRecipient: null }],
    body: '7bit',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    listener: 'door',
    account: null,
  });
  await admission.write(Buffer.from('Subject: x\r\n\r\nx\r\n'));
  await admission.commit();
}

async function house(dialling = true, clock: Clock = systemClock): Promise<House> {
  const dir = await mkdtemp(join(tmpdir(), 'dialpost-branches-'));
  const settings = headOffice();
  const router = createRouter(settings);
  const { spool, items } = await openSpool(join(dir, 'spool'), { clock: systemClock, log: silentLog });
  const queue = openQueue({
    opened: { spool, items },
    clock: systemClock,
    log: silentLog,
    route: (item, { address }) => router.route(item, address),
    retryOf: () => ({ minutes: [60], delayNoticeHours: null, expireHours: 100 }),
    record: () => Promise.resolve(),
  });
  const released: string[][] = [];
  const filed: SessionDetail[] = [];
  const release = (ids: readonly string[]): boolean => dialling && released.push([...ids]) > 0;
  const refusedMail = openRefusedMail({
    queue,
    attention: createAttention(systemClock, () => undefined),
    log: silentLog,
    settings: () => settings,
    released: () => undefined,
  });
  const branches = openBranches({
    clock,
    log: silentLog,
    queue,
    settings: () => settings,
    spool,
    release,
    logTap: () => () => null,
    archive: (session) => Promise.resolve(void filed.push(session)),
    brakeFor: (connector) => refusedMail.brakeFor(connector),
  });
  running.push(async () => {
    await branches.close();
    await queue.quiet();
    await spool.close();
    await rm(dir, { recursive: true, force: true });
  });
  return { branches, queue, released, filed, add: (to) => addTo(queue, to) };
}

const atrn = (account: string, ...domains: readonly string[]): SwapAsk => ({
  verb: 'ATRN',
  domains,
  account,
  remote: '198.51.100.1',
  secure: true,
  listener: 'door',
});
const etrn = (argument: string, from: Partial<EtrnAsk> = {}): EtrnAsk => ({
  argument,
  account: null,
  remote: '198.51.100.1',
  secure: false,
  listener: 'door',
  ...from,
});

/** A line whose other side never greets: both ends. */
async function silentLine(): Promise<{ readonly ours: Socket; readonly theirs: Socket }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const theirs = connect(port, '127.0.0.1');
  const [ours] = (await once(server, 'connection')) as [Socket]; // net.Server's event
  server.close();
  theirs.on('error', () => undefined);
  return { ours, theirs };
}

describe('by ATRN', () => {
  test("a login gets its own mail and hears nothing of other people's", async () => {
    const { branches, add } = await house();
    await add('a@south.example');
    expect(await branches.swap(atrn('north', 'south.example'))).toMatchObject({ code: 450 });
    expect(await branches.swap(atrn('north', 'north.example', 'south.example'))).toMatchObject({ code: 450 });
    expect(await branches.swap(atrn('clerk'))).toMatchObject({ code: 450 });
    expect(await branches.swap(atrn('south', 'isp.example'))).toMatchObject({ code: 450 });
    expect(await branches.swap(atrn('north'))).toMatchObject({ code: 453 });
    expect(await branches.swap(atrn('south', 'two.south.example'))).toMatchObject({ code: 453 });
    expect(await branches.swap(atrn('south', 'south.example'))).toMatchObject({ code: 250 });
  });

  test('one call at a time is served, and the next when that line has ended', async () => {
    const { branches, add, queue, filed } = await house();
    await add('a@north.example');
    const answer = await branches.swap(atrn('north'));
    expect(await branches.swap(atrn('north'))).toMatchObject({ code: 451 });
    const { ours, theirs } = await silentLine();
    answer.take?.(ours);
    expect(await branches.swap(atrn('north'))).toMatchObject({ code: 451 });
    theirs.destroy();
    await expect.poll(() => branches.swap(atrn('north')).then(({ code }) => code)).toBe(250);
    expect(filed).toMatchObject([
      {
        why: 'branch',
        connectors: ['n'],
        result: 'failed',
        sent: 0,
        error: expect.stringContaining('"north"'),
        transcript: expect.stringContaining(
          'The branch office "north" at 198.51.100.1 asked by ATRN for all its mail.',
        ),
      },
    ]);
    expect(queue.list({ offset: 0, limit: 10, sort: 'arrived' }).rows).toMatchObject([
      { state: 'incoming', attempts: 0 },
    ]);
  });

  test('a line that fell without a word is given up when the branch calls again, and not sooner', async () => {
    const clock = manualClock();
    const { branches, add, queue, filed } = await house(true, clock);
    await add('a@north.example');
    const answer = await branches.swap(atrn('north'));
    const { ours, theirs } = await silentLine();
    answer.take?.(ours);
    clock.advance(25_000);
    for (const said of ['220 north ESMTP\r\n', '250 north\r\n']) {
      theirs.write(said);
      await once(theirs, 'data');
    }
    clock.advance(25_000);
    // It spoke in the meantime, and may only be slow.
    expect(await branches.swap(atrn('north'))).toMatchObject({ code: 451 });
    clock.advance(5_000);
    const again = await branches.swap(atrn('north'));
    expect(again).toMatchObject({ code: 250 });
    expect(filed).toMatchObject([{ result: 'failed', sent: 0 }]);
    const { ours: next, theirs: theirNext } = await silentLine();
    again.take?.(next);
    // The one that is served now is another's.
    expect(await branches.swap(atrn('north'))).toMatchObject({ code: 451 });
    theirNext.destroy();
    await expect.poll(() => filed).toHaveLength(2);
    expect(queue.due('n').messages).toBe(1);
  });

  test('a branch that looks through a letter for longer gets it, though it calls again meanwhile', async () => {
    const clock = manualClock();
    const { branches, add, queue, filed } = await house(true, clock);
    /** Answers at once but for what came whole, 40 seconds later, and by then calls again; which it goes on with. */
    const fetchOnce = async (answer: SwapAnswer): Promise<SwapAnswer | null> => {
      const { ours, theirs } = await silentLine();
      answer.take?.(ours);
      let heard = '';
      theirs.on('data', (bytes) => (heard += String(bytes)));
      const hears = (what: RegExp): Promise<void> => expect.poll(() => heard).toMatch(what);
      theirs.write('220 north ESMTP\r\n');
      await hears(/EHLO/);
      theirs.write('250 north\r\n');
      await hears(/MAIL/);
      theirs.write('250 ok\r\n');
      await hears(/RCPT/);
      theirs.write('250 ok\r\n');
      await hears(/DATA/);
      theirs.write('354 go on\r\n');
      await hears(/\r\n\.\r\n$/);
      clock.advance(35_000);
      const again = await branches.swap(atrn('north'));
      if (again.code === 250) return again;
      clock.advance(5_000);
      theirs.write('250 taken\r\n');
      await hears(/QUIT/);
      theirs.end('221 bye\r\n');
      return null;
    };
    await add('a@north.example');
    const again = await fetchOnce(await branches.swap(atrn('north')));
    expect(again).not.toBeNull();
    expect(again && (await fetchOnce(again))).toBeNull();
    await expect.poll(() => filed.map(({ result }) => result)).toEqual(['failed', 'ok']);
    // It is known by now, and the next letter comes once only.
    await add('b@north.example');
    expect(await fetchOnce(await branches.swap(atrn('north')))).toBeNull();
    await expect.poll(() => queue.due('n').messages).toBe(0);
  });

  test('a line that is gone before it could be used holds nobody up', async () => {
    const { branches, add } = await house();
    await add('a@north.example');
    const answer = await branches.swap(atrn('north'));
    const { ours } = await silentLine();
    ours.destroy();
    answer.take?.(ours);
    await expect.poll(() => branches.swap(atrn('north')).then(({ code }) => code)).toBe(250);
  });

  test('mail whose reply was lost comes with the next call, mail just refused does not', async () => {
    const { branches, add, queue } = await house();
    await add('lost@north.example');
    const lost = queue.take({ connector: 'n' });
    if (!lost) throw new Error('nothing to take');
    const outcome = { address: 'lost@north.example', result: 'deferred', status: '4.4.2', host: 'north' } as const;
    await queue.settle(lost, [{ ...outcome, reply: 'the line broke', cause: { kind: 'reply-unknown' } }], {
      session: null,
      connector: 'n',
    });
    expect(await branches.swap(atrn('north'))).toMatchObject({ code: 250 });
    const again = queue.take({ connector: 'n' });
    if (!again) throw new Error('it is not due');
    await queue.settle(again, [{ ...outcome, reply: '451 4.2.0 later' }], { session: null, connector: 'n' });
    expect(queue.due('n').messages).toBe(0);
  });
});

describe('a branch that refuses one letter in words about us', () => {
  test.each([
    '554 5.7.1 <first@north.example>: Relay access denied',
    '550 5.7.1 <first@north.example>: your account is suspended',
    '550 5.7.1 [203.0.113.7] is blocked',
  ])('gets the others all the same: %s', async (refusal) => {
    const host = await startPretendHost({
      keywords: ['8BITMIME'],
      answer: ({ line }) => (line.startsWith('RCPT TO:<first@') ? refusal : undefined),
    });
    running.push(() => host.close());
    const { branches, add, filed } = await house();
    for (const name of ['first', 'second', 'third']) await add(`${name}@north.example`);
    for (const calls of [1, 2, 3]) {
      const answer = await branches.swap(atrn('north'));
      if (answer.code !== 250) break;
      answer.take?.(connect(host.port, '127.0.0.1'));
      await expect.poll(() => filed.length).toBe(calls);
    }
    expect(host.taken.flatMap(({ to }) => to).sort()).toEqual(['second@north.example', 'third@north.example']);
  });
});

test('of letters that a branch refuses in the same words, one in a call, the third is held, and let go when it takes one', async () => {
  let refuses = true;
  const host = await startPretendHost({
    answer: ({ line }) => (refuses && line === 'CONTENT' ? '550 5.7.1 We take no more of this' : undefined),
  });
  running.push(() => host.close());
  const { branches, add, filed, queue } = await house();
  const braked = () => queue.select({ state: 'hold' }).filter((id) => queue.get(id)?.braked);
  const held: number[] = [];
  const call = async (to: string): Promise<void> => {
    await add(to);
    const answer = await branches.swap(atrn('north'));
    const calls = filed.length;
    answer.take?.(connect(host.port, '127.0.0.1'));
    await expect.poll(() => filed.length).toBe(calls + 1);
    held.push(braked().length);
  };
  for (const to of ['a', 'b', 'c', 'd']) await call(`${to}@north.example`);
  expect(held).toEqual([0, 0, 1, 2]);
  refuses = false;
  await call('e@north.example');
  await expect.poll(braked).toEqual([]);
});

describe('by ETRN', () => {
  test('a login, the relay list and the host that gets the mail anyway may release, nobody else', async () => {
    const { branches, add, released } = await house();
    await add('a@north.example');
    expect(await branches.etrn(etrn('north.example'))).toMatchObject({ code: 459 });
    expect(await branches.etrn(etrn('north.example', { account: 'south' }))).toMatchObject({ code: 459 });
    expect(await branches.etrn(etrn('*', { account: 'north' }))).toMatchObject({ code: 459 });
    expect(released).toEqual([]);
    expect(await branches.etrn(etrn('North.example', { account: 'north' }))).toMatchObject({
      code: 253,
      text: expect.stringContaining('1 pending'),
    });
    expect(await branches.etrn(etrn('north.example', { remote: '192.0.2.7' }))).toMatchObject({ code: 253 });
    expect(await branches.etrn(etrn('north.example', { remote: '192.0.2.20' }))).toMatchObject({ code: 253 });
    expect(released).toEqual([['n'], ['n'], ['n']]);
  });

  test('"@" asks for a domain and all below it, "#" for a connector', async () => {
    const { branches, add } = await house();
    await add('a@two.south.example');
    const ask = (argument: string) => branches.etrn(etrn(argument, { account: 'south' })).then(({ code }) => code);
    expect(await ask('south.example')).toBe(251);
    expect(await ask('@south.example')).toBe(253);
    expect(await ask('#s')).toBe(253);
    expect(await ask('#n')).toBe(459);
  });

  test('while nothing may be dialled the branch is asked to come again', async () => {
    const { branches, add } = await house(false);
    await add('a@north.example');
    expect(await branches.etrn(etrn('north.example', { account: 'north' }))).toMatchObject({ code: 458 });
  });
});
