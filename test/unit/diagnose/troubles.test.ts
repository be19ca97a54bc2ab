// Every case of the troubleshooter is produced by a server, line or name server that
// really answers so, met by our own client; the symptom it leaves must lead to the
// case, to a sentence on the mail, and to something to do.
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { adviceText, CASES, explain } from '../../../src-main/diagnose/cases/troubleshoot';
import type { Symptom } from '../../../src-main/diagnose/cases/symptom';
import type { Login } from '../../../src-main/smtp/target';
import { lacks } from '../../support/needs';
import { startPretendHost, type PretendOptions } from '../../support/pretend-host';
import { fullListener, whileReset } from '../../support/rude-listener';
import { certificate, rawHost, tlsHost } from './certificates';
import { startNameServer } from './name-server';
import { GREETINGS, LETTER_REPLIES, LOGIN_REPLIES, PPPD, RAS } from './said';
import { askEtrn, dialled, letter, opening, QUICK, withAuthority } from './symptoms';

const PASSWORD: Login = { kind: 'password', username: 'office', password: 'secret' };
const reached = new Set<string>();

function expectCase(id: string, symptom: Symptom): void {
  const advice = explain({ host: 'smtp.isp.example:587', ...symptom });
  expect({ id: advice.id, symptom }).toEqual({ id, symptom });
  expect(advice.steps.length).toBeGreaterThan(0);
  expect(adviceText(advice)).toMatch(/^[A-Za-z].*\.$/s);
  expect(adviceText(advice)).not.toContain('{');
  reached.add(id);
}

const VERBS: Readonly<Record<string, string>> = {
  mail: 'MAIL',
  rcpt: 'RCPT',
  data: 'DATA',
  end: 'CONTENT',
  auth: 'AUTH',
  tls: 'STARTTLS',
  ehlo: 'EHLO',
};

async function hostThatSays(stage: string, says: string | null, more: PretendOptions = {}) {
  const host = await startPretendHost({
    keywords: ['AUTH PLAIN LOGIN', 'STARTTLS'],
    ...(stage === 'greeting' && says !== null ? { greeting: says } : {}),
    answer: ({ line, socket }) => {
      if (!line.startsWith(VERBS[stage] ?? 'no such verb')) return undefined;
      if (says === 'cut') socket.destroy();
      return says;
    },
    ...more,
  });
  onTestFinished(() => host.close());
  return host;
}

describe('the opening', () => {
  test.each(GREETINGS)('greeting: %s', async (id, says) => {
    const host = await hostThatSays('greeting', says);
    expectCase(id, await opening(host.port, {}, { timeouts: QUICK }));
  });

  test('greeting-tls-port: silence', async () => {
    const host = await rawHost(() => undefined);
    onTestFinished(() => host.close());
    expectCase('greeting-tls-port', await opening(host.port, {}, { timeouts: QUICK }));
  });

  test('greeting-closed', async () => {
    const host = await rawHost((socket) => socket.end());
    onTestFinished(() => host.close());
    expectCase('greeting-closed', await opening(host.port));
  });

  test.each([
    ['ehlo-name', '550 5.7.1 HELO name rejected: need fully-qualified hostname'],
    ['opening-local', '502 5.5.2 Command not recognized'],
    ['opening-other', '550 5.0.0 Go away'],
  ])('EHLO: %s', async (id, says) => {
    const host = await hostThatSays('ehlo', says, {
      answer: ({ line }) => (/^(EHLO|HELO)/.test(line) ? says : undefined),
    });
    expectCase(id, await opening(host.port));
  });

  test('cut-opening', async () => {
    const host = await hostThatSays('ehlo', 'cut');
    expectCase('cut-opening', await opening(host.port));
  });

  test('connect-refused', async () => {
    const host = await rawHost(() => undefined);
    await host.close();
    expectCase('connect-refused', await opening(host.port));
  });

  test.skipIf(lacks('linux'))('connect-time: nothing comes back', async () => {
    const host = await fullListener();
    onTestFinished(() => host.close());
    expectCase('connect-time', await opening(host.port, {}, { timeouts: QUICK }));
  });

  test.skipIf(lacks('linux'))('connect-reset: torn down at once', async () => {
    expectCase('connect-reset', await whileReset((port) => opening(port)));
  });

  test('connect-no-way: no route leads there', async () => {
    // RFC 5771: an address of a group; nobody can be called there.
    expectCase('connect-no-way', await opening(25, { host: '224.0.0.1' }, { timeouts: QUICK }));
  });

  test.skipIf(lacks('linux'))('connect-other: the system itself does not know how', async () => {
    // RFC 4007 §6: an address of one's own cable, without saying which cable.
    expectCase('connect-other', await opening(25, { host: 'fe80::1' }, { timeouts: QUICK }));
  });

  test.each([
    ['dns-no-such-host', 3],
    ['dns-servfail', 2],
    ['dns-refused', 5],
    ['dns-no-address', []],
    ['dns-time', 'silent'],
  ] as const)('%s', async (id, answer) => {
    const server = await startNameServer({ 'smtp.isp.example A': answer, 'smtp.isp.example AAAA': answer });
    onTestFinished(() => server.close());
    expectCase(
      id,
      await opening(25, { host: 'smtp.isp.example' }, { dnsServers: [server.address], timeouts: { dns: 250 } }),
    );
  });

  test('dns-unreachable', async () => {
    const server = await startNameServer({});
    await server.close();
    expectCase('dns-unreachable', await opening(25, { host: 'smtp.isp.example' }, { dnsServers: [server.address] }));
  });
});

