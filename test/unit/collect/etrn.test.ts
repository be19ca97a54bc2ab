// ETRN against the practice provider and against every reply RFC 1985 knows.
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { collect, collectInOrder } from '../../../src-main/collect/collect';
import type { CollectDeps } from '../../../src-main/collect/method';
import { openCommandConnection } from '../../../src-main/collect/command-connection';
import { etrnAnswer, etrnHosts } from '../../../src-main/collect/etrn';
import { CollectMethod } from '../../../src-main/contract/collect';
import { SmartHost } from '../../../src-main/contract/connector';
import { makeReply, noReply } from '../../../src-main/mail/reply';
import { type Practice, startPractice } from '../../../src-main/practice/provider';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { rawClient } from '../../support/raw-client';

const running: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.close();
});

const never = new AbortController().signal;

async function practice(more: Partial<Parameters<typeof startPractice>[0]> = {}): Promise<Practice> {
  const one = await startPractice({
    port: 0,
    deliverTo: () => ({ host: '127.0.0.1', port: 9 }),
    clock: systemClock,
    log: silentLog,
    ...more,
  });
  running.push(one);
  return one;
}

const notes: string[] = [];
function deps(ports: readonly number[]): CollectDeps {
  notes.length = 0;
  return {
    clock: systemClock,
    log: silentLog,
    transcript: { out: () => undefined, in: () => undefined, note: (text) => notes.push(text) },
    domains: ['office.example', 'second.example'],
    smartHosts: ports.map((port) => SmartHost.parse({ host: '127.0.0.1', port, security: 'none' })),
    open: openCommandConnection({ clock: systemClock, transcript: createTranscript(), hostname: 'office.example' }),
  };
}

const etrn = (more: object = {}): CollectMethod => CollectMethod.parse({ method: 'etrn', ...more });

async function askForEcho(port: number): Promise<void> {
  const client = await rawClient(port);
  client.write(
    'EHLO office.example\r\nMAIL FROM:<a@office.example>\r\nRCPT TO:<echo@practice.example>\r\nBDAT 4 LAST\r\nX:\r\n',
  );
  for (let i = 0; i < 4; i++) await client.reply();
  client.close();
}

describe('asking a provider', () => {
  it('finds nothing waiting', async () => {
    const { port } = await practice();
    const result = await collect(etrn(), deps([port]), never);
    expect(result).toMatchObject({ method: 'etrn', kind: 'nothing', messages: 0 });
    expect(result.text).toContain('251');
  });

  it('starts what waits for one domain though the other has nothing', async () => {
    const { port } = await practice();
    await askForEcho(port);
    const result = await collect(etrn(), deps([port]), never);
    expect(result.kind).toBe('requested');
    expect(result.text).toMatch(/office\.example .*250.*second\.example .*251/);
  });

  it('asks the next smart host when the first does not let us in', async () => {
    const first = await practice({ behaviour: { refuseConnections: true } });
    const second = await practice();
    expect((await collect(etrn(), deps([first.port, second.port]), never)).kind).toBe('nothing');
  });

  it('says who did not answer when nobody lets us in', async () => {
    const { port } = await practice({ behaviour: { refuseConnections: true } });
    const result = await collect(etrn(), deps([port]), never);
    expect(result.kind).toBe('failed');
    expect(result.text).toContain('421');
  });

  it('does not ask a second domain of a host that does not know ETRN', async () => {
    const { port } = await practice({ behaviour: { noEtrn: true } });
    const result = await collect(etrn(), deps([port]), never);
    expect(result.kind).toBe('unsupported');
    expect(result.text).not.toContain('second.example');
  });

  it("logs in with the smart host's own password, and says so when it is wrong", async () => {
    const { port } = await practice({ behaviour: { requireAuth: true } });
    const host = (password: string): SmartHost =>
      SmartHost.parse({
        host: '127.0.0.1',
        port,
        security: 'none',
        auth: { kind: 'password', username: 'practice', password },
      });
    expect((await collect(etrn(), { ...deps([]), smartHosts: [host('practice')] }, never)).kind).toBe('nothing');
    const refused = await collect(etrn(), { ...deps([]), smartHosts: [host('secret-word')] }, never);
    expect(refused.text).toMatch(/did not accept login name and password \(535/);
    expect(refused.text).not.toContain('secret-word');
  });

  it('without a host says what to do', async () => {
    expect((await collect(etrn(), deps([]), never)).text).toMatch(/name one/);
  });
});

describe('every reply in words', () => {
  it.each([
    [250, 'requested'],
    [251, 'nothing'],
    [252, 'requested'],
    [253, 'requested'],
    [458, 'failed'],
    [459, 'failed'],
    [500, 'unsupported'],
    [501, 'failed'],
    [502, 'unsupported'],
    [503, 'failed'],
    [530, 'failed'],
    [421, 'failed'],
    [554, 'failed'],
  ])('%i is %s and is told with its code', (code, kind) => {
    const answer = etrnAnswer('@office.example', 'mail.isp.example:25', makeReply(code, ['said so']));
    expect(answer.kind).toBe(kind);
    expect(answer.text).toContain(String(code));
  });
  it.each([
    [253, 'OK, 16 pending messages for node office.example started', 16],
    [253, '2.0.0 office.example: 16 pending', 16],
    [250, 'OK, 16 messages', 16],
    [250, '2.0.0 OK, 1 message queued', 1],
    [252, 'OK, pending messages for node x started', undefined],
    [250, '2.0.0 OK, queuing for node x7 started', undefined],
    [251, 'OK, no messages waiting for node x', 0],
  ])('E13: %i %s', (code, line, count) => {
    expect(etrnAnswer('x', 'h', makeReply(code, [line])).messages).toBe(count);
  });

  it('253 tells how many', () => {
    expect(etrnAnswer('x', 'h', makeReply(253, ['OK, 14 pending messages for node x started'])).messages).toBe(14);
  });
  it('silence leaves the mail where it is', () => {
    expect(etrnAnswer('x', 'h', noReply('no answer within 5 minutes'))).toMatchObject({ kind: 'failed' });
  });
});

describe('which host', () => {
  const own = SmartHost.parse({ host: 'smtp.isp.example', auth: { kind: 'password', username: 'a', password: 'b' } });
  it('is the smart host with its login, where none is named', () => {
    const method = CollectMethod.parse({ method: 'etrn', port: 2025 });
    expect(method.method === 'etrn' && etrnHosts(method, [own])).toEqual([{ ...own, port: 2025 }]);
  });
  it("is the one named, on port 25, and never gets the smart host's password", () => {
    const method = CollectMethod.parse({ method: 'etrn', host: 'etrn.isp.example' });
    expect(method.method === 'etrn' && etrnHosts(method, [own])).toMatchObject([
      { host: 'etrn.isp.example', port: 25, auth: { kind: 'none' } },
    ]);
  });
});

describe('several methods', () => {
  it('are tried in order until one is not refused', async () => {
    const { port } = await practice({ behaviour: { noEtrn: true } });
    const results = await collectInOrder(
      [etrn(), CollectMethod.parse({ method: 'on-connect' }), etrn()],
      deps([port]),
      never,
    );
    expect(results.map((r) => [r.method, r.kind])).toEqual([
      ['etrn', 'unsupported'],
      ['on-connect', 'requested'],
    ]);
    expect(notes).toHaveLength(2);
  });
});
