// What the relay hands to the probes: where a stored password may go, which situation
// and hosts the DNS probe assumes, and what a session's trouble is told with.
import { tmpdir } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { Settings } from '../../../src-main/contract/settings';
import { PARAMS } from '../../../src-main/contract/methods';
import { makeReply } from '../../../src-main/mail/reply';
import { withAdvice, withSteps } from '../../../src-main/session/advice';
import { withLevels } from '../../../src-main/logs/logs';
import { createProbes, type ProbesDeps } from '../../../src-main/relay/probes';
import { certificate, tlsHost } from '../diagnose/certificates';
import { startPretendHost } from '../../support/pretend-host';

function probesWith(document: object, line: ProbesDeps['line'] = () => expect.unreachable()) {
  const settings = Settings.parse({ organization: { domains: ['office.example'] }, listeners: [], ...document });
  return createProbes({
    clock: systemClock,
    startedAt: 0,
    callers: () => [],
    settings: () => settings,
    listeners: () => [],
    inUse: () => false,
    dir: tmpdir(),
    zone: () => 'UTC',
    line,
    tokenFor: () => Promise.reject(new Error('nobody signs in here')),
    book: () => Promise.resolve(),
  });
}

async function loginHost() {
  const host = await startPretendHost({
    keywords: ['AUTH PLAIN'],
    answer: ({ line }) => (line.startsWith('AUTH') ? '235 2.7.0 Welcome' : undefined),
  });
  onTestFinished(() => host.close());
  return host;
}

const connectorTo = (port: number) => ({
  connectors: [
    {
      id: 'isp',
      route: {
        kind: 'smart-host',
        hosts: [
          {
            host: '127.0.0.1',
            port,
            security: 'none',
            auth: { kind: 'password', username: 'office', password: 'stored-secret' },
          },
        ],
      },
    },
  ],
});

describe('diagnose.link', () => {
  const STORED = { id: 'modem', kind: 'ras', entry: 'isp', username: 'ship', password: 'stored-secret' };
  /** What a line was dialled with. */
  async function dialledWith(draft: object): Promise<unknown> {
    const seen: unknown[] = [];
    const probes = probesWith({ links: [STORED] }, (_id, typed) => {
      seen.push(typed?.password);
      return { state: 'up', up: () => expect.unreachable(), down: () => expect.unreachable() };
    });
    await probes['diagnose.link'](PARAMS['diagnose.link'].parse({ draft }));
    return seen[0];
  }
  const typed = { ...STORED, password: { set: true } };
  test('a typed line is dialled as it is typed, with its stored password where it dials the same', async () => {
    expect(await dialledWith(typed)).toBe('stored-secret');
    expect(await dialledWith({ ...typed, dialAttempts: 1 })).toBe('stored-secret');
    expect(await dialledWith({ ...typed, password: 'new' })).toBe('new');
  });
  test.each(['entry', 'username', 'id'])('a stored password goes nowhere by another %s', async (field) => {
    expect(await dialledWith({ ...typed, [field]: 'other' })).toBeNull();
  });
  test('what is no line is refused', () => {
    expect(PARAMS['diagnose.link'].safeParse({ draft: { id: 'x', kind: 'command' } }).success).toBe(false);
    expect(PARAMS['diagnose.link'].safeParse({ draft: { ...typed, tariff: { perMinute: -1 } } }).success).toBe(false);
  });
});

