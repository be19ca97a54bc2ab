// A letter the line cannot carry, from outside: the line breaks each time 500 KB into
// it. It stands in front of ten small ones; within two calls these are there, and it
// waits its time, says why, and is a person's to send back.
import { expect, it, onTestFinished } from 'vitest';
import type { SessionDetail } from '../../src-main/contract/views';
import { startThinLine, type ThinLine } from '../support/link-simulator';
import { startPretendHost } from '../support/pretend-host';
import { dialpost, type Serving } from '../support/serve';
import { started } from '../support/started';
import { listener, MAILBOXES, office, smartHost } from './support/office';
import { call } from './support/sessions';
import { queuedAs, submit } from './support/submit';
import { freePort, until } from './support/wait';

const NEVER = { schedule: { kind: 'never' } };
const CUT_AFTER = 500_000;
/** The buffers of this computer would take in less at once, as if it had left. */
const HEAVY = 12_000_000;
const LOGIN = { username: 'branch', password: 'open sesame' };

const rows = async ({ client }: Serving) => (await client.call('queue.list', { limit: 100 })).rows;
const attention = async ({ client }: Serving) => (await client.call('status', {})).attention;
const heavyItem = async (serving: Serving) => (await attention(serving)).find(({ key }) => key.startsWith('heavy:'));

/** A line that breaks each time `CUT_AFTER` more bytes have passed. */
async function breakingLine(port: number, way: 'up' | 'down' = 'up'): Promise<ThinLine> {
  const line = await startThinLine({ to: { host: '127.0.0.1', port }, roundTripMs: 20, bitsPerSecond: 40_000_000 });
  onTestFinished(() => line.close());
  const arm = (): void => {
    const at = line.carried()[way] + CUT_AFTER;
    const cut = (): void => (line.cut(), arm());
    if (way === 'up') line.atUpBytes(at, cut);
    else line.atDownBytes(at, cut);
  };
  arm();
  return line;
}

/** A call for what a schedule would let go now, if any: a person's own would try put-off letters before their time. */
async function againAsScheduled(serving: Serving): Promise<readonly SessionDetail[]> {
  const due = (await rows(serving)).filter(({ state }) => state !== 'deferred');
  return due.length > 0
    ? [
        await call(
          serving,
          due.map(({ id }) => id),
        ),
      ]
    : [];
}

/** The heavy one is urgent, so that it stands in front. Its queue id. */
async function handIn(serving: Serving, domain: string): Promise<string> {
  const content = (name: string, bytes: number, header = ''): Buffer =>
    Buffer.from(
      `Subject: ${name}\r\n${header}\r\n${'eight words of text to fill a long letter up\r\n'.repeat(Math.ceil(bytes / 46))}`,
    );
  const heavy = queuedAs(
    await submit(serving.port(), {
      from: 'me@office.example',
      to: `heavy@${domain}`,
      content: content('heavy', HEAVY, 'X-Priority: 1\r\n'),
    }),
  );
  for (let i = 0; i < 10; i++)
    queuedAs(
      await submit(serving.port(), {
        from: 'me@office.example',
        to: `m${i}@${domain}`,
        content: content(`m${i}`, 3000),
      }),
    );
  return heavy;
}

async function expectPutOff(serving: Serving, id: string): Promise<void> {
  const [row, ...others] = await rows(serving);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    id,
    state: 'deferred',
    attempts: 1,
    reason: expect.stringMatching(/the line broke off twice while this letter of 12 MB was being sent/) as unknown,
  });
  expect(await heavyItem(serving)).toMatchObject({
    severity: 'warning',
    action: { kind: 'retry', ids: [id] },
    otherActions: [{ kind: 'hold' }, { kind: 'return', ids: [id] }],
    text: expect.stringMatching(
      /^A letter of 12 MB to heavy@\S+ is too heavy for the line to .*: the line broke off twice while it was being sent.*\. Your mail is safe: the others go first, and this one is tried again later\. If it goes on, .*return it to its sender\.$/,
    ) as unknown,
  });
}

