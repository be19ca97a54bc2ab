// Signing in where the line must be dialled for it, with the built relay and its command line:
// the price is said, the line is dialled and held while the person is at a real provider, what
// waits goes to a real Postfix and comes from a real Dovecot, and the call is booked. Then the
// ways in which it goes wrong. The line is a command; files in its folder are what happens to it.
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../src-main/contract/views';
import type { Dovecot } from '../support/dovecot';
import { lacks } from '../support/needs';
import type { Postfix } from '../support/postfix';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { beginSignIn, startSignIn } from '../support/sign-in-command';
import { CLIENT, type PlayedProvider } from '../support/sign-in-provider';
import { startTokenHosts, type TokenHosts } from '../support/token-hosts';
import { office, smartHost } from '../scenario/support/office';
import { submit } from '../scenario/support/submit';
import { until } from '../scenario/support/wait';

const WHO = 'office';

describe.skipIf(lacks('dovecot', 'openssl', 'postfix'))('an office whose line must be dialled', () => {
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

  const at = (name: string): string => join(folder.dir, name);
  const shell = (text: string): readonly string[] => ['/bin/sh', '-c', text];
  const settings = () => {
    const grant = { provider: 'other', issuer: provider.issuer, clientId: CLIENT };
    const imap = { method: 'imap', host: '127.0.0.1', port: dovecot.imaps, verifyCertificate: false, username: WHO };
    return office({
      links: [
        {
          id: 'sat',
          name: 'Satellite',
          kind: 'command',
          dialAttempts: 1,
          connectCommand: shell(
            `[ -e "${at('out')}" ] && { echo NO CARRIER; exit 3; }; [ -e "${at('slow')}" ] && sleep 30; touch "${at('up')}"`,
          ),
          disconnectCommand: shell(`rm -f "${at('up')}"`),
          statusCommand: shell(`[ -e "${at('up')}" ]`),
          tariff: { perCall: 1, perMinute: 6, billingSeconds: 1, currency: 'EUR' },
        },
      ],
      connectors: [
        smartHost(
          postfix.port,
          {
            link: 'sat',
            schedule: { kind: 'never' },
            collect: { ...imap, deliverTo: 'anna@office.example', signIn: grant },
          },
          { security: 'starttls', verifyCertificate: false, auth: { kind: 'oauth2', username: WHO, ...grant } },
        ),
        { id: 'local', link: 'sat', addressSpaces: [{ pattern: 'office.example' }], route: { kind: 'mailboxes' } },
      ],
    });
  };
  const isUp = (): boolean => existsSync(at('up'));
  const write = () =>
    submit(serving.port(), {
      from: 'me@office.example',
      to: 'far@far.example',
      content: Buffer.from('Subject: x\r\n\r\nx\r\n'),
    });
  const waiting = async () => (await serving.client.call('status', {})).queue.incoming;
  /** The last call, once it is filed. */
  const called = async (count: number): Promise<Session> => {
    const list = () => serving.client.call('session.list', {});
    await until(`call ${count}`, async () => (await list()).total >= count);
    return (await list()).rows[0] as Session; // there is one
  };
  const phases = (call: Session): readonly string[] => call.phases.map(({ phase }) => phase);

  test('a line that does not come up is told with its reason, and no page is shown', async () => {
    await writeFile(at('out'), '');
    await write();
    const { address: said, ended } = await beginSignIn(folder.dir, ['isp']);
    expect(said).toMatch(/^About \d+\.\d\d EUR for 1 message, fetching and signing in, \d+:\d\d min by Satellite\./);
    expect(said).toContain('Going online by sat to sign in');
    const { code, said: all } = await ended;
    expect(code).toBe(1);
    expect(all).toContain('NO CARRIER');
    expect(await called(1)).toMatchObject({ result: 'failed', cost: 0 });
    expect(provider.asked).toEqual([]);
    await rm(at('out'));
  });

  test('Ctrl+C hangs up at once; the letter waits, and the minutes are booked', async () => {
    const { ended, interrupt } = await beginSignIn(folder.dir, ['isp']);
    expect(isUp()).toBe(true);
    interrupt();
    expect((await ended).code).toBe(1);
    const call = await called(2);
    expect(phases(call)).toEqual(['dialing', 'signing-in', 'hanging-up', 'ended']);
    expect(call).toMatchObject({ error: null, sent: 0, left: { messages: 1 } });
    expect(call.cost).toBeGreaterThanOrEqual(1);
    expect([isUp(), await waiting()]).toEqual([false, 1]);
  });

  test('a command that dies without a word holds nothing: the line is hung up within seconds', async () => {
    const { ended, kill } = await beginSignIn(folder.dir, ['isp']);
    expect(isUp()).toBe(true);
    kill();
    expect((await ended).code).toBe(null);
    const call = await called(3);
    expect(phases(call)).toEqual(['dialing', 'signing-in', 'hanging-up', 'ended']);
    expect(call).toMatchObject({ error: null, sent: 0, left: { messages: 1 } });
    expect(call.secondsOnline).toBeLessThan(10);
    expect([isUp(), await waiting()]).toEqual([false, 1]);
  });

  test('one that dies while it dials brings no line up', async () => {
    await writeFile(at('slow'), '');
    const { kill } = startSignIn(folder.dir, ['isp']);
    await until('dialling', async () => (await serving.client.call('status', {})).session?.phase === 'dialing');
    kill();
    const call = await called(4);
    expect(phases(call)).toEqual(['dialing', 'hanging-up', 'ended']);
    expect(call).toMatchObject({ sent: 0, cost: 0, left: { messages: 1 } });
    await rm(at('slow'));
    expect([isUp(), await waiting()]).toEqual([false, 1]);
  });

  test('a line that breaks in the middle is told at once', async () => {
    const { ended } = await beginSignIn(folder.dir, ['isp']);
    await rm(at('up'));
    const { code, said } = await ended;
    expect(code).toBe(1);
    expect(said).toContain('The line went down before the sign-in was done.');
    expect(await called(5)).toMatchObject({ sent: 0, error: expect.any(String) });
    expect(await waiting()).toBe(1);
  }, 90_000);

  test('who signs in has the line held, what waits goes and comes in the same call, and it is booked', async () => {
    await dovecot.put('1', Buffer.from('Delivered-To: anna@office.example\r\nSubject: held\r\n\r\nfor us\r\n'));
    const { address, ended } = await beginSignIn(folder.dir, ['isp']);
    expect(isUp()).toBe(true);
    await provider.sign(address, WHO);
    const { code, said } = await ended;
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('Signed in as office.') });
    expect(said).toContain('The line is held until the sign-in is done');
    expect(said).toContain('The line stays up until what waits has gone');
    const call = await called(6);
    expect(call).toMatchObject({ why: 'person', sent: 1, received: 1, error: null, result: 'ok' });
    expect(phases(call)).toEqual(expect.arrayContaining(['signing-in', 'sending', 'collecting']));
    expect(isUp()).toBe(false);
    const [line] = (await serving.client.call('status', {})).links;
    expect(line?.costThisMonth).toBeGreaterThan(2);
  });

  test('by a code, for which less is loaded, the line is held too while it is typed', async () => {
    const { address: code, ended } = await beginSignIn(folder.dir, ['isp', '--device']);
    await provider.typeCode(code, WHO);
    expect(await ended).toMatchObject({ code: 0 });
    expect(await called(7)).toMatchObject({ error: null, result: 'ok' });
    expect(isUp()).toBe(false);
  }, 60_000);

  const hangUp = () => dialpost(['sign-in', 'isp', '--hang-up', '--data', folder.dir]);
  const typed = (...more: string[]) => dialpost(['sign-in', 'isp', '--typed', ...more, '--data', folder.dir]);

  test('the line is down while a code is typed, where that is asked for: two short calls, and the price of each way', async () => {
    await write();
    const { code: exit, stdout: said } = await hangUp();
    const [, code = ''] = /^ {2}([A-Z]{4}-[A-Z]{4})$/m.exec(said) ?? [];
    expect(exit).toBe(0);
    expect(said).toMatch(
      /^About \d\.\d\d EUR for signing in, 0:\d\d min by Satellite\. When the code is typed, a second/,
    );
    expect(said).toMatch(/in one call with the line held it would be about \d\d\.\d\d EUR/);
    expect(said).toContain(`dialpost sign-in isp --typed --data ${folder.dir}`);
    const first = await called(8);
    expect(first).toMatchObject({ sent: 0, received: 0, error: null, result: 'ok' });
    expect(phases(first)).toEqual(['dialing', 'signing-in', 'hanging-up', 'ended']);
    expect([isUp(), await waiting()]).toEqual([false, 1]);

    const early = await typed();
    expect(early).toMatchObject({ code: 1, stderr: expect.stringContaining('The code has not been typed yet.') });
    expect(early.stderr).toMatch(/Until .+ you can ask again: dialpost sign-in isp --typed/);
    const second = await called(9);
    expect(second).toMatchObject({ sent: 0, error: expect.stringContaining('not been typed yet') });
    expect([isUp(), await waiting()]).toEqual([false, 1]);

    await provider.typeCode(code, WHO);
    const done = await typed();
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('Signed in as office.') });
    const third = await called(10);
    expect(third).toMatchObject({ sent: 1, error: null, result: 'ok' });
    expect(isUp()).toBe(false);
    // Three calls at 1.00 each and a few seconds; three minutes held would be 19.00.
    for (const call of [first, second, third]) expect(call.cost).toBeLessThan(4);
    expect(await inNoFile(provider.deviceCodes.at(-1) ?? '')).toBe(true);
  }, 120_000);

  /** Neither in what is stored nor in what is logged, transcripts included. */
  async function inNoFile(secret: string): Promise<boolean> {
    expect(secret.length).toBeGreaterThan(20);
    const all = await readdir(folder.dir, { recursive: true, withFileTypes: true });
    for (const file of all.filter((one) => one.isFile())) {
      const text = await readFile(join(file.parentPath, file.name), 'latin1').catch(() => '');
      if (text.includes(secret)) return false;
    }
    return true;
  }

  test('a code that the relay does not know any more is said so, and nobody dials', async () => {
    expect((await hangUp()).code).toBe(0);
    await called(11);
    await serving.stop();
    serving = await serve(folder.dir, settings());
    const { code, stderr } = await typed();
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('kept in memory only') });
    expect((await serving.client.call('session.list', {})).total).toBe(11);
  }, 60_000);

  test('what is to be typed and what was typed are not one command', async () => {
    const { code, stderr } = await typed('--device');
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('leave out --device') });
  });

  test('where there is nothing to sign in to nobody dials', async () => {
    const { code, stderr } = await dialpost(['sign-in', 'local', '--data', folder.dir]);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing to sign in to') });
    expect((await serving.client.call('session.list', {})).total).toBe(11);
  });
});
