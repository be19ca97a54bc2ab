// Straight to each domain's own hosts, from outside: a name server and hosts on
// loopback, told apart by address, as port 25 is the same everywhere in the world.
import { type ParsedMail, simpleParser } from 'mailparser';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startNameServer, type NameServer } from '../support/name-server';
import { startPretendHost, type PretendHost, type PretendOptions } from '../support/pretend-host';
import { lacks } from '../support/needs';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { MAILBOXES, office } from './support/office';
import { mailbox, openClient } from './support/submit';
import { until } from './support/wait';

const DSN = ['PIPELINING', 'SIZE 1000000', '8BITMIME', 'CHUNKING', 'DSN'];

const host = async (options: PretendOptions): Promise<PretendHost> => {
  const started = await startPretendHost(options);
  onTestFinished(() => started.close());
  return started;
};

async function world(): Promise<{ serving: Serving; dns: NameServer; modern: PretendHost; plain: PretendHost }> {
  const modern = await host({ keywords: DSN });
  const plain = await host({ keywords: ['SIZE'], address: '127.0.0.2', port: modern.port });
  const dns = await startNameServer({
    // Nobody listens at the first of these.
    'modern.example': { mx: ['10 dead.modern.example', '20 mx.modern.example'] },
    'dead.modern.example': { a: ['127.0.0.9'] },
    'mx.modern.example': { a: ['127.0.0.1'] },
    'plain.example': { mx: ['10 mx.plain.example'] },
    'mx.plain.example': { a: ['127.0.0.2'] },
    'nomail.example': { mx: ['0 .'] },
    'loop.example': { mx: ['10 mail.office.example', '20 backup.loop.example'] },
    'mail.office.example': { a: ['127.0.0.3'] },
    'backup.loop.example': { a: ['127.0.0.1'] },
  });
  onTestFinished(() => dns.close());
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const direct = {
    id: 'world',
    schedule: { kind: 'never' },
    route: { kind: 'direct', dnsServers: [dns.address], port: modern.port },
    wait: { firstMessageSeconds: 0, idleSeconds: 0, maxMinutes: 1 },
  };
  const serving = await serve(dir, office({ connectors: [direct, { ...MAILBOXES, wait: direct.wait }] }));
  onTestFinished(() => serving.stop().then(() => undefined));
  return { serving, dns, modern, plain };
}

/** Hands a letter in with the parameters of RFC 3461. */
async function handIn({ port }: Serving, to: string, mailWords = '', rcptWords = ''): Promise<void> {
  const client = await openClient(port());
  for (const line of [`MAIL FROM:<me@office.example>${mailWords}`, `RCPT TO:<${to}>${rcptWords}`, 'DATA'])
    expect((await client?.ask(line))?.code).toBeLessThan(400);
  client?.write(`From: <me@office.example>\r\nTo: <${to}>\r\nSubject: for ${to}\r\n\r\nhello\r\n.\r\n`);
  expect((await client?.reply())?.code).toBe(250);
  client?.close();
}

const go = async ({ dir }: Serving) => dialpost(['send-receive', '--wait', '--connector', 'world', '--data', dir]);
/** Waits until nothing of ours is on its way, then reads. */
async function noticesFor({ dir, client }: Serving, count: number): Promise<readonly ParsedMail[]> {
  const found = await until('the notices', async () => {
    const all = await mailbox(dir, 'me');
    return all.length >= count && (await client.call('queue.list', {})).total === 0 ? all : null;
  });
  return Promise.all(found.map((one) => simpleParser(one)));
}

const line = (lines: readonly string[], wanted: RegExp): string => lines.find((one) => wanted.test(one)) ?? '';

describe.skipIf(lacks('linux'))('direct delivery', () => {
  it('finds the hosts by DNS, goes on to the second, and takes one connection for all mail of a domain', async () => {
    const { serving, dns, modern, plain } = await world();
    for (const to of ['anna@modern.example', 'ben@modern.example', 'carl@plain.example', 'dora@modern.example'])
      await handIn(serving, to);
    expect((await go(serving)).code).toBe(0);
    expect(modern.taken.flatMap((letter) => letter.to).sort()).toEqual([
      'anna@modern.example',
      'ben@modern.example',
      'dora@modern.example',
    ]);
    expect(plain.taken.flatMap((letter) => letter.to)).toEqual(['carl@plain.example']);
    expect([modern.connections(), plain.connections()]).toEqual([1, 1]);
    expect(dns.asked.filter((question) => question.startsWith('MX ')).sort()).toEqual([
      'MX modern.example',
      'MX plain.example',
    ]);
    const { total, rows } = await serving.client.call('history.list', { offset: 0, limit: 10 });
    expect(total).toBe(4);
    expect(new Set(rows.map((row) => row.host))).toEqual(
      new Set([`mx.modern.example:${modern.port}`, `mx.plain.example:${modern.port}`]),
    );
  });

  it('passes the wish for a notice on where the host knows DSN, and tells itself where it does not', async () => {
    const { serving, modern, plain } = await world();
    await handIn(
      serving,
      'anna@modern.example',
      ' RET=HDRS ENVID=letter-1',
      ' NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;anna@modern.example',
    );
    await handIn(serving, 'carl@plain.example', ' RET=HDRS ENVID=letter-2', ' NOTIFY=SUCCESS');
    expect((await go(serving)).code).toBe(0);
    expect(line(modern.lines, /^MAIL /)).toMatch(/ RET=HDRS ENVID=letter-1\b/);
    expect(line(modern.lines, /^RCPT /)).toMatch(/ NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;anna@modern\.example$/);
    expect([line(plain.lines, /^MAIL /), line(plain.lines, /^RCPT /)].join('\n')).not.toMatch(
      /RET=|ENVID=|NOTIFY=|ORCPT=/,
    );
    const notices = await noticesFor(serving, 1);
    expect(
      notices.map(({ text }) => ({
        action: /^Action: (.*)$/m.exec(text ?? '')?.[1],
        id: /^Original-Envelope-Id: (.*)$/m.exec(text ?? '')?.[1],
      })),
    ).toEqual([{ action: 'relayed', id: 'letter-2' }]);
  });

  it('returns mail for a domain that takes none, and mail that would go in circles', async () => {
    const { serving, modern } = await world();
    await handIn(serving, 'anna@nomail.example');
    await handIn(serving, 'ben@loop.example');
    await go(serving);
    expect(modern.taken).toEqual([]);
    const text = (await noticesFor(serving, 2)).map((one) => one.text ?? '').join('\n');
    expect(text).toMatch(/Final-Recipient: rfc822; anna@nomail\.example\nAction: failed\nStatus: 5\.1\.10\n/);
    expect(text).toMatch(/Final-Recipient: rfc822; ben@loop\.example\nAction: failed\nStatus: 5\.4\.6\n/);
    await until('an empty queue', async () => (await serving.client.call('queue.list', {})).total === 0);
  });

  it('over a dialled line is done, and said to be unwise', async () => {
    const { serving } = await world();
    const settings = {
      ...((await serving.client.call('settings.get', {})) as object),
      links: [{ id: 'line', name: 'Modem', kind: 'command', connectCommand: ['/bin/true'] }],
    };
    expect(await serving.client.call('settings.set', settings)).toEqual({ ok: true });
    expect((await serving.client.call('status', {})).attention).toMatchObject([
      {
        key: 'direct:world',
        severity: 'info',
        text: expect.stringMatching(
          /^world delivers straight to every domain over Modem, which is dialled\./,
        ) as unknown,
      },
    ]);
    await handIn(serving, 'anna@modern.example');
    expect((await go(serving)).code).toBe(0);
  });
});
