// The laws of POP3 over a real socket and real Maildirs.
import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { manualClock } from '../../support/manual-clock';
import { annasClient, client, letter, office } from './office';

const PLAIN = (name: string, password: string): string => Buffer.from(`\0${name}\0${password}`).toString('base64');

describe('a mailbox over POP3', () => {
  it('gives every letter of new and cur byte for byte, dots and eight-bit letters too', async () => {
    const { port, folder } = await office();
    const first = Buffer.from('Subject: a\r\n\r\n.\r\n..two\r\n.\r\n\xff\xfe\x01 end\r\n', 'latin1');
    const second = Buffer.concat([
      Buffer.from('Subject: b\r\n\r\n'),
      Buffer.from(randomBytes(400_000).toString('base64').replace(/.{76}/g, '$&\r\n.')),
      Buffer.from('\r\n'),
    ]);
    await letter(folder, '1.dialpost:2,S', first, 'cur');
    await letter(folder, '2.dialpost', second);
    const talk = await annasClient(port);
    expect(await talk.ask('STAT')).toBe(`+OK 2 ${first.length + second.length}`);
    expect((await talk.askText('LIST')).text.toString()).toBe(`1 ${first.length}\r\n2 ${second.length}\r\n`);
    expect((await talk.askText('RETR 1')).text.equals(first)).toBe(true);
    expect((await talk.askText('RETR 2')).text.equals(second)).toBe(true);
  });

  it('is empty where no mail ever came', async () => {
    const { port, folder } = await office();
    await rm(folder, { recursive: true });
    expect(await (await annasClient(port)).ask('STAT')).toBe('+OK 0 0');
  });

  it('mends what another program wrote: lines without CR, an end without a line end', async () => {
    const { port, folder } = await office();
    await letter(folder, '1', 'Subject: a\n\n.\nend');
    expect((await (await annasClient(port)).askText('RETR 1')).text.toString()).toBe('Subject: a\r\n\r\n.\r\nend\r\n');
  });

  it('names a letter the same for ever, read or unread', async () => {
    const { port, folder } = await office();
    await letter(folder, '0123.dialpost', 'a\r\n');
    const talk = await annasClient(port);
    expect(await talk.ask('UIDL 1')).toBe('+OK 1 0123.dialpost');
    await rename(join(folder, 'new/0123.dialpost'), join(folder, 'cur/0123.dialpost:2,RS'));
    expect((await talk.askText('RETR 1')).text.toString()).toBe('a\r\n');
    await talk.ask('QUIT');
    expect((await (await annasClient(port)).askText('UIDL')).text.toString()).toBe('1 0123.dialpost\r\n');
  });

  it('shows the head and the first lines with TOP', async () => {
    const { port, folder } = await office();
    await letter(folder, '1', 'A: 1\r\nB: 2\r\n\r\none\r\n.two\r\nthree\r\n');
    const talk = await annasClient(port);
    expect((await talk.askText('TOP 1 0')).text.toString()).toBe('A: 1\r\nB: 2\r\n\r\n');
    expect((await talk.askText('TOP 1 2')).text.toString()).toBe('A: 1\r\nB: 2\r\n\r\none\r\n.two\r\n');
    expect((await talk.askText('TOP 1 999')).text.toString()).toBe('A: 1\r\nB: 2\r\n\r\none\r\n.two\r\nthree\r\n');
    expect(await talk.ask('TOP 1')).toMatch(/^-ERR/);
  });

  it('removes at QUIT alone, and only what stayed marked', async () => {
    const { port, folder, removed } = await office();
    for (const name of ['1', '2', '3']) await letter(folder, name, `${name}\r\n`);
    const broken = await annasClient(port);
    await broken.ask('DELE 1');
    broken.end();
    await expect.poll(() => broken.closed()).toBe(true);
    expect(await readdir(join(folder, 'new'))).toEqual(['1', '2', '3']);
    const talk = await annasClient(port);
    await talk.ask('DELE 1');
    await talk.ask('RSET');
    await talk.ask('DELE 2');
    expect(await talk.ask('RETR 2')).toMatch(/^-ERR/);
    expect(await talk.ask('STAT')).toBe('+OK 2 6');
    expect((await talk.askText('LIST')).text.toString()).toBe('1 3\r\n3 3\r\n');
    expect(await talk.ask('QUIT')).toBe('+OK goodbye, 1 messages deleted');
    expect(await readdir(join(folder, 'new'))).toEqual(['1', '3']);
    expect(removed).toEqual([folder]);
  });

  it('belongs to one program at a time, and is free again after it', async () => {
    const { port } = await office();
    const first = await annasClient(port);
    const second = await client(port);
    await second.ask('USER anna');
    expect(await second.ask('PASS secret')).toMatch(/^-ERR \[IN-USE\]/);
    await first.ask('QUIT');
    await expect.poll(async () => (await second.ask('USER anna'), second.ask('PASS secret'))).toMatch(/^\+OK/);
  });

  it('answers many commands sent at once in order, also after the sender closed its side', async () => {
    const { port, folder } = await office();
    await letter(folder, '1', 'x\r\n');
    const talk = await client(port);
    talk.write('CAPA\r\nUSER anna\r\nPASS secret\r\nSTAT\r\nRETR 1\r\nQUIT\r\n');
    talk.end();
    const heard: string[] = [];
    for (let line = await talk.line(); line !== ''; line = await talk.line()) heard.push(line);
    expect(heard.slice(heard.indexOf('.') + 1)).toEqual([
      '+OK and the password?',
      '+OK 1 messages',
      '+OK 1 3',
      '+OK 3 octets',
      'x',
      '.',
      '+OK goodbye, 0 messages deleted',
    ]);
  });

  it('shows new letters at the next login, and says when another program took one away', async () => {
    const { port, folder } = await office();
    const talk = await annasClient(port);
    expect(await talk.ask('RETR 1')).toBe('-ERR There is no such message');
    await letter(folder, '1', 'x\r\n');
    expect(await talk.ask('STAT')).toBe('+OK 0 0');
    await talk.ask('QUIT');
    const again = await annasClient(port);
    await rm(join(folder, 'new/1'));
    expect(await again.ask('RETR 1')).toBe('-ERR Another program has taken this letter away');
  });
});

