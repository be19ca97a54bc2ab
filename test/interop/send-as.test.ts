// A real Postfix that lets an account send only as its own addresses (smtpd_sender_login_maps), to an
// office that signed in with a real provider: what it refuses so is kept and told once, other senders'
// letters go on in the same call, and when the administrator has allowed it, it goes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src-main/base/clock';
import { createLog } from '../../src-main/base/log';
import { startRelay } from '../../src-main/relay/relay';
import { beginByCode } from '../../src-main/sign-in/begun';
import { grantOf } from '../support/grants';
import { lacks } from '../support/needs';
import type { Postfix } from '../support/postfix';
import { dataFolder } from '../support/serve';
import { CLIENT, type PlayedProvider } from '../support/sign-in-provider';
import { startTokenHosts, type TokenHosts } from '../support/token-hosts';
import { office, smartHost } from '../scenario/support/office';
import { submit } from '../scenario/support/submit';

const WHO = 'office';
const OWN = 'office@office.example';
const BERTA = 'berta@office.example';

describe.skipIf(lacks('dovecot', 'openssl', 'postfix'))('an account that may send only as itself', () => {
  let hosts: TokenHosts;
  let provider: PlayedProvider;
  let postfix: Postfix;
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let dir: string;
  let relay: Awaited<ReturnType<typeof startRelay>>;

  beforeAll(async () => {
    folder = await dataFolder();
    dir = folder.dir;
    await allow(OWN);
    hosts = await startTokenHosts({
      postfix: {
        smtpd_sender_login_maps: `texthash:${join(dir, 'senders')}`,
        smtpd_sender_restrictions: 'reject_sender_login_mismatch',
      },
    });
    ({ provider, postfix } = hosts);
    const grant = grantOf({ issuer: provider.issuer, clientId: CLIENT, username: WHO });
    const begun = await beginByCode(grant, ['smtp'], { clock: systemClock, signal: new AbortController().signal });
    await provider.sign(begun.address, WHO);
    const came = await begun.end;
    const auth = { kind: 'oauth2', ...grant, refreshToken: came.ok ? came.refreshToken : '' };
    relay = await begin(
      office({
        connectors: [
          smartHost(
            postfix.port,
            { schedule: { kind: 'never' } },
            { security: 'starttls', verifyCertificate: false, auth },
          ),
          { id: 'local', addressSpaces: [{ pattern: 'office.example' }], route: { kind: 'mailboxes' } },
        ],
      }),
    );
  });
  afterAll(async () => {
    await relay?.stop();
    await hosts?.stop();
    await folder?.remove();
  });

  const begin = (document?: object) =>
    startRelay({
      dir: join(dir, 'data'),
      clock: systemClock,
      log: createLog(() => Date.now(), { default: 'minimum' }),
      ...(document ? { document } : {}),
    });
  /** As whom the account may send, as the administrator writes it down. */
  const allow = (...senders: readonly string[]) =>
    writeFile(join(dir, 'senders'), senders.map((sender) => `${sender} ${WHO}\n`).join(''), { mode: 0o644 });
  const write = (from: string, to: string) =>
    submit(relay.listeners()[0]?.port ?? 0, { from, to, content: Buffer.from('Subject: x\r\n\r\nx\r\n') });
  const call = async () => {
    const { session } = await relay.handlers['session.start']({ connectors: ['isp'] });
    const ended = async () => (await relay.handlers['session.get']({ id: session.id })).endedAt;
    await expect.poll(ended, { timeout: 15_000 }).not.toBeNull();
    return relay.handlers['session.get']({ id: session.id });
  };
  const items = async () =>
    (await Promise.resolve(relay.handlers.status({}))).attention.filter(({ key }) => key.startsWith('send-as:'));
  const rows = async () => (await relay.handlers['queue.list']({ sort: 'arrived', offset: 0, limit: 100 })).rows;
  const results = async () =>
    (await relay.handlers['history.list']({ offset: 0, limit: 100 })).rows.map(({ result }) => result);

  test('other senders’ letters go in the same call; what was refused waits, and nothing is returned', async () => {
    for (let i = 0; i < 4; i++) await write(BERTA, `b${i}@far.example`);
    for (let i = 0; i < 3; i++) await write(OWN, `o${i}@far.example`);
    const ended = await call();
    expect(ended).toMatchObject({ sent: 3, failed: 0, error: null, left: { messages: 4 } });
    expect(ended.left?.why).toContain(`${WHO} may not send as this sender: 553 5.7.1`);
    await postfix.sink.until(3);
    expect(new Set(await results())).toEqual(new Set(['delivered']));
    expect(await rows()).toMatchObject(Array.from({ length: 4 }, () => ({ sender: BERTA, state: 'deferred' })));
  });

  test('it is told once, with whose account and which sender, and what the administrator must allow', async () => {
    expect(await items()).toMatchObject([
      {
        key: 'send-as:isp',
        severity: 'error',
        text: expect.stringMatching(
          new RegExp(`does not let ${WHO} send as <${BERTA}> .*4 letters wait.*"Send as", add ${WHO}`),
        ),
        action: { kind: 'send', connectors: ['isp'] },
      },
    ]);
  });

  test('another call changes nothing, and a restart tells it again', async () => {
    expect(await call()).toMatchObject({ sent: 0, failed: 0, error: null });
    await relay.stop();
    relay = await begin();
    expect(await items()).toHaveLength(1);
    expect(await rows()).toHaveLength(4);
  });

  test('when it is allowed, what waits goes with the next call, and nothing more is told', async () => {
    await allow(OWN, BERTA);
    await postfix.command('postfix', 'reload');
    expect(await call()).toMatchObject({ sent: 4, failed: 0, left: null });
    await postfix.sink.until(7);
    await expect.poll(items).toEqual([]);
    expect(await rows()).toEqual([]);
  });
});
