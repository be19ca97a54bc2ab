// An office without a server of its own: letters come in by SMTP and are fetched by
// other people's mail programs (curl, fetchmail) over POP3, byte for byte, on the
// built program. Who has no mailbox is refused at RCPT TO.
import { execFile } from 'node:child_process';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lacks, programPath } from '../support/needs';
import { rawClient } from '../support/raw-client';
import { type Serving, dataFolder, serve } from '../support/serve';
import { office, smartHost } from './support/office';
import { submit } from './support/submit';
import { freePort, until } from './support/wait';

const run = promisify(execFile);

const TRICKY = Buffer.from(
  'From: far@far.example\r\nTo: anna@office.example\r\nSubject: dots\r\n\r\n.\r\n..two\r\n.a dot first\r\n\r\nGr\u00fc\u00dfe \u00e4\u00f6\r\nlast\r\n',
);

interface Place {
  readonly serving: Serving;
  readonly pop3: number;
}

async function mailboxOffice(route: object = {}, pop3: object = {}): Promise<Place> {
  const { dir, remove } = await dataFolder();
  // Done last: what is asked for first is done last.
  onTestFinished(remove);
  const port = await freePort();
  const serving = await serve(dir, {
    ...office({
      connectors: [
        { id: 'local', addressSpaces: [{ pattern: 'office.example' }], route: { kind: 'mailboxes', ...route } },
      ],
    }),
    accounts: [{ username: 'anna', password: 'p\u00e4ss word' }],
    pop3: { enabled: true, port, ...pop3 },
  });
  onTestFinished(async () => void (await serving.stop()));
  return { serving, pop3: port };
}

const LISTED = {
  mailboxes: [
    { address: 'Anna@office.example', aliases: ['info@office.example'], account: 'anna' },
    { address: 'small@office.example', quotaBytes: 1024 },
    { address: 'away@office.example', forwardTo: ['anna@office.example', 'back@office.example'], keepCopy: false },
    { address: 'back@office.example', forwardTo: ['away@office.example'] },
  ],
};

async function swaks({ serving }: Place, to: string, content: Buffer = TRICKY): Promise<void> {
  const file = join(serving.dir, 'letter.eml');
  // swaks ends the letter with a line end of its own.
  await writeFile(file, content.subarray(0, -2));
  await run('swaks', [
    '--server',
    `127.0.0.1:${serving.port()}`,
    '--from',
    'far@far.example',
    '--to',
    to,
    '--data',
    `@${file}`,
  ]);
}

async function lettersIn({ serving }: Place, name: string, count: number): Promise<readonly string[]> {
  const folder = join(serving.dir, 'mailboxes/office.example', name, 'new');
  return until(`${count} letters for ${name}`, async () => {
    const names = await readdir(folder).catch(() => []);
    return names.length === count ? names.map((one) => join(folder, one)) : null;
  });
}

/** The letter as it was handed in: what we put in front ends with our Received line. */
function handedIn(letter: Buffer): Buffer {
  return letter.subarray(letter.indexOf('From: far@far.example'));
}

function curl({ pop3 }: Place, what: string, ...more: readonly string[]): Promise<Buffer> {
  const args = ['-sS', '--user', 'anna:p\u00e4ss word', ...more, `pop3://127.0.0.1:${pop3}/${what}`];
  return run(programPath('curl') ?? 'curl', args, { encoding: 'buffer' }).then(({ stdout }) => stdout);
}

async function rcpt({ serving }: Place, to: string): Promise<string> {
  const client = await rawClient(serving.port());
  onTestFinished(() => client.close());
  await client.ask('EHLO far.example');
  await client.ask('MAIL FROM:<far@far.example>');
  const reply = await client.ask(`RCPT TO:<${to}>`);
  return `${reply.code} ${reply.lines.join(' ')}`;
}

