// Testing a mailbox's login (diagnose.mailbox) against real hosts: Dovecots by POP3 and IMAP
// that take passwords, tokens, or neither of what we know. Whatever keeps us out is told by a
// sentence of its own that says what to do, and no password or token stands in it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src-main/base/clock';
import type { MailboxProbe } from '../../src-main/contract/diagnose/mailbox';
import { beginByCode } from '../../src-main/sign-in/begun';
import { type Dovecot, startDovecot } from '../support/dovecot';
import { fetchingFrom } from '../support/fetching';
import { freePort } from '../support/free-port';
import { grantOf } from '../support/grants';
import { lacks } from '../support/needs';
import { dataFolder, serve, type Serving } from '../support/serve';
import { CLIENT, type PlayedProvider } from '../support/sign-in-provider';
import { startTokenHosts, type TokenHosts } from '../support/token-hosts';
import { office, smartHost } from '../scenario/support/office';

const SECRET = 'my-secret-word';

describe.skipIf(lacks('dovecot', 'openssl', 'postfix'))('a mailbox that is tested by its login', () => {
  const ends: (() => Promise<unknown>)[] = [];
  let tokens: TokenHosts;
  let provider: PlayedProvider;
  /** Takes passwords; only over TLS; by a way that nobody knows. */
  let passwords: Dovecot;
  let careful: Dovecot;
  let strange: Dovecot;
  let serving: Serving;

  beforeAll(async () => {
    const started = async (options: Parameters<typeof startDovecot>[0]): Promise<Dovecot> => {
      const dovecot = await startDovecot(options);
      ends.push(() => dovecot.stop());
      return dovecot;
    };
    tokens = await startTokenHosts();
    ends.push(() => tokens.stop());
    ({ provider } = tokens);
    passwords = await started({});
    careful = await started({ more: 'ssl = required\ndisable_plaintext_auth = yes\nlisten = 127.0.0.1, 127.0.0.2\n' });
    strange = await started({ mechanisms: 'external' });
    const folder = await dataFolder();
    ends.push(() => folder.remove());
    serving = await serve(folder.dir, settings());
    ends.push(() => serving.stop());
    const { id, address } = await serving.client.call('signIn.begin', { connector: 'imap' });
    await provider.sign(address, 'office');
    expect(await serving.client.call('signIn.wait', { id })).toMatchObject({ ok: true });
  }, 120_000);
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  const signIn = () => ({ provider: 'other', issuer: provider.issuer, clientId: CLIENT });
  const settings = () => {
    const { dovecot } = tokens;
    const rests = { link: 'line', schedule: { kind: 'never' } };
    const box = (method: 'imap' | 'pop3') => ({
      ...smartHost(1, {
        ...rests,
        id: method,
        addressSpaces: [{ pattern: `${method}.example` }],
        collect: {
          method,
          host: '127.0.0.1',
          port: dovecot[`${method}s`],
          verifyCertificate: false,
          username: 'office',
          deliverTo: 'anna@office.example',
          signIn: signIn(),
        },
      }),
    });
    return office({ connectors: [box('imap'), box('pop3')] });
  };
  const asked = (ask: object): Promise<MailboxProbe> =>
    serving.client.call('diagnose.mailbox', { host: '127.0.0.1', verifyCertificate: false, ...ask });
  describe.each(['imap', 'pop3'] as const)('by %s', (method) => {
    const login = { kind: 'password', username: 'office', password: 'secret' };
    const tls = `${method}s` as const;
    /** The one thing that is said. */
    const said = async (ask: object) => {
      const { ok, tried, findings, transcript } = await asked({ method, auth: login, ...ask });
      expect(transcript + JSON.stringify(findings)).not.toContain(SECRET);
      expect(findings).toHaveLength(1);
      return { ok, tried, code: findings[0]?.code, text: findings[0]?.text };
    };
    const bySignIn = (username: string) => ({
      kind: 'oauth2',
      username,
      ...signIn(),
      refreshToken: { set: true },
    });

    test.each(['implicit', 'starttls', 'none'])('a password lets in (security %s)', async (security) => {
      await passwords.put(
        `${method}-${security}`,
        Buffer.from('Delivered-To: anna@office.example\r\nSubject: stays\r\n\r\nhere\r\n'),
      );
      const port = passwords[security === 'implicit' ? tls : method];
      const { ok, tried, text } = await said({ port, security });
      expect({ ok, tried, text }).toEqual({
        ok: true,
        tried: 'password',
        text: `127.0.0.1:${port} accepts the login of office (by its password).`,
      });
    });

    test('what lay there is still to be fetched', async () => {
      const host = await fetchingFrom(method, passwords[method]);
      const fetched = await host.fetch({ security: 'starttls', verifyCertificate: false });
      expect(fetched).toMatchObject({ kind: 'done', messages: 3 });
    });

    test('the sign-in lets in, stored or as it is typed', async () => {
      const port = tokens.dovecot[tls];
      for (const auth of [{ kind: 'stored' }, bySignIn('office')])
        expect(await said({ port, auth })).toMatchObject({
          ok: true,
          tried: 'token',
          text: expect.stringContaining('(by the sign-in)'),
        });
    });

    /** What keeps us out, how that is called, and what it says in any words of the host's. */
    const TROUBLES: readonly (readonly [string, string, () => object | Promise<object>, RegExp])[] = [
      [
        'a wrong password',
        'mailbox-wrong',
        () => ({ port: passwords[tls], auth: { ...login, password: SECRET } }),
        /did not accept login name and password \("(\[AUTH\] )?Authentication failed\."\)\. Check login name and password/,
      ],
      [
        'a host that takes passwords only over TLS',
        'mailbox-way',
        () => ({ host: '127.0.0.2', port: careful[method], security: 'none' }),
        /takes no password over a line that others can read; set the security to STARTTLS or TLS/,
      ],
      [
        'a host with a way that nobody knows',
        'mailbox-way',
        () => ({ port: strange[tls] }),
        /takes logins by EXTERNAL only, and Dialpost knows .*; ask the provider to allow one of these/,
      ],
      [
        'a host that wants a sign-in and gets a password',
        'mailbox-way',
        () => ({ port: tokens.dovecot[tls] }),
        /takes no passwords, only the sign-in of its provider \(XOAUTH2, OAUTHBEARER\); choose "Sign in with the provider"/,
      ],
      [
        'a host that wants a password and gets a token',
        'mailbox-way',
        () => ({ port: passwords[tls], auth: bySignIn('office') }),
        /takes no access token; it offers PLAIN, LOGIN\. Log in there with a password\.$/,
      ],
      [
        'an account that is another than the one that signed in',
        'mailbox-token',
        async () => ({
          port: tokens.dovecot[tls],
          auth: { ...bySignIn('anna'), refreshToken: await annasTokenOfBert() },
        }),
        /did not take the sign-in, nor a new token of it \(.+\)\. Sign in again, as the right account/,
      ],
      [
        'an account that nobody has signed in to',
        'mailbox-no-token',
        () => ({ port: tokens.dovecot[tls], auth: bySignIn('anna') }),
        /^No login was tried at 127\.0\.0\.1:\d+: nobody has signed in with the provider yet\. Sign in\.$/,
      ],
      [
        'a certificate that proves nothing',
        'mailbox-certificate',
        () => ({ port: passwords[tls], verifyCertificate: true }),
        /self-signed certificate.*ask the provider\. For a server in your own office/,
      ],
      [
        'a port where nobody listens',
        'mailbox-port',
        async () => ({ port: await freePort() }),
        /nobody listens.*Check port and security: IMAP uses 993/,
      ],
      [
        'a port that begins in the clear',
        'mailbox-port',
        () => ({ port: passwords[method] }),
        /speaks plain \w+ at first and no TLS.*choose STARTTLS/,
      ],
      [
        'a port that wants TLS at once',
        'mailbox-silent',
        () => ({ port: passwords[tls], security: 'none', timeoutSeconds: 3 }),
        /did not answer in time\. Check host, port and security: a port for TLS from the first byte/,
      ],
      [
        'a host that is not there',
        'mailbox-name',
        () => ({ host: 'nowhere.invalid' }),
        /no such host\. Check the host's name letter by letter/,
      ],
    ];
    test.each(TROUBLES)('%s is told with what to do (%s)', async (_, code, ask, words) => {
      const told = await said(await ask());
      expect(told).toMatchObject({ ok: false, code });
      expect(told.text).toMatch(words);
    });
  });

  test('a folder that is not there is told with what to do', async () => {
    const { ok, findings } = await asked({ method: 'imap', port: tokens.dovecot.imaps, mailbox: 'Ablage' });
    expect([ok, findings[0]?.code]).toEqual([false, 'mailbox-folder']);
    expect(findings[0]?.text).toMatch(/has no folder "Ablage".*the inbox is INBOX/);
  });

  /** A consent of somebody else's, under a name that is not his. */
  async function annasTokenOfBert(): Promise<string> {
    const grant = grantOf({ issuer: provider.issuer, clientId: CLIENT });
    const signal = new AbortController().signal;
    const begun = await beginByCode(grant, ['imap'], { clock: systemClock, signal });
    await provider.sign(begun.address, 'bert');
    const ended = await begun.end;
    return ended.ok ? ended.refreshToken : '';
  }
});
