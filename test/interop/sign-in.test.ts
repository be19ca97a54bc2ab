// Signing in from an empty folder to mail that went and came, with the built relay and its
// command line: a real provider gives the grant (oidc-provider), a real Postfix and a real
// Dovecot ask it whose each token is. Then a restart, a consent taken back, and signing out.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dovecot } from '../support/dovecot';
import { lacks } from '../support/needs';
import type { Postfix } from '../support/postfix';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { beginSignIn } from '../support/sign-in-command';
import { CLIENT, type PlayedProvider } from '../support/sign-in-provider';
import { startTokenHosts, type TokenHosts } from '../support/token-hosts';
import { office, smartHost } from '../scenario/support/office';
import { submit } from '../scenario/support/submit';

const WHO = 'office';
const LETTER = 'Delivered-To: anna@office.example\r\nSubject: held\r\n\r\nfor us\r\n';

describe.skipIf(lacks('dovecot', 'openssl', 'postfix'))('an office that signs in', () => {
  let hosts: TokenHosts;
  let provider: PlayedProvider;
  let dovecot: Dovecot;
  let postfix: Postfix;
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let serving: Serving;

  beforeAll(async () => {
    hosts = await startTokenHosts();
    ({ provider, dovecot, postfix } = hosts);
    folder = await dataFolder();
    serving = await serve(folder.dir, settings());
  });
  afterAll(async () => {
    await serving?.stop();
    await hosts?.stop();
    await folder?.remove();
  });

  const grant = () => ({ provider: 'other', issuer: provider.issuer, clientId: CLIENT });
  const settings = () =>
    office({
      connectors: [
        smartHost(
          postfix.port,
          {
            schedule: { kind: 'never' },
            collect: {
              method: 'imap',
              host: '127.0.0.1',
              port: dovecot.imaps,
              verifyCertificate: false,
              username: WHO,
              deliverTo: 'anna@office.example',
              signIn: grant(),
            },
          },
          { security: 'starttls', verifyCertificate: false, auth: { kind: 'oauth2', username: WHO, ...grant() } },
        ),
        { id: 'local', addressSpaces: [{ pattern: 'office.example' }], route: { kind: 'mailboxes' } },
      ],
    });
  const call = () => dialpost(['send-receive', '--data', folder.dir, '--wait']);
  const write = () =>
    submit(serving.port(), {
      from: 'me@office.example',
      to: 'far@far.example',
      content: Buffer.from('Subject: x\r\n\r\nx\r\n'),
    });

  test('before anybody has signed in, the call says so and the letter waits', async () => {
    await write();
    const { code, stdout, stderr } = await call();
    expect(code).toBe(2);
    expect(stdout + stderr).toContain('nobody has signed in with the provider yet. Sign in');
    expect((await serving.client.call('status', {})).queue.incoming).toBe(1);
    expect(provider.asked).toEqual([]);
  });

  const probe = () =>
    dialpost(['diagnose', 'smtp', `127.0.0.1:${postfix.port}`, '--login', 'stored', '--data', folder.dir]);

  test('and so does a test of the host, which asks nobody for a token and tries no empty password', async () => {
    const { code, stdout } = await probe();
    expect(code).toBe(2);
    expect(stdout).toContain('nobody has signed in with the provider yet. Sign in.');
    expect(stdout).not.toContain('C: AUTH');
    const box = await mailbox('imap', `127.0.0.1:${dovecot.imaps}`, '--json');
    expect(JSON.parse(box.stdout)).toMatchObject({ ok: false, tried: null, findings: [{ severity: 'error' }] });
    expect(box.stdout).toContain('obody has signed in with the provider yet. Sign in.');
    expect(provider.asked).toEqual([]);
  });

  test('dialpost sign-in prints the address, and returns when the browser is done', async () => {
    const { address, ended } = await beginSignIn(folder.dir, ['isp']);
    await provider.sign(address, WHO);
    expect(await ended).toEqual({ code: 0, said: expect.stringContaining('Signed in as office.') });
  });

  test('one sign-in sends by Postfix and fetches by Dovecot', async () => {
    await dovecot.put('1', Buffer.from(LETTER));
    const { code, stdout, stderr } = await call();
    expect({ code, told: stdout + stderr }).toMatchObject({ code: 0 });
    await postfix.sink.until(1);
    expect(stdout).toMatch(/sent 1, received 1/);
  });

  test('a test of the host logs in by the token', async () => {
    const { code, stdout } = await probe();
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('accepts the login (XOAUTH2)') });
    expect(stdout).toContain('AUTH XOAUTH2 ***');
  });

  const mailbox = (...words: readonly string[]) => dialpost(['diagnose', ...words, '--data', folder.dir]);

  test('and so does a test of the mailbox, by the same sign-in; it fetches nothing', async () => {
    await dovecot.put('2', Buffer.from(LETTER));
    const { code, stdout } = await mailbox('imap', `127.0.0.1:${dovecot.imaps}`);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`127.0.0.1:${dovecot.imaps} accepts the login of ${WHO} (by the sign-in).`),
    });
    const { stdout: told } = await call();
    expect(told).toMatch(/received 1/);
  });

  test('a mailbox that nothing is stored for is not logged in at', async () => {
    const { code, stderr } = await mailbox('pop3', `127.0.0.1:${dovecot.pop3s}`);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('No password is stored for') });
  });

  test('no secret of it stands anywhere but with the passwords', async () => {
    const { secrets } = JSON.parse(await readFile(join(folder.dir, 'secrets.json'), 'utf8'));
    const tokens = Object.entries<{ readonly plain: string }>(secrets).flatMap(([key, { plain }]) =>
      key.endsWith('refreshToken') ? [plain] : [],
    );
    expect(new Set(tokens).size).toBe(1);
    const [token = ''] = tokens;
    expect(token.length).toBeGreaterThan(20);
    for (const file of await readdir(folder.dir, { recursive: true, withFileTypes: true }))
      if (file.isFile() && file.name !== 'secrets.json')
        expect((await readFile(join(file.parentPath, file.name))).includes(token), file.name).toBe(false);
    expect(serving.log()).not.toContain(token);
  });

  test('after a restart it works on, by the token that was rotated', async () => {
    await serving.stop();
    serving = await serve(folder.dir);
    const before = provider.asked.length;
    await write();
    expect(await call()).toMatchObject({ code: 0 });
    expect(provider.asked.slice(before)).toEqual(['refresh_token']);
  });

  test('a consent that was taken back is told with what to do; the letter waits, and a new sign-in sends it', async () => {
    await provider.takeBack();
    const tested = await probe();
    expect(tested.code).toBe(2);
    expect(tested.stdout).toContain('no longer honours the sign-in');
    const box = await mailbox('imap', `127.0.0.1:${dovecot.imaps}`, '--login', 'stored');
    expect(box.code).toBe(2);
    expect(box.stdout).toContain('no longer honours the sign-in');
    await serving.stop();
    serving = await serve(folder.dir);
    await write();
    const refused = await call();
    expect(refused.code).toBe(2);
    expect(refused.stdout + refused.stderr).toContain('no longer honours the sign-in');
    const { address, ended } = await beginSignIn(folder.dir, ['isp', '--device']);
    const [, code = ''] = /([A-Z]{4}-[A-Z]{4})/.exec(address) ?? [];
    await provider.typeCode(code, WHO);
    expect(await ended).toMatchObject({ code: 0 });
    expect(await call()).toMatchObject({ code: 0 });
  }, 60_000);

  test('dialpost sign-out takes the consent back there and forgets it here', async () => {
    expect(await dialpost(['sign-out', 'isp', '--data', folder.dir])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('taken back at the provider'),
    });
    await write();
    const { stdout, stderr } = await call();
    expect(stdout + stderr).toContain('nobody has signed in');
  });

  test.each([
    [['sign-in'], /sign-in takes the id of a provider/],
    [['sign-in', 'nowhere'], /There is no provider "nowhere"/],
    [['sign-in', 'local'], /there is nothing to sign in to/],
  ])('dialpost %j is told what is wrong', async (words, told) => {
    const { code, stderr } = await dialpost([...words, '--data', folder.dir]);
    expect(code).toBe(1);
    expect(stderr).toMatch(told);
  });
});
