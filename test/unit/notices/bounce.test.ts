// The bounce room at work in a real queue on a real spool: what a sender finds in
// the mail after each kind of end, and who hears when he cannot.
import { simpleParser, type ParsedMail } from 'mailparser';
import { afterEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { openBounce } from '../../../src-main/notices/bounce';
import type { Envelope, Outcome, QueueItem, Recipient } from '../../../src-main/mail/envelope';
import type { Routed } from '../../../src-main/queue/entry';
import type { QueueDeps } from '../../../src-main/queue/queue';
import { manualClock } from '../../support/manual-clock';
import { attempt, HOUR, outcome, put, RETRY, routeByDomain, startRig, type Rig } from '../queue/rig';

const POSTMASTER = 'postmaster@office.example';
/** No way back takes more than this. */
const MOST = 100_000;

let rig: Rig;
let copies = false;
afterEach(() => {
  copies = false;
  return rig.end();
});

function route(item: QueueItem, recipient: Recipient): Routed {
  const routed = routeByDomain(item, recipient);
  return routed.connector === null
    ? { ...routed, refusal: { code: 550, enhanced: '5.4.4', text: 'No provider here serves nowhere.example' } }
    : routed;
}

async function start(more: Partial<QueueDeps> = {}, postmaster = POSTMASTER): Promise<void> {
  const clock = manualClock();
  const bounce = openBounce({
    clock,
    log: silentLog,
    zone: () => 'UTC',
    organization: () => ({ name: 'Office', hostname: 'mail.office.example', postmaster }),
    admit: (envelope) => rig.queue.admit(envelope),
    content: (id, from, to) => rig.spool.read(id, from, to),
    mayCarry: (to, bytes) => !to.endsWith('@nowhere.example') && bytes <= MOST,
    retryOf: () => RETRY,
    postmasterCopies: () => copies,
  });
  rig = await startRig({ route, tell: bounce.tell, ...more }, clock);
}

interface Found {
  readonly item: QueueItem;
  readonly mail: ParsedMail;
  readonly raw: string;
}

/** The notices in the queue, oldest first. */
async function notices(): Promise<readonly Found[]> {
  const { rows } = rig.queue.list({ sort: 'arrived', offset: 0, limit: 100 });
  const items = rows
    .map((row) => rig.queue.get(row.id))
    .filter((item) => item !== null)
    .filter((item) => item.sender === null && item.listener === null);
  return Promise.all(
    items.map(async (item) => {
      const content = await rig.spool.readHead(item.id, 10_000_000);
      return { item, mail: await simpleParser(content), raw: content.toString('latin1') };
    }),
  );
}

async function only(): Promise<Found> {
  const [found, ...others] = await notices();
  expect(others).toEqual([]);
  if (!found) throw new Error('there is no notice');
  return found;
}

/** One attempt of the next message at "isp" with these outcomes. */
async function settle(...outcomes: readonly Outcome[]): Promise<void> {
  const taken = rig.queue.take({ connector: 'isp' });
  if (!taken) throw new Error('nothing is due');
  await rig.queue.settle(taken, outcomes, { session: null, connector: 'isp' });
}

const A = 'a@there.example';
const B = 'b@there.example';
const asking = (address: string, notify: Envelope['recipients'][number]['notify']): Partial<Envelope> => ({
  recipients: [{ address, notify, originalRecipient: null }],
});

describe('a failure', () => {
  test('is told to the sender by a notice without a sender, and then the message is gone', async () => {
    await start();
    const item = await put(rig.queue, [A]);
    await settle(outcome(A, 'failed'));
    expect(rig.queue.get(item.id)).toBeNull();
    const { item: notice, mail } = await only();
    expect(notice).toMatchObject({ sender: null, system: true, recipients: [{ address: 'me@office.example' }] });
    expect(mail.text).toContain('550 5.1.1 unknown');
    expect(mail.messageId).toBe(`<${notice.id}@mail.office.example>`);
  });

  test('of several recipients in one attempt is one notice; the others go on', async () => {
    await start();
    const item = await put(rig.queue, [A, B, 'c@there.example']);
    await settle(outcome(A, 'failed'), outcome(B, 'failed'), outcome('c@there.example', 'deferred'));
    const { raw } = await only();
    expect(raw.match(/^Final-Recipient: .*$/gm)).toEqual([
      `Final-Recipient: rfc822; ${A}`,
      `Final-Recipient: rfc822; ${B}`,
    ]);
    expect(rig.queue.get(item.id)?.state).toBe('deferred');
  });

  test('is not told where NOTIFY=NEVER, and stands in history', async () => {
    await start();
    await put(rig.queue, [A], undefined, asking(A, ['never']));
    await settle(outcome(A, 'failed'));
    expect(rig.queue.counts().bytes).toBe(0);
    expect(rig.history).toMatchObject([{ recipient: A, result: 'failed' }]);
  });

  test('of a message without a sender is told to the postmaster, and of that one to nobody: it is held', async () => {
    await start({}, 'postmaster@there.example');
    await put(rig.queue, [A], undefined, { sender: null });
    await settle(outcome(A, 'failed'));
    const { item, mail } = await only();
    expect(item.recipients[0]?.address).toBe('postmaster@there.example');
    expect(mail.text).toContain('names no sender');
    await settle(outcome('postmaster@there.example', 'failed'));
    expect((await only()).item).toMatchObject({ id: item.id, state: 'hold' });
  });

  test('whose sender nobody serves is told to the postmaster', async () => {
    await start();
    await put(rig.queue, [A], undefined, { sender: 'lost@nowhere.example' });
    await settle(outcome(A, 'failed'));
    const { item, mail } = await only();
    expect(item.recipients[0]?.address).toBe(POSTMASTER);
    expect(mail.text?.replace(/\s+/g, ' ')).toContain(
      'no provider here serves the address of its sender, lost@nowhere.example',
    );
  });

  test('that nobody can be told keeps the message in hold', async () => {
    await start({}, 'postmaster@nowhere.example');
    const item = await put(rig.queue, [A], undefined, { sender: 'lost@nowhere.example' });
    await settle(outcome(A, 'failed'));
    expect(rig.queue.row(item.id)).toMatchObject({
      state: 'hold',
      reason: `could not be delivered to ${A}: 550 5.1.1 unknown`,
    });
    expect(await notices()).toEqual([]);
  });

  test('is told to the postmaster too where the settings say so', async () => {
    copies = true;
    await start();
    await put(rig.queue, [A]);
    await settle(outcome(A, 'failed'));
    expect((await only()).item.recipients.map(({ address }) => address)).toEqual(['me@office.example', POSTMASTER]);
  });

  test('after an attempt in doubt tells the sender that it may have arrived all the same', async () => {
    await start();
    await put(rig.queue, [A]);
    await settle({ ...outcome(A, 'deferred'), cause: { kind: 'reply-unknown' }, asBefore: true });
    await settle(outcome(A, 'failed'));
    expect((await only()).mail.text?.replace(/\s+/g, ' ')).toContain(
      'Nobody with this address is known there. One attempt ended without an answer, so it may have arrived all the same',
    );
  });

  test("by a person's hand is told as such", async () => {
    await start();
    const item = await put(rig.queue, [A]);
    expect(await rig.queue.bounce([item.id])).toEqual({ done: [item.id], missing: [] });
    expect((await only()).mail.text).toContain('Somebody at the post office gave it back to you.');
  });

  test('of many at once is told to each, a few at a time', async () => {
    await start();
    const ids: string[] = [];
    for (let i = 0; i < 60; i++) ids.push((await put(rig.queue, [A])).id);
    let most = 0;
    let open = 0;
    const read = rig.spool.read.bind(rig.spool);
    rig.spool.read = async (...range) => {
      most = Math.max(most, ++open);
      const content = await read(...range);
      content.once('close', () => void open--);
      return content;
    };
    expect((await rig.queue.bounce(ids)).done.length).toBe(60);
    expect(rig.queue.counts().incoming).toBe(60);
    expect(most).toBeLessThanOrEqual(16);
  });

  test('after a crash in between is told twice rather than never', async () => {
    await start();
    const item = await put(rig.queue, [A]);
    let broken = true;
    const removeContent = rig.spool.removeContent.bind(rig.spool);
    const commit = rig.spool.commit.bind(rig.spool);
    rig.spool.commit = (changes) =>
      broken && changes.some((change) => 'gone' in change) ? Promise.reject(new Error('power cut')) : commit(changes);
    rig.spool.removeContent = (id) => (broken ? Promise.resolve() : removeContent(id));
    await expect(settle(outcome(A, 'failed'))).rejects.toThrow('power cut');
    broken = false;
    await rig.reopen();
    await rig.queue.quiet();
    expect(rig.queue.get(item.id)).toBeNull();
    expect((await notices()).length).toBe(2);
  });
});

describe('what goes back with a notice', () => {
  const letter = (bytes: number): string => `Subject: hello\r\n\r\n${'0123456789\r\n'.repeat(bytes / 12)}`;
  const follows = async (text: string, more: Partial<Envelope>): Promise<string | undefined> => {
    await start();
    await put(rig.queue, [A], text, more);
    await settle(outcome(A, 'failed'));
    const { raw } = await only();
    return /^Content-Type: (message\/rfc822|text\/rfc822-headers)/m.exec(raw)?.[1];
  };

  test.each([
    ['a short message', 'the message', 1_200, null],
    ['a long message', 'its header', 60_000, null],
    ['a long message whose sender said RET=FULL', 'the message', 60_000, 'full'],
    ['a short message whose sender said RET=HDRS', 'its header', 1_200, 'hdrs'],
    ['a message too large for the way back', 'its header', 120_000, 'full'],
  ] as const)('of %s is %s', async (_, what, bytes, ret) => {
    expect(await follows(letter(bytes), { ret })).toBe(
      what === 'the message' ? 'message/rfc822' : 'text/rfc822-headers',
    );
  });

  test('of an 8-bit message is itself 8-bit', async () => {
    await start();
    await put(rig.queue, [A], 'Subject: hello\r\n\r\nGrüße\r\n', { body: '8bitmime' });
    await settle(outcome(A, 'failed'));
    const { item, raw } = await only();
    expect(item.body).toBe('8bitmime');
    expect(Buffer.from(raw, 'latin1').toString('utf8')).toContain('Grüße');
  });
});

describe('a delay', () => {
  const tryFor = async (hours: number): Promise<void> => {
    for (let passed = 0; passed < hours; passed += 4) {
      await attempt(rig.queue, 'deferred');
      rig.clock.advance(4 * HOUR);
    }
  };

  test('is told once, with the time until which it is tried', async () => {
    await start();
    await put(rig.queue, [A]);
    await tryFor(40);
    const { raw, mail } = await only();
    expect(mail.subject).toBe('Delayed, still being tried: hello');
    expect(raw).toMatch(/^Action: delayed\r\nStatus: 4\.3\.0$/m);
    expect(raw).toMatch(/^Will-Retry-Until: .* \+0000$/m);
  });

  test('is not told to one who asked for failures only', async () => {
    await start();
    await put(rig.queue, [A], undefined, asking(A, ['failure']));
    await tryFor(40);
    expect(await notices()).toEqual([]);
  });
});

describe('success', () => {
  const deliver = async (
    notify: Envelope['recipients'][number]['notify'],
    nextHop?: 'dsn' | 'plain',
  ): Promise<void> => {
    await start();
    await put(rig.queue, [A], undefined, asking(A, notify));
    await settle({ ...outcome(A, 'delivered'), ...(nextHop ? { nextHop } : {}) });
  };

  test.each([
    ['plain', 'relayed'],
    [undefined, 'delivered'],
  ] as const)('is told where asked for, next hop %s: %s', async (nextHop, action) => {
    await deliver(['success'], nextHop);
    expect((await only()).raw).toMatch(new RegExp(`^Action: ${action}\r\nStatus: 2.0.0$`, 'm'));
  });

  test('is left to a next hop that reports itself, and never told unasked', async () => {
    await deliver(['success', 'failure'], 'dsn');
    expect(await notices()).toEqual([]);
    await rig.end();
    await deliver(null, 'plain');
    expect(await notices()).toEqual([]);
  });
});

describe('a message that nobody will carry', () => {
  test('is given back as soon as it is there, with the reason', async () => {
    await start();
    const item = await put(rig.queue, ['x@nowhere.example', A]);
    await rig.queue.quiet();
    const { mail, raw } = await only();
    expect(mail.text).toContain('No way leads to nowhere.example.');
    expect(raw).toContain('Diagnostic-Code: X-Dialpost; 550 5.4.4 No provider here serves\r\n nowhere.example\r\n');
    expect(rig.queue.get(item.id)?.recipients.map((one) => one.status)).toEqual(['failed', 'waiting']);
    await settle(outcome(A, 'delivered'));
    expect(rig.queue.get(item.id)).toBeNull();
  });

  test('waits while that may change: switched off, or no settings', async () => {
    await start({
      route: () => ({
        connector: null,
        why: 'switched off',
        oversize: false,
        refusal: { code: 451, enhanced: '4.3.2', text: 'switched off' },
      }),
    });
    const item = await put(rig.queue, [A]);
    expect(rig.queue.returnUnserved()).toBe(0);
    await rig.queue.quiet();
    expect(rig.queue.get(item.id)?.state).toBe('incoming');
  });

  test('stays where a person holds it, and is given back when let go', async () => {
    let served = true;
    await start({
      route: (item, recipient) =>
        served ? routeByDomain(item, recipient) : route(item, { ...recipient, address: 'x@nowhere.example' }),
    });
    const item = await put(rig.queue, [A]);
    await rig.queue.hold([item.id]);
    served = false;
    rig.queue.reroute();
    rig.queue.returnUnserved();
    await rig.queue.quiet();
    expect(rig.queue.get(item.id)?.state).toBe('hold');
    await rig.queue.release([item.id]);
    await rig.queue.quiet();
    expect(rig.queue.get(item.id)).toBeNull();
  });

  test('is looked at again when the connector at work on it is done', async () => {
    let served = true;
    await start({
      route: (item, recipient) =>
        served || item.sender === null
          ? routeByDomain(item, recipient)
          : route(item, { ...recipient, address: 'x@nowhere.example' }),
    });
    const item = await put(rig.queue, [A]);
    const taken = rig.queue.take({ connector: 'isp' });
    served = false;
    rig.queue.reroute();
    expect(rig.queue.returnUnserved()).toBe(1);
    if (taken) rig.queue.putBack(taken);
    expect(rig.queue.returnUnserved()).toBe(0);
    await rig.queue.quiet();
    expect(rig.queue.get(item.id)).toBeNull();
    expect((await only()).raw).toContain('Status: 5.4.4');
  });
});