describe.skipIf(lacks('swaks', 'curl'))('with curl', () => {
  it('a letter that swaks handed in comes out byte for byte, and is gone once deleted', async () => {
    const place = await mailboxOffice();
    await swaks(place, 'ANNA@office.example');
    const [file = ''] = await lettersIn(place, 'anna', 1);
    const fetched = await curl(place, '1');
    expect(fetched.equals(await readFile(file))).toBe(true);
    expect(handedIn(fetched).equals(TRICKY)).toBe(true);
    expect((await curl(place, '')).toString()).toBe(`1 ${fetched.length}\r\n`);
    await curl(place, '1', '--request', 'DELE', '--head');
    await lettersIn(place, 'anna', 0);
  });

  it('the status tells when a mail program was last let in, and a wrong password is no such moment', async () => {
    const place = await mailboxOffice();
    const fetchedAt = async (): Promise<unknown> =>
      Reflect.get(Object(await place.serving.client.call('status', {})), 'mailFetchedAt');
    await expect(curl(place, '', '--user', 'anna:wrong')).rejects.toThrow();
    expect(await fetchedAt()).toBeNull();
    const before = new Date().toISOString();
    await curl(place, '');
    expect(String(await fetchedAt()) >= before).toBe(true);
  });

  it('the same over STARTTLS and over TLS from the beginning', async () => {
    const place = await mailboxOffice({}, { tls: 'starttls' });
    await swaks(place, 'anna@office.example');
    await lettersIn(place, 'anna', 1);
    expect(handedIn(await curl(place, '1', '--ssl-reqd', '--insecure')).equals(TRICKY)).toBe(true);
    const { pop3, ...document } = (await place.serving.client.call('settings.get', {})) as unknown as Record<
      string,
      object
    >; // a document, as it was set
    expect(
      await place.serving.client.call('settings.set', { ...document, pop3: { ...pop3, tls: 'implicit' } }),
    ).toEqual({ ok: true });
    const { stdout } = await run(
      'curl',
      ['-sS', '--insecure', '--user', 'anna:p\u00e4ss word', `pop3s://127.0.0.1:${place.pop3}/1`],
      { encoding: 'buffer' },
    );
    expect(handedIn(stdout).equals(TRICKY)).toBe(true);
  });
});

describe.skipIf(lacks('swaks'))('listed mailboxes', () => {
  it('refuse who has none, take aliases in any case and the postmaster', async () => {
    const place = await mailboxOffice(LISTED);
    expect(await rcpt(place, 'nobody@office.example')).toMatch(/^550 5\.1\.1 /);
    expect(await rcpt(place, 'INFO@Office.Example')).toMatch(/^250 /);
    expect(await rcpt(place, 'postmaster')).toMatch(/^250 /);
    await swaks(place, 'INFO@office.example');
    await lettersIn(place, 'anna', 1);
  });

  it('put mail off while full', async () => {
    const place = await mailboxOffice(LISTED);
    await swaks(place, 'small@office.example', Buffer.from(`Subject: x\r\n\r\n${'0123456789\r\n'.repeat(50)}`));
    const [file = ''] = await lettersIn(place, 'small', 1);
    await swaks(place, 'small@office.example', Buffer.from(`Subject: y\r\n\r\n${'0123456789\r\n'.repeat(50)}`));
    const row = await until('the second to be put off', async () =>
      (await place.serving.client.call('queue.list', {})).rows.find((r) => r.state === 'deferred'),
    );
    expect(row.recipients[0]?.reply).toMatch(/full/);
    await writeFile(file, Buffer.alloc(2_000));
    await place.serving.client.call('queue.retry', { ids: [row.id] });
    await until('the measure to be taken', async () => /^452 4\.2\.2 /.test(await rcpt(place, 'small@office.example')));
  });

  it('send on, and no circle of them goes round', async () => {
    const place = await mailboxOffice(LISTED);
    await swaks(place, 'away@office.example');
    const [file = ''] = await lettersIn(place, 'anna', 1);
    expect(handedIn(await readFile(file)).equals(TRICKY)).toBe(true);
    await lettersIn(place, 'back', 1);
    // back sends it on to away once more, where it has been before: it stays there.
    await lettersIn(place, 'away', 1);
    await until('the queue to be empty', async () => (await place.serving.client.call('queue.list', {})).total === 0);
  });
});

