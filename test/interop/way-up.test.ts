// The whole way up, as an office goes it: a real relay with letters waiting, its settings
// exported from its own folder, that Postfix started, the letters handed over to it with a
// login, and its call script run. Every letter is there once, with what its envelope asked
// for; letters of another line and of a branch stay until it is their turn.
import { execFile } from 'node:child_process';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openByteSink, type ByteSink } from '../support/byte-sink';
import { type ExportedPostfix, startExported } from '../support/exported-postfix';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { rawClient } from '../support/raw-client';
import { CLI, dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { until } from '../scenario/support/wait';

const run = promisify(execFile);
const PASSWORD = 'open $sesame {1}';
const LETTERS = 40;
const LANDSCAPE = 'Grüße aus Jülich';

describe.skipIf(lacks('postfix', 'dovecot-lmtp', 'openssl', 'systemd'))('the way up', () => {
  let internet: ByteSink;
  let radio: ByteSink;
  let office: Serving;
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let port: number;
  let exported: ExportedPostfix;
  let way: string;

  beforeAll(async () => {
    [internet, radio, folder, port] = [
      await openByteSink(),
      await openByteSink(),
      await dataFolder(),
      await freePort(),
    ];
    const to = (at: number) => ({
      kind: 'smart-host',
      hosts: [{ host: '127.0.0.1', port: at, security: 'none' }],
    });
    const touched = (name: string) => join(folder.dir, name);
    office = await serve(folder.dir, {
      organization: { domains: ['office.example'] },
      listeners: [
        { id: 'office', port: await freePort(), tls: 'starttls', authenticateWithoutTls: true, relay: { allow: [] } },
      ],
      accounts: [{ username: 'Anna', password: PASSWORD }],
      links: [
        {
          id: 'sat',
          kind: 'command',
          connectCommand: ['sh', '-c', `echo up >> '${touched('calls')}'`],
          disconnectCommand: ['sh', '-c', `echo down >> '${touched('calls')}'`],
        },
        { id: 'radio', kind: 'command', connectCommand: ['false'], dialAttempts: 1 },
      ],
      connectors: [
        { id: 'isp', link: 'sat', schedule: { kind: 'every', minutes: 720 }, route: to(internet.port) },
        {
          id: 'radio',
          link: 'radio',
          addressSpaces: [{ pattern: '*.ships.example' }],
          schedule: { kind: 'never' },
          route: to(radio.port),
        },
        {
          id: 'local',
          link: 'sat',
          addressSpaces: [{ pattern: 'office.example' }],
          route: {
            kind: 'mailboxes',
            mailboxes: [{ address: 'anna@office.example', aliases: ['a@office.example'], account: 'Anna' }],
          },
        },
      ],
    });
    way = join(folder.dir, 'way');
    const made = await dialpost(['export', 'postfix', way, '--data', folder.dir]);
    expect([made.code, made.stdout]).toEqual([0, expect.stringContaining(`${way}/EXPLANATION.txt`)]);
    // On the other machine the same port would be free.
    const master = await readFile(join(way, 'master.cf'), 'utf8');
    await writeFile(join(way, 'master.cf'), master.replace(`127.0.0.1:${office.port()} `, `127.0.0.1:${port} `));
    exported = await startExported(way);
  });
  afterAll(async () => {
    await exported?.stop();
    await office?.stop();
    await internet?.close();
    await radio?.close();
    await folder?.remove();
  });

  /** Hands `content` in at the relay as Anna, with these parameters; null where all went well. */
  async function letter(mail: string, rcpt: string, content: string): Promise<string | null> {
    const client = await rawClient(office.port());
    await client.ask('EHLO computer.office.example');
    const login = Buffer.from(`\0anna\0${PASSWORD}`).toString('base64');
    const replies = [await client.ask(`AUTH PLAIN ${login}`), await client.ask(`MAIL FROM:${mail}`)];
    replies.push(await client.ask(`RCPT TO:${rcpt}`), await client.ask('DATA'), await client.ask(`${content}\r\n.`));
    client.close();
    return replies.find(({ code }) => code >= 400 || code === 0)?.lines.join(' ') ?? null;
  }

  const queueOf = async (): Promise<readonly string[]> =>
    (await exported.command('postqueue', '-j')).split('\n').filter((line) => line.startsWith('{'));

  test('its units are read by systemd without a complaint', async () => {
    const names = (await readdir(way)).filter((name) => /\.(service|timer)$/.test(name));
    expect(names).toEqual(['dialpost-call-isp.service', 'dialpost-call-isp.timer', 'dialpost-call-radio.service']);
    for (const name of names) {
      const text = await readFile(join(way, name), 'utf8');
      await writeFile(join(way, name), text.replaceAll('/usr/local/sbin', way));
    }
    const { stdout, stderr } = await run('systemd-analyze', [
      'verify',
      '--man=no',
      ...names.map((one) => join(way, one)),
    ]);
    // What the machine's own units lack is not ours.
    expect((stdout + stderr).split('\n').filter((line) => line.includes('dialpost'))).toEqual([]);
  });

  test('what waits is handed over with a login, each letter once, with what its envelope asks for', async () => {
    for (let n = 0; n < LETTERS; n++)
      expect(
        await letter('<anna@office.example>', `<far${n}@far.example>`, `Subject: letter ${n}\r\n\r\nx`),
      ).toBeNull();
    expect(await letter('<anna@office.example>', '<mate@black.ships.example>', 'Subject: ship\r\n\r\nx')).toBeNull();
    const asks = await letter(
      '<jörg@office.example> SMTPUTF8 BODY=8BITMIME RET=HDRS ENVID=QQ314159',
      '<bürger@far.example> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;citizen@far.example',
      `Subject: ${LANDSCAPE}\r\n\r\nx`,
    );
    expect(asks).toBeNull();
    const ran = await run(
      process.execPath,
      [CLI, 'queue', 'hand-over', `127.0.0.1:${port}`, '--login', 'anna', '--data', folder.dir],
      { env: { ...process.env, DIALPOST_PASSWORD: PASSWORD } },
    );
    expect(ran.stdout).toContain(`Done: ${LETTERS + 2} messages handed over`);
    expect((await office.client.call('queue.list', {})).total).toBe(0);
    await until('all to wait there', async () => {
      const all = await queueOf();
      return all.length === LETTERS + 2 && all.every((line) => line.includes('"queue_name": "deferred"'));
    });
    const [dsn = ''] = (await queueOf()).filter((line) => line.includes('bürger') || line.includes('b\\u00fcrger'));
    const envelope = await exported.command('postcat', '-qe', /"queue_id": "(\w+)"/.exec(dsn)?.[1] ?? '');
    expect(envelope).toContain('envelope_id=QQ314159');
    expect(envelope).toMatch(/notify_flags=6\n.*dsn_orig_rcpt=rfc822;citizen@far\.example\n/);
    expect(envelope).toContain('jörg@office.example');
    expect([...internet.kept, ...radio.kept]).toEqual([]);
  });

  test('a call releases what is its own, once, and hangs up; the other line’s letters stay', async () => {
    await call('isp');
    const subjects = (await internet.until(LETTERS + 1)).map(
      ({ content }) => /^Subject: (.*?)\r$/m.exec(content.toString('utf8'))?.[1] ?? '',
    );
    const expected = [...Array.from({ length: LETTERS }, (_, n) => `letter ${n}`), LANDSCAPE];
    expect([...subjects].sort()).toEqual([...expected].sort());
    expect(await readFile(join(folder.dir, 'calls'), 'utf8')).toBe('up\ndown\n');
    expect(radio.kept).toHaveLength(0);
    expect((await queueOf()).filter((line) => line.includes('ships.example'))).toHaveLength(1);
    // Nothing waits, so nobody dials.
    await call('isp', 'waiting');
    expect(await readFile(join(folder.dir, 'calls'), 'utf8')).toBe('up\ndown\n');
    // A line that does not come up releases nothing.
    await expect(call('radio')).rejects.toThrow('the line did not come up');
    expect(radio.kept).toHaveLength(0);
  });

  test('mail for a mailbox lies in it, whatever it is called there', async () => {
    const client = await rawClient(port);
    for (const line of ['EHLO x', 'MAIL FROM:<x@far.example>', 'RCPT TO:<a@office.example>', 'DATA'])
      expect((await client.ask(line)).code).toBeLessThan(400);
    expect((await client.ask('Subject: for a\r\n\r\nx\r\n.')).code).toBe(250);
    for (const line of ['RSET', 'MAIL FROM:<x@far.example>']) await client.ask(line);
    expect((await client.ask('RCPT TO:<nobody@office.example>')).code).toBe(550);
    client.close();
    const maildir = join(exported.mail, 'office.example', 'anna', 'Maildir', 'new');
    await until('it to lie there', async () => (await readdir(maildir).catch(() => [])).length === 1);
    expect(exported.complaints).toBe('');
    expect((await exported.log()).match(/(warning|fatal|panic): .*/g) ?? []).toEqual([]);
  });

  /** Runs the script of a connector as its timer would. */
  async function call(name: string, ...words: readonly string[]): Promise<void> {
    const script = join(way, `dialpost-call-${name}`);
    await chmod(script, 0o700);
    await run(script, [...words], {
      env: {
        PATH: `${process.env['PATH'] ?? ''}:/usr/sbin`,
        MAIL_CONFIG: exported.etc,
        DIALPOST_LOCK: join(folder.dir, 'call.lock'),
      },
    });
  }
});