describe('a login', () => {
  it('works by USER and PASS and by AUTH PLAIN, with and without a first answer', async () => {
    const { port } = await office();
    const talk = await client(port);
    expect(talk.greeting).toMatch(/^\+OK /);
    expect(await talk.ask(`AUTH PLAIN ${PLAIN('anna', 'secret')}`)).toMatch(/^\+OK/);
    await talk.ask('QUIT');
    const other = await client(port);
    expect(await other.ask('AUTH plain')).toBe('+ ');
    expect(await other.ask(PLAIN('anna', 'secret'))).toMatch(/^\+OK/);
  });

  it('is refused with words: wrong, no mailbox, for somebody else, none before it', async () => {
    const { port, wrong } = await office();
    const talk = await client(port);
    expect(await talk.ask('STAT')).toMatch(/^-ERR/);
    expect(await talk.ask('PASS secret')).toMatch(/^-ERR/);
    expect(await talk.ask(`AUTH PLAIN ${PLAIN('carl', 'secret')}`)).toMatch(/^-ERR \[SYS\/PERM\]/);
    expect(await talk.ask(`AUTH PLAIN ${Buffer.from('carl\0anna\0secret').toString('base64')}`)).toMatch(
      /^-ERR \[AUTH\]/,
    );
    expect(await talk.ask('AUTH PLAIN')).toBe('+ ');
    expect(await talk.ask('*')).toMatch(/^-ERR/);
    expect(wrong).toEqual([]);
  });

  it('ends the connection at the third wrong password', async () => {
    const { port, wrong } = await office();
    const talk = await client(port);
    for (let i = 0; i < 3; i++) {
      await talk.ask('USER anna');
      expect(await talk.ask('PASS guess')).toMatch(/^-ERR \[AUTH\]/);
    }
    expect(await talk.line()).toBe('');
    expect(wrong).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1']);
  });

  it('after STLS counts what was said before for nothing, and obeys nothing that was sent with it', async () => {
    const { port } = await office({ tls: 'starttls' });
    const talk = await client(port);
    expect((await talk.askText('CAPA')).text.toString()).toContain('STLS\r\n');
    await talk.ask('USER anna');
    expect(await talk.ask('STLS')).toMatch(/^\+OK/);
    await talk.startTls();
    expect(await talk.ask('PASS secret')).toBe('-ERR Say USER first');
    await talk.ask('USER anna');
    expect(await talk.ask('PASS secret')).toMatch(/^\+OK/);
    expect((await talk.askText('CAPA')).text.toString()).not.toContain('STLS');
    const sly = await client(port);
    sly.write('STLS\r\nUSER anna\r\n');
    expect(await sly.line()).toMatch(/^-ERR/);
    expect(await sly.line()).toBe('');
  });

  it('over implicit TLS', async () => {
    const { port, folder } = await office({ tls: 'implicit' });
    await letter(folder, '1', 'x\r\n');
    const talk = await client(port, true);
    await talk.ask('USER anna');
    expect(await talk.ask('PASS secret')).toBe('+OK 1 messages');
  });
});

describe('a server', () => {
  it('hears nobody it may not, and no line without end', async () => {
    const closed = await office({}, { mayConnect: () => false });
    expect((await client(closed.port)).greeting).toMatch(/^-ERR \[SYS\/PERM\]/);
    const { port } = await office();
    const talk = await client(port);
    talk.write('x'.repeat(70_000));
    expect(await talk.line()).toBe('-ERR That line is too long');
    expect(await talk.line()).toBe('');
  });

  it('takes so many connections and no more', async () => {
    const { port } = await office({ maxConnections: 2 });
    const all = [await client(port), await client(port), await client(port)];
    expect(all.map((talk) => talk.greeting.slice(0, 4))).toEqual(['+OK ', '+OK ', '-ERR']);
  });

  it('hangs up after ten minutes without a word', async () => {
    const clock = manualClock();
    const { port } = await office({}, { clock });
    const talk = await client(port);
    await talk.ask('CAPA');
    clock.advance(599_000);
    expect(talk.closed()).toBe(false);
    clock.advance(2_000);
    await expect.poll(() => talk.closed()).toBe(true);
  });

  it('says goodbye when it closes', async () => {
    const { port, server } = await office();
    const talk = await annasClient(port);
    const ended = server.close(5_000);
    expect(await talk.line()).toMatch(/^-ERR \[SYS\/TEMP\]/);
    await ended;
  });

  it('tells in a sentence that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const taken = other.address();
    await expect(office({ port: taken && typeof taken === 'object' ? taken.port : 0 })).rejects.toThrow(
      /another program has taken this port/,
    );
  });
});