describe('a forwarding that fails', () => {
  it('is told to who wrote the letter, by way of an address of ours that stands for him', async () => {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const port = await freePort();
    const mailboxes = {
      kind: 'mailboxes',
      mailboxes: [{ address: 'away@office.example', forwardTo: ['refuse@practice.example'], keepCopy: false }],
    };
    const isp = smartHost(port, { schedule: { kind: 'always' } });
    const serving = await serve(dir, {
      ...office({
        connectors: [{ id: 'local', addressSpaces: [{ pattern: 'office.example' }], route: mailboxes }, isp],
      }),
      practice: { enabled: true, port },
    });
    onTestFinished(async () => void (await serving.stop()));
    await submit(serving.port(), { from: 'friend@practice.example', to: 'away+trip@office.example', content: TRICKY });
    const rows = await until('the letter to fail and its writer to be told', async () => {
      const found = (await serving.client.call('history.list', {})).rows;
      return found.some(({ recipient }) => recipient === 'friend@practice.example') && found;
    });
    const story = rows.map(({ sender, recipient, result }) => `${sender} > ${recipient}: ${result}`).reverse();
    expect(story).toEqual([
      'friend@practice.example > away+trip@office.example: delivered',
      expect.stringMatching(/^SRS0=\S+=practice\.example=friend@office\.example > refuse@practice\.example: failed$/),
      expect.stringMatching(/^null > SRS0=\S+=friend@office\.example: delivered$/),
      'null > friend@practice.example: delivered',
    ]);
    await until('the queue to be empty', async () => (await serving.client.call('queue.list', {})).total === 0);
  });
});

describe('a port for mail programs that is taken', () => {
  it('ends a start with a sentence, and later stops no mail', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo; // a TCP server's address is never a string
    await expect(mailboxOffice({}, { port })).rejects.toThrow(
      /POP3 cannot open 127\.0\.0\.1 port \d+: another program has taken this port/,
    );
    const place = await mailboxOffice();
    const document = (await place.serving.client.call('settings.get', {})) as object; // a document
    expect(await place.serving.client.call('settings.set', { ...document, pop3: { enabled: true, port } })).toEqual({
      ok: true,
    });
    const { attention } = await place.serving.client.call('status', {});
    expect(attention.map((item) => item.key)).toEqual(['pop3']);
    expect(await rcpt(place, 'anna@office.example')).toMatch(/^250 /);
    expect(await place.serving.client.call('settings.set', document)).toEqual({ ok: true });
    expect((await place.serving.client.call('status', {})).attention).toEqual([]);
  });
});

describe.skipIf(lacks('swaks', 'fetchmail'))('with fetchmail', () => {
  it('new letters are fetched once and kept or deleted as it says', async () => {
    const place = await mailboxOffice();
    for (let i = 0; i < 3; i++) await swaks(place, 'anna@office.example');
    await lettersIn(place, 'anna', 3);
    const rc = join(place.serving.dir, 'fetchmailrc');
    const out = join(place.serving.dir, 'fetched');
    await writeFile(
      rc,
      `poll 127.0.0.1 service ${place.pop3} protocol POP3 uidl user anna password "p\u00e4ss word" sslproto "" keep mda "cat >> ${out}"\n`,
    );
    await chmod(rc, 0o600);
    const env = { ...process.env, FETCHMAILHOME: place.serving.dir, HOME: place.serving.dir };
    const fetchmail = (...more: readonly string[]): Promise<number> =>
      run(
        'fetchmail',
        [
          '-f',
          rc,
          '--nosyslog',
          '--pidfile',
          join(place.serving.dir, 'fm.pid'),
          '--idfile',
          join(place.serving.dir, 'fm.ids'),
          ...more,
        ],
        { env },
      ).then(
        () => 0,
        (error: { code: number }) => error.code,
      );
    expect(await fetchmail()).toBe(0);
    // 1: no new mail.
    expect(await fetchmail()).toBe(1);
    expect((await readFile(out, 'utf8')).match(/^Subject: dots$/gm)).toHaveLength(3);
    expect(await fetchmail('--all', '--nokeep')).toBe(0);
    await lettersIn(place, 'anna', 0);
  });
});