describe('encryption', () => {
  test.each([
    ['tls-self-signed', {}, false],
    ['tls-expired', { from: -30, to: -1 }, true],
    ['tls-not-yet', { from: 3 }, true],
    ['tls-name', { name: 'other.example' }, true],
  ] as const)('%s', async (id, wish, signed) => {
    const authority = certificate({ name: 'Test Authority' });
    const pair = certificate({ ...wish, ...(signed ? { by: authority } : {}) });
    // Node trusts an authority given at the client only; here it goes with the chain, so only these faults are left.
    const host = await tlsHost(pair);
    onTestFinished(() => host.close());
    const symptom = signed
      ? await withAuthority(authority.cert, host.port)
      : await opening(host.port, { host: 'localhost', security: 'implicit' });
    expectCase(id, symptom);
  });

  test('tls-authority', async () => {
    const host = await tlsHost(certificate({ by: certificate({ name: 'Nobody Knows' }) }));
    onTestFinished(() => host.close());
    expectCase('tls-authority', await opening(host.port, { host: 'localhost', security: 'implicit' }));
  });

  test('tls-too-old', async () => {
    const pair = certificate({});
    const server = createTlsServer(
      { ...pair, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' },
      (socket) => socket.destroy(),
    );
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number }; // a listening TCP server has an address object
    expectCase('tls-too-old', await opening(port, { host: 'localhost', security: 'implicit' }));
  });

  test('tls-other: an alert that says nothing of its reason', async () => {
    // RFC 8446 §6: a record of type alert, fatal, internal_error.
    const host = await rawHost((socket) => socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 80]))));
    onTestFinished(() => host.close());
    expectCase('tls-other', await opening(host.port, { security: 'implicit' }));
  });

  test('tls-wrong-port', async () => {
    const host = await startPretendHost();
    onTestFinished(() => host.close());
    expectCase('tls-wrong-port', await opening(host.port, { security: 'implicit' }));
  });

  test.each([
    ['tls-454', '454 4.7.0 TLS not available due to local problem'],
    ['tls-not-offered', '502 5.5.1 STARTTLS is not known here'],
  ])('%s', async (id, says) => {
    const host = await hostThatSays('tls', says);
    expectCase(id, await opening(host.port, { security: 'starttls' }));
  });
});

