// A real Postfix that holds mail for ETRN and a real Dovecot beside it: both are found
// as ways to fetch what a provider holds.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src-main/base/clock';
import { PORTS, probeCollect } from '../../src-main/diagnose/collect-probe';
import { type Dovecot, startDovecot } from '../support/dovecot';
import { lacks } from '../support/needs';
import { type Postfix, startPostfix } from '../support/postfix';

describe.skipIf(lacks('postfix', 'dovecot', 'openssl'))('a provider of Postfix and Dovecot', () => {
  let postfix: Postfix;
  let dovecot: Dovecot;
  beforeAll(async () => {
    [postfix, dovecot] = [await startPostfix({ tls: true }), await startDovecot()];
  });
  afterAll(async () => {
    await postfix?.stop();
    await dovecot?.stop();
  });

  test('offers ETRN, IMAP and POP3', async () => {
    const target = {
      host: '127.0.0.1',
      port: postfix.port,
      security: 'starttls',
      verifyCertificate: false,
      credentials: null,
    } as const;
    const ports = { ...PORTS, odmr: 9, imaps: 9, imap: dovecot.imap, pop3s: 9, pop3: dovecot.pop3 };
    const { offers } = await probeCollect(
      target,
      { clock: systemClock, hostname: 'mail.office.example', dnsServers: [], timeoutMs: 20_000, ports },
      new AbortController().signal,
    );
    expect(offers).toMatchObject([
      { method: 'etrn', port: postfix.port, security: 'starttls' },
      { method: 'imap', port: dovecot.imap, security: 'starttls' },
      { method: 'pop3', port: dovecot.pop3, security: 'starttls' },
    ]);
  });
});