it.each([
  ['CHUNKING', ['PIPELINING', 'SIZE', '8BITMIME', 'CHUNKING']],
  ['PIPELINING', ['PIPELINING']],
  ['lock-step', []],
])('A7: over %s the ten behind it are there within two calls, and it is put off', async (_, keywords) => {
  const host = await startPretendHost({ keywords });
  onTestFinished(() => host.close());
  const line = await breakingLine(host.port);
  const settings = office({ connectors: [MAILBOXES, smartHost(line.port, NEVER)] });
  const serving = await started(settings);
  const id = await handIn(serving, 'far.example');
  const sessions = [await call(serving)];
  if ((await rows(serving)).length > 1) sessions.push(...(await againAsScheduled(serving)));
  // A host that waits for each letter gets two connections: the break of the line under the heavy one may have caught
  // a small one on the other, behind its last byte. Nobody knows then whether it is there, and it waits its time like
  // any in doubt.
  const inDoubt = (await rows(serving)).filter((row) => row.id !== id);
  expect(inDoubt.filter(({ state, reason }) => state !== 'deferred' || !reason?.startsWith('reply unknown'))).toEqual(
    [],
  );
  expect(inDoubt.length).toBeLessThanOrEqual(keywords.includes('PIPELINING') ? 0 : 1);
  const before = line.connections();
  if (inDoubt.length > 0) {
    sessions.push(
      await call(
        serving,
        inDoubt.map((row) => row.id),
      ),
    );
  }
  const forDoubt = line.connections() - before;
  expect(new Set(host.taken.map(({ to }) => to[0]))).toEqual(
    new Set(Array.from({ length: 10 }, (__, i) => `m${i}@far.example`)),
  );
  for (const { error } of sessions) expect(error ?? '').not.toMatch(/could not be reached|host and port/);
  // Where DATA left whole into the buffers of this computer, the first break was an attempt already: the reply is
  // unknown.
  for (let tries = 0; !(await heavyItem(serving)) && tries < 2; tries++) {
    await serving.client.call('queue.retry', { ids: [id] });
    await call(serving);
  }
  expect(
    (await rows(serving)).map(({ id: left, reason }) => [left, reason?.includes('the line broke off twice')]),
  ).toEqual([[id, true]]);
  expect(line.connections() - forDoubt).toBeLessThan(6);
});

it("A7: with TLS; the count lasts over kill -9, and by a person's word it goes back, and nothing is left to tell", async () => {
  const provider = await started({
    ...office({
      listeners: [listener({ tls: 'starttls' })],
      connectors: [{ ...MAILBOXES, addressSpaces: [{ pattern: 'far.example' }] }],
    }),
    organization: { domains: ['far.example'], hostname: 'mail.far.example' },
  });
  const line = await breakingLine(provider.port());
  const settings = office({
    connectors: [MAILBOXES, smartHost(line.port, NEVER, { security: 'starttls', verifyCertificate: false })],
  });
  const first = await started(settings);
  const id = await handIn(first, 'far.example');
  expect(await call(first)).toMatchObject({ sent: 10, deferred: 1, result: 'partly', error: null });
  await expectPutOff(first, id);
  await first.kill();
  const serving = await started(settings, first.dir);
  await until('attention', () => heavyItem(serving));
  await serving.client.call('queue.retry', { ids: [id] });
  const before = line.connections();
  expect(await call(serving)).toMatchObject({ sent: 0, deferred: 1 });
  expect(line.connections() - before).toBe(1);
  expect((await rows(serving))[0]).toMatchObject({
    id,
    attempts: 2,
    reason: expect.stringContaining('the line broke off 3 times') as unknown,
  });
  expect((await dialpost(['queue', 'bounce', id, '--data', serving.dir])).code).toBe(0);
  await until('an empty queue', async () => (await rows(serving)).length === 0);
  expect(await heavyItem(serving)).toBeUndefined();
});

it('A7: a branch that calls over such a line has its small ones with the second call', async () => {
  const held = smartHost(9, {
    id: 'branch',
    name: 'Branch',
    addressSpaces: [{ pattern: 'branch.example' }],
    holdForRemote: { accounts: ['branch'] },
  });
  const head = await started({
    ...office({ listeners: [listener({ remoteTriggered: true, tls: 'starttls' })], connectors: [held, MAILBOXES] }),
    accounts: [{ ...LOGIN, dequeueDomains: ['branch.example'] }],
  });
  const line = await breakingLine(head.port(), 'down');
  const atrn = { method: 'atrn', host: '127.0.0.1', port: line.port, security: 'opportunistic', ...LOGIN };
  const up = smartHost(await freePort(), {
    ...NEVER,
    collect: atrn,
    wait: { firstMessageSeconds: 10, idleSeconds: 1, maxMinutes: 1 },
  });
  const branch = await started({
    ...office({ connectors: [up, { ...MAILBOXES, addressSpaces: [{ pattern: 'branch.example' }] }] }),
    organization: { domains: ['branch.example'], hostname: 'mail.branch.example' },
  });
  const id = await handIn(head, 'branch.example');
  await call(branch);
  await call(branch);
  await until(
    'the head office to note it',
    async () => (await rows(head)).length === 1 && (await rows(head))[0]?.state === 'deferred',
  );
  await expectPutOff(head, id);
});
