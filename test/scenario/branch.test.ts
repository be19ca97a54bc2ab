// A branch office and a head office, both Dialpost, two processes: the branch has no
// fixed address and no open port, the head office holds its mail until it calls.
import { describe, expect, it, onTestFinished } from 'vitest';
import { chance } from './support/chance';
import { type Serving, dataFolder } from '../support/serve';
import { started } from '../support/started';
import { MAILBOXES, listener, office, smartHost } from './support/office';
import { call } from './support/sessions';
import { asHandedIn, letterOf, mailbox, nameOf, queuedAs, submit } from './support/submit';
import { freePort, until } from './support/wait';

const LOGIN = { username: 'branch', password: 'open sesame' };

/** Holds mail for office.example; `port` is where ETRN would send it. */
function headOffice(branchPort = 9): object {
  const held = smartHost(branchPort, {
    id: 'branch',
    name: 'Branch',
    addressSpaces: [{ pattern: 'office.example' }],
    holdForRemote: { accounts: ['branch'] },
  });
  const own = { id: 'own', addressSpaces: [{ pattern: 'head.example' }], route: { kind: 'mailboxes' } };
  return {
    ...office({
      listeners: [listener({ tls: 'starttls', remoteTriggered: true, relay: { allow: [] } })],
      connectors: [held, own],
    }),
    organization: { domains: ['head.example', 'office.example'], hostname: 'mail.head.example' },
    accounts: [{ ...LOGIN, dequeueDomains: ['office.example'] }],
    log: { protocol: { enabled: true } },
  };
}

function branchOffice(headPort: number, collect: object, port = 0): object {
  const host = { security: 'opportunistic', verifyCertificate: false, auth: { kind: 'password', ...LOGIN } };
  const up = smartHost(
    headPort,
    { schedule: { kind: 'never' }, collect, wait: { firstMessageSeconds: 10, idleSeconds: 1, maxMinutes: 1 } },
    host,
  );
  return office({ listeners: [listener({ port })], connectors: [up, MAILBOXES] });
}

const atrn = (port: number): object => ({
  method: 'atrn',
  host: '127.0.0.1',
  port,
  security: 'opportunistic',
  ...LOGIN,
});

async function handIn(
  to: Serving,
  names: readonly string[],
  bytes: number,
  account = false,
): Promise<ReadonlyMap<string, Buffer>> {
  const next = chance(names.length);
  const letters = new Map(names.map((name) => [name, letterOf(name, bytes, next)]));
  const [from, recipient] = account
    ? ['me@office.example', 'boss@head.example']
    : ['boss@head.example', 'me@office.example'];
  for (const content of letters.values()) queuedAs(await submit(to.port(), { from, to: recipient, content }));
  return letters;
}

const named = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

async function expectAll(dir: string, letters: ReadonlyMap<string, Buffer>): Promise<readonly Buffer[]> {
  const found = (await mailbox(dir, 'me')).map(asHandedIn);
  expect(new Set(found.map(nameOf))).toEqual(new Set(letters.keys()));
  for (const letter of found) expect(letter.equals(letters.get(nameOf(letter)) ?? Buffer.alloc(0))).toBe(true);
  return found;
}

async function waiting(serving: Serving): Promise<number> {
  return (await serving.client.call('queue.list', {})).total;
}