describe('the login', () => {
  test.each(LOGIN_REPLIES)('%s', async (id, says) => {
    const host = await hostThatSays('auth', says);
    expectCase(id, await opening(host.port, { auth: PASSWORD }));
  });

  test('login-token', async () => {
    const host = await hostThatSays('auth', null, {
      keywords: ['AUTH XOAUTH2'],
      answer: ({ line }) => (line.startsWith('AUTH') ? '535 5.7.8 Invalid OAuth2 bearer token' : undefined),
    });
    expectCase('login-token', await opening(host.port, { auth: { kind: 'token', username: 'office', token: 'old' } }));
  });

  test('login-not-offered, login-unknown-methods, login-none-stored', async () => {
    const none = await hostThatSays('none', null, { keywords: [] });
    expectCase('login-not-offered', await opening(none.port, { auth: PASSWORD }));
    const strange = await hostThatSays('none', null, { keywords: ['AUTH NTLM GSSAPI'] });
    expectCase('login-unknown-methods', await opening(strange.port, { auth: PASSWORD }));
    expectCase('login-none-stored', await opening(strange.port, { auth: { ...PASSWORD, password: '' } }));
  });
});

describe('the letter', () => {
  test.each(LETTER_REPLIES)('%s at %s: %s', async (id, stage, says) => {
    const host = await hostThatSays(stage, says);
    expectCase(id, await letter(host.port));
  });
});

describe('the line', () => {
  test.each(RAS)('%s: rasdial says %i', async (id, number) => {
    expectCase(
      id,
      await dialled(
        { kind: 'ras', entry: 'Office' },
        'rasdial',
        `[ $# -eq 0 ] && exit 1; echo "Remote Access error ${number} - as it is"; exit 1`,
      ),
    );
  });

  // The kernel's list of processes is everyone's: a pppd another test started for an entry of this name would pass
  // for ours.
  test.each(PPPD)('%s: pppd ends with %i', async (id, code) => {
    expectCase(id, await dialled({ kind: 'pppd', entry: 'troubled' }, 'pon', `exit ${code}`));
  });

  test.each([
    ['dial-nm-off', 'echo "Error: NetworkManager is not running."; exit 8'],
    ['dial-nm-secrets', 'echo "Error: Connection activation failed: Secrets were required, but not provided."; exit 4'],
  ])('%s: nmcli', async (id, script) => {
    expectCase(id, await dialled({ kind: 'networkmanager', entry: 'phone' }, 'nmcli', script));
  });

  test('dial-program-missing, dial-time, dial-other', async () => {
    expectCase(
      'dial-program-missing',
      await dialled({ kind: 'command', connectCommand: ['/no/such/program'] }, 'unused', ''),
    );
    expectCase(
      'dial-time',
      await dialled(
        { kind: 'command', connectCommand: ['slowdial'], dialTimeoutSeconds: 1 },
        'slowdial',
        'exec sleep 30',
      ),
    );
    expectCase(
      'dial-other',
      await dialled({ kind: 'command', connectCommand: ['oddly'] }, 'oddly', 'echo odd; exit 9'),
    );
  });
});

describe('asking for held mail', () => {
  test.each([
    ['collect-458', '458 Unable to queue messages for office.example'],
    ['collect-459', '459 Node office.example not allowed'],
    ['collect-453', '251 OK, no messages waiting'],
    ['collect-login', '530 5.7.0 Authentication required'],
    ['collect-atrn-refused', '450 4.7.0 Request refused'],
    ['collect-not-offered', '502 5.5.1 Not implemented'],
    ['collect-later', '451 4.3.0 Later'],
    ['collect-other', '554 5.0.0 No'],
  ])('%s: ETRN is answered %s', async (id, says) => {
    const host = await startPretendHost({
      keywords: ['ETRN'],
      answer: ({ line }) => (line.startsWith('ETRN') ? says : undefined),
    });
    onTestFinished(() => host.close());
    expectCase(id, await askEtrn(host.port));
  });

  test('collect-port: nobody is there', async () => {
    const host = await startPretendHost();
    await host.close();
    expectCase('collect-port', await askEtrn(host.port));
  });
});

afterAll(() => {
  // How Linux drops, resets and refuses connections is Linux's own.
  const elsewhere = lacks('linux') ? ['connect-time', 'connect-reset', 'connect-other'] : [];
  expect(CASES.map((c) => c.id).filter((id) => !reached.has(id) && !elsewhere.includes(id))).toEqual([]);
  expect(reached.size).toBeGreaterThanOrEqual(40);
});
