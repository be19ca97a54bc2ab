// Finding out how a provider would release held mail: every way is found where the
// host offers it, and only there.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { PORTS, probeCollect } from '../../../src-main/diagnose/collect-probe';
import { clockFindings } from '../../../src-main/diagnose/greeting-clock';
import type { ProbeTarget } from '../../../src-main/diagnose/smtp-seen';
import { type PretendOptions, startPretendHost } from '../../support/pretend-host';
import { certificate, type Pair } from './certificates';

const NEVER = new AbortController().signal;
/** Discard: nobody answers there. */
const NOWHERE = { odmr: 9, imaps: 9, imap: 9, pop3s: 9, pop3: 9 } as const;

async function smtp(options: PretendOptions = {}): Promise<number> {
  const host = await startPretendHost(options);
  onTestFinished(() => host.close());
  return host.port;
}

/** A host that greets, and answers lines by their first word. */
async function mailbox(greeting: string, answers: Readonly<Record<string, string>> = {}, pair?: Pair): Promise<number> {
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (line) => socket.write(answers[String(line).trim()] ?? ''));
    if (greeting !== '') socket.write(`${greeting}\r\n`);
  };
  const server = pair ? createTlsServer({ key: pair.key, cert: pair.cert }, serve) : createServer(serve);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        sockets.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  );
  return (server.address() as AddressInfo).port; // a listening TCP server has an address object
}

function look(port: number, ports: Partial<typeof PORTS> = {}, more: Partial<ProbeTarget> = {}, timeoutMs = 3000) {
  const target: ProbeTarget = {
    host: '127.0.0.1',
    port,
    security: 'none',
    verifyCertificate: false,
    credentials: null,
    ...more,
  };
  return probeCollect(
    target,
    { clock: systemClock, hostname: 'mail.office.example', dnsServers: [], timeoutMs, ports: { ...NOWHERE, ...ports } },
    NEVER,
  );
}

const CAPA = '+OK\r\nUIDL\r\nSTLS\r\n.\r\n';

describe('at the host itself', () => {
  test.each(['ETRN', 'ATRN', 'TURN'])('%s is found where EHLO offers it', async (verb) => {
    const port = await smtp({ keywords: ['SIZE 1000', verb] });
    const { offers, findings } = await look(port);
    expect(offers).toEqual([{ method: verb.toLowerCase(), host: '127.0.0.1', port, security: 'none', said: verb }]);
    expect(findings[0]).toMatchObject({ severity: 'good', code: `collect-${verb.toLowerCase()}` });
  });

  test('what is offered only after the login is found with the login', async () => {
    const offered: string[] = ['AUTH PLAIN'];
    const answer: PretendOptions['answer'] = ({ line }) => {
      if (!line.startsWith('AUTH')) return undefined;
      offered.push('TURN');
      return '235 2.7.0 Welcome';
    };
    const port = await smtp({ keywords: offered, answer });
    expect((await look(port)).offers).toEqual([]);
    const logged = await look(port, {}, { credentials: { username: 'office', password: 'secret' } });
    expect(logged.offers.map((o) => o.method)).toEqual(['turn']);
  });

  test('a host that offers nothing is said to offer nothing', async () => {
    const { offers, findings } = await look(await smtp({ keywords: ['PIPELINING'] }));
    expect(offers).toEqual([]);
    expect(findings.map((f) => f.code)).toEqual(['collect-none']);
  });

  test('a host that is not there says why, and a mailbox beside it is found all the same', async () => {
    const imap = await mailbox('* OK ready', { 'a CAPABILITY': '* CAPABILITY IMAP4rev1\r\na OK done\r\n' });
    const { offers, findings } = await look(9, { imap });
    expect(findings.map((f) => f.code)).toEqual(['connect-refused', 'collect-imap']);
    expect(offers).toMatchObject([{ method: 'imap', port: imap, security: 'none' }]);
  });
});

describe('beside it', () => {
  test('who greets on the port of on-demand relay offers ATRN', async () => {
    const odmr = await smtp({ greeting: '220 odmr.isp.example' });
    expect((await look(await smtp(), { odmr })).offers).toMatchObject([{ method: 'atrn', port: odmr }]);
  });

  test('mailboxes are found encrypted from the start, with STARTTLS, and in clear', async () => {
    const pair = certificate({});
    const port = await smtp();
    const imaps = await mailbox('* OK [CAPABILITY IMAP4rev1] ready', {}, pair);
    const pop3s = await mailbox('+OK ready', {}, pair);
    const imap = await mailbox('* OK ready', { 'a CAPABILITY': '* CAPABILITY IMAP4rev1 STARTTLS\r\na OK done\r\n' });
    const pop3 = await mailbox('+OK ready', { CAPA });
    const clear = await mailbox('+OK ready', { CAPA: '-ERR what?\r\n' });
    expect((await look(port, { imaps, pop3s })).offers).toMatchObject([
      { method: 'imap', port: imaps, security: 'implicit' },
      { method: 'pop3', port: pop3s, security: 'implicit' },
    ]);
    expect((await look(port, { imap, pop3 })).offers).toMatchObject([
      { method: 'imap', port: imap, security: 'starttls' },
      { method: 'pop3', port: pop3, security: 'starttls' },
    ]);
    const { offers, findings } = await look(port, { pop3: clear });
    expect(offers).toMatchObject([{ method: 'pop3', security: 'none' }]);
    expect(findings[0]?.text).toMatch(/not encrypted/);
  });

  test('what can be trusted comes before what cannot, encrypted before clear', async () => {
    const port = await smtp();
    const imaps = await mailbox('* OK ready', {}, certificate({ name: 'somebody.example' }));
    const imap = await mailbox('* OK ready', { 'a CAPABILITY': '* CAPABILITY STARTTLS\r\na OK\r\n' });
    expect((await look(port, { imaps, imap })).offers).toMatchObject([
      { method: 'imap', port: imap, security: 'starttls' },
    ]);
  });

  test('what greets otherwise, or not at all, is no mailbox', async () => {
    const port = await smtp();
    const web = await mailbox('HTTP/1.1 400 Bad Request');
    const dumb = await mailbox('');
    expect((await look(port, { imap: web, pop3: dumb }, {}, 500)).offers).toEqual([]);
  });
});

describe('a greeting with the time of day', () => {
  const at = Date.UTC(2026, 10, 23, 14, 0);
  test.each([
    ['220 mx.example ESMTP Exim 4.96 Mon, 23 Nov 2026 17:04:00 +0300', []],
    ['220 mx.example ESMTP Sendmail 8.17; Mon, 23 Nov 2026 12:00:00 GMT', ['clock-differs']],
    ['220 mx.example ESMTP Postfix', []],
    ['220 mx.example on 99 Foo 2026 12:00:00 GMT', []],
  ])('%s', (banner, codes) => {
    expect(clockFindings(banner, at, 'mx.example').map((f) => f.code)).toEqual(codes);
  });
});