describe('diagnose.smtp', () => {
  test('a draft says whether the certificate must be in order; a stored login goes by what is stored', async () => {
    const { port: host, close } = await tlsHost(certificate({}));
    onTestFinished(close);
    const stored = connectorTo(host);
    stored.connectors.forEach(({ route }) => route.hosts.forEach((one) => (one.security = 'implicit')));
    const probes = probesWith(stored);
    const ask = (more: object) =>
      probes['diagnose.smtp'](
        PARAMS['diagnose.smtp'].parse({ host: '127.0.0.1', port: host, security: 'implicit', ...more }),
      );
    const auth = { kind: 'password', username: 'office', password: 'typed' };
    expect((await ask({ auth, verifyCertificate: false })).auth.ok).toBe(true);
    expect((await ask({ auth })).auth.tried).toBeNull();
    expect((await ask({ auth: { kind: 'stored' }, verifyCertificate: false })).auth.tried).toBeNull();
  });

  test('a stored password goes to its own host, and never into the transcript', async () => {
    const host = await loginHost();
    const probes = probesWith(connectorTo(host.port));
    const result = await probes['diagnose.smtp'](
      PARAMS['diagnose.smtp'].parse({ host: '127.0.0.1', port: host.port, auth: { kind: 'stored' } }),
    );
    expect(result.auth.ok).toBe(true);
    expect(host.lines.some((line) => line.startsWith('AUTH PLAIN '))).toBe(true);
    expect(JSON.stringify(result)).not.toContain(Buffer.from('\0office\0stored-secret').toString('base64'));
  });

  test('and to no other host or port', async () => {
    const own = await loginHost();
    const other = await loginHost();
    const probes = probesWith(connectorTo(own.port));
    const asked = PARAMS['diagnose.smtp'].parse({
      host: '127.0.0.1',
      port: other.port,
      security: 'none',
      auth: { kind: 'stored' },
    });
    expect(() => probes['diagnose.smtp'](asked)).toThrow(/No password is stored/);
    expect(other.connections()).toBe(0);
  });

  test('with the security it was stored for, whatever is asked', async () => {
    const host = await loginHost();
    const {
      connectors: [isp],
    } = connectorTo(host.port);
    const hosts = isp?.route.hosts.map((h) => ({ ...h, security: 'starttls' }));
    const probes = probesWith({ connectors: [{ id: 'isp', route: { kind: 'smart-host', hosts } }] });
    const result = await probes['diagnose.smtp'](
      PARAMS['diagnose.smtp'].parse({ host: '127.0.0.1', port: host.port, security: 'none', auth: { kind: 'stored' } }),
    );
    expect(result.ok).toBe(false);
    expect(host.lines.some((line) => line.startsWith('AUTH'))).toBe(false);
  });
});

describe('diagnose.link and diagnose.relay', () => {
  test('say what there is when the name is wrong', async () => {
    const probes = probesWith({});
    await expect(probes['diagnose.link']({ link: 'nowhere' })).rejects.toThrow(/Known: line/);
    expect(() => probes['diagnose.relay']({})).toThrow(/No listener is open/);
  });
});

describe("a session's trouble", () => {
  const trouble = { kind: 'password', host: 'smtp.gmail.com:587', text: 'It did not let us in.' } as const;
  test('is told with steps where the case is special, and as it is where not', () => {
    expect(withAdvice({ ...trouble, reply: makeReply(534, ['5.7.9 Application-specific password required']) })).toMatch(
      /^It did not let us in\. .*app password/,
    );
    expect(withAdvice({ ...trouble, reply: makeReply(535, ['5.7.8 no']) })).toBe(trouble.text);
    expect(withAdvice({ ...trouble, kind: 'disk', reply: null })).toBe(trouble.text);
    const dial = { stage: 'dial', code: 0, said: 'odd' } as const;
    const silent = 'Satellite did not connect: nobody answers (RAS error 678).';
    expect(withSteps({ ...dial, fault: 'no-answer', text: silent })).toMatch(/Check the number/);
    // Our own words say nothing to the troubleshooter.
    expect(withSteps({ ...dial, text: silent })).toBe(silent);
    expect(withSteps({ ...dial, text: 'Satellite did not connect: odd.' })).toBe('Satellite did not connect: odd.');
  });
});

test('levels that fell back change nothing else in the settings', () => {
  const document = {
    version: 1,
    organization: { domains: ['a.example'] },
    log: { protocol: { enabled: true }, diagnostic: { levels: { default: 'maximum' }, revertAfterMinutes: 5 } },
  };
  expect(withLevels(document, { default: 'minimum' })).toEqual({
    ...document,
    log: { protocol: { enabled: true }, diagnostic: { levels: { default: 'minimum' }, revertAfterMinutes: 5 } },
  });
});