describe('a branch office', () => {
  it.each(['atrn', 'turn'])('exchanges mail with the head office in one call by %s, byte for byte', async (method) => {
    const head = await started(headOffice());
    const branch = await started(branchOffice(head.port(), method === 'atrn' ? atrn(head.port()) : { method }));
    const down = await handIn(head, named('down', 25), 3000);
    await handIn(branch, named('up', 5), 2000, true);
    expect(await waiting(head)).toBe(25);
    const session = await call(branch);
    expect(session).toMatchObject({ result: 'ok', error: null, sent: 5, received: 25 });
    await until('the mailboxes', async () => (await mailbox(branch.dir, 'me')).length === 25);
    expect(await expectAll(branch.dir, down)).toHaveLength(25);
    // The branch has them before the head office has noted that.
    await until('the head office to note it', async () => (await waiting(head)) === 0);
    // The history is written behind the queue.
    const released = await until('the history to tell it', async () => {
      const { rows } = await head.client.call('history.list', { search: 'me@office.example' });
      const some = rows.filter((row) => row.connector === 'branch' && row.host.includes(method.toUpperCase()));
      return some.length >= 25 && some;
    });
    expect(released).toHaveLength(25);
    // The head office files the call: who took what, and what was said, also in the protocol log.
    const filed = await until('the record of it', async () =>
      (await head.client.call('session.list', {})).rows.find((row) => row.why === 'branch'),
    );
    expect(filed).toMatchObject({
      phase: 'ended',
      connectors: ['branch'],
      sent: 25,
      failed: 0,
      result: 'ok',
      error: null,
      cost: 0,
    });
    expect(filed.bytesOut).toBeGreaterThan(25 * 3000);
    expect(new Set(released.map((row) => row.session))).toEqual(new Set([filed.id]));
    const { transcript } = await head.client.call('session.get', { id: filed.id });
    expect(transcript).toMatch(new RegExp(`The branch office "branch" at 127.0.0.1 asked by ${method.toUpperCase()}`));
    expect(transcript).toContain('C: MAIL FROM:<boss@head.example>');
    const { lines } = await head.client.call('log.tail', { kind: 'protocol', search: filed.id });
    expect(lines.filter((line) => line.includes(' MAIL - FROM:<boss@head.example>'))).toHaveLength(25);
    // Nothing is left: the next call ends well and brings nothing.
    expect(await call(branch)).toMatchObject({ result: 'ok', received: 0 });
  });

  it('has its mail sent to its own door by ETRN', async () => {
    const port = await freePort();
    const head = await started(headOffice(port));
    const branch = await started(branchOffice(head.port(), { method: 'etrn' }, port));
    const down = await handIn(head, named('down', 6), 3000);
    expect(await call(branch)).toMatchObject({ result: 'ok', received: 6 });
    await until('the mailboxes', async () => (await mailbox(branch.dir, 'me')).length === 6);
    await expectAll(branch.dir, down);
    const filed = await until(
      'the record of it',
      async () => (await head.client.call('session.list', {})).rows.find((row) => row.why === 'branch'),
      60_000,
    );
    expect(filed).toMatchObject({ sent: 6, result: 'ok' });
    expect((await head.client.call('session.get', { id: filed.id })).transcript).toContain(
      'The branch office "branch" at 127.0.0.1 asked by ETRN for office.example.',
    );
    expect(await call(branch)).toMatchObject({ result: 'ok', received: 0 });
  });

  it('gets all its mail in the end though the line breaks at both ends', async () => {
    const headFolder = await dataFolder();
    const branchFolder = await dataFolder();
    onTestFinished(async () => {
      await headFolder.remove();
      await branchFolder.remove();
    });
    let head = await started(headOffice(), headFolder.dir);
    const down = await handIn(head, named('down', 120), 40_000);
    const arrived = async (): Promise<number> => (await mailbox(branchFolder.dir, 'me')).length;
    let branch = await started(branchOffice(head.port(), atrn(head.port())), branchFolder.dir);
    for (const victim of ['branch', 'head', 'branch'] as const) {
      const before = await arrived();
      await branch.client.call('session.start', {});
      await until('some of it', async () => (await arrived()) > before);
      if (victim === 'branch') await branch.kill();
      else await head.kill();
      if (victim === 'head') {
        head = await started(headOffice(), headFolder.dir);
        await branch.stop();
      }
      branch = await started(branchOffice(head.port(), atrn(head.port())), branchFolder.dir);
    }
    await until(
      'the rest',
      async () => {
        await call(branch);
        return (await waiting(head)) === 0;
      },
      60_000,
    );
    await until('its own queue to empty', async () => (await waiting(branch)) === 0);
    const found = await expectAll(branchFolder.dir, down);
    // Three cuts: what was in flight at each may come twice, nothing else.
    expect(found.length - down.size).toBeLessThanOrEqual(60);
  });
});

describe('a stranger', () => {
  it('gets nothing of the mail held for a branch', async () => {
    const head = await started(headOffice());
    await handIn(head, ['secret'], 500);
    const wrong = await started(branchOffice(head.port(), { ...atrn(head.port()), domains: ['head.example'] }));
    expect(await call(wrong)).toMatchObject({ result: 'failed', received: 0, error: expect.stringContaining('450') });
    expect(await waiting(head)).toBe(1);
  });
});
