// The laws of the practice provider, seen by a client that speaks to it by hand.
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import type { Behaviour } from '../../../src-main/practice/behaviour';
import { type Kept, type Practice, type PracticeDeps, startPractice } from '../../../src-main/practice/provider';
import { type RawClient, rawClient } from '../../support/raw-client';

const running: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.close();
});

async function provider(
  behaviour: Behaviour = {},
  more: Partial<PracticeDeps> = {},
): Promise<{ practice: Practice; kept: Kept[] }> {
  const kept: Kept[] = [];
  const practice = await startPractice({
    port: 0,
    deliverTo: () => null,
    clock: systemClock,
    log: silentLog,
    behaviour,
    keep: (message) => kept.push(message),
    ...more,
  });
  running.push(practice);
  return { practice, kept };
}

async function client(practice: Practice, hello = true): Promise<RawClient & { greeting: { code: number } }> {
  const one = await rawClient(practice.port);
  running.push(one);
  if (hello) await one.ask('EHLO office.example');
  return one;
}

const LETTER = 'From: a@office.example\r\nSubject: Hello\r\nMessage-ID: <1@office.example>\r\n\r\nHow are you?\r\n';

async function send(one: RawClient, to: string, content = LETTER): Promise<number> {
  await one.ask('MAIL FROM:<a@office.example>');
  const rcpt = await one.ask(`RCPT TO:<${to}>`);
  if (rcpt.code !== 250) return rcpt.code;
  await one.ask('DATA');
  return (await one.ask(`${content}.`)).code;
}

describe('what it offers', () => {
  it('names every extension in EHLO', async () => {
    const { practice } = await provider();
    const one = await client(practice, false);
    const reply = await one.ask('EHLO office.example');
    const words = reply.lines.slice(1).map((line) => line.split(' ')[0]);
    for (const word of [
      'PIPELINING',
      '8BITMIME',
      'SMTPUTF8',
      'SIZE',
      'ENHANCEDSTATUSCODES',
      'CHUNKING',
      'ETRN',
      'AUTH',
    ])
      expect(words).toContain(word);
  });

  it('leaves out what the behaviour takes away', async () => {
    const { practice } = await provider({ noChunking: true, noPipelining: true, noEtrn: true });
    const one = await client(practice, false);
    const text = (await one.ask('EHLO office.example')).lines.join('\n');
    expect(text).not.toMatch(/CHUNKING|PIPELINING|ETRN/);
    expect((await one.ask('ETRN office.example')).code).toBe(502);
  });

  it('listens on loopback only', async () => {
    await expect(
      startPractice({ host: '0.0.0.0', port: 0, deliverTo: () => null, clock: systemClock, log: silentLog }),
    ).rejects.toThrow(/loopback only/);
  });
});

describe('taking mail', () => {
  it('keeps a message byte for byte, dots and 8 bits and all, by DATA', async () => {
    const { practice, kept } = await provider();
    const one = await client(practice);
    await one.ask('MAIL FROM:<a@office.example> BODY=8BITMIME');
    await one.ask('RCPT TO:<b@far.example>');
    await one.ask('DATA');
    one.write('X: 1\r\n\r\n..dot\r\n\xc3\xa9\r\n');
    expect((await one.ask('.')).code).toBe(250);
    expect(kept[0]?.content).toEqual(Buffer.from('X: 1\r\n\r\n.dot\r\n\xc3\xa9\r\n'));
    expect(practice.received).toEqual({ messages: 1, bytes: kept[0]?.content.length });
  });

  it('takes chunks that look like commands and ends, split anywhere', async () => {
    const { practice, kept } = await provider();
    const one = await client(practice);
    const first = Buffer.from('Subject: x\r\n\r\n.\r\nQUIT\r\n\xff'.repeat(3), 'latin1');
    const second = Buffer.from('RSET\r\n.\r\nno line end', 'latin1');
    const wire = Buffer.concat([
      Buffer.from(`MAIL FROM:<a@office.example>\r\nRCPT TO:<b@far.example>\r\nBDAT ${first.length}\r\n`),
      first,
      Buffer.from(`BDAT ${second.length}\r\n`),
      second,
      Buffer.from('BDAT 0 LAST\r\nNOOP\r\n'),
    ]);
    for (let at = 0; at < wire.length; at += 7) {
      one.write(wire.subarray(at, at + 7));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const codes: number[] = [];
    for (let i = 0; i < 6; i++) codes.push((await one.reply()).code);
    expect(codes).toEqual([250, 250, 250, 250, 250, 250]);
    expect(kept.map((k) => k.content)).toEqual([Buffer.concat([first, second])]);
  });

  it('answers a hundred pipelined messages in order in one write', async () => {
    const { practice, kept } = await provider();
    const one = await client(practice);
    let wire = '';
    for (let i = 0; i < 100; i++)
      wire += `MAIL FROM:<a@office.example>\r\nRCPT TO:<b${i}@far.example>\r\nBDAT 10 LAST\r\n${String(i).padStart(8, '0')}\r\n`;
    one.write(wire);
    for (let i = 0; i < 300; i++) expect((await one.reply()).code).toBe(250);
    expect(kept.map((k) => k.recipients[0])).toEqual(Array.from({ length: 100 }, (_, i) => `b${i}@far.example`));
    expect(kept[57]?.content.toString()).toBe('00000057\r\n');
  });

  it('reads a chunk to its end where no recipient was taken, and stays in step', async () => {
    const { practice, kept } = await provider();
    const one = await client(practice);
    one.write(
      'MAIL FROM:<a@office.example>\r\nRCPT TO:<refuse@far.example>\r\nBDAT 6 LAST\r\nQUIT\r\nRSET\r\nNOOP\r\n',
    );
    expect((await one.reply()).code).toBe(250);
    expect((await one.reply()).lines[0]).toMatch(/^5\.1\.1 /);
    expect((await one.reply()).code).toBe(503);
    expect((await one.reply()).code).toBe(250);
    expect((await one.reply()).code).toBe(250);
    expect(kept).toEqual([]);
  });

  it('forgets a message that RSET or a lost line interrupts', async () => {
    const { practice, kept } = await provider();
    const one = await client(practice);
    one.write('MAIL FROM:<a@office.example>\r\nRCPT TO:<b@far.example>\r\nBDAT 4\r\nabcdRSET\r\n');
    for (let i = 0; i < 4; i++) expect((await one.reply()).code).toBe(250);
    expect(await send(one, 'b@far.example')).toBe(250);
    expect(kept).toHaveLength(1);
  });

  it('does not mix DATA into BDAT and does not take BDAT where it is not offered', async () => {
    const { practice } = await provider();
    const one = await client(practice);
    one.write('MAIL FROM:<a@office.example>\r\nRCPT TO:<b@far.example>\r\nBDAT 4\r\nabcd');
    for (let i = 0; i < 3; i++) await one.reply();
    expect((await one.ask('DATA')).code).toBe(503);
    expect((await one.ask('RCPT TO:<c@far.example>')).code).toBe(503);
    const without = await provider({ noChunking: true });
    expect((await (await client(without.practice)).ask('BDAT 0 LAST')).code).toBe(502);
  });
});

describe('names that misbehave', () => {
  it.each([
    ['refuse', 550, '5.1.1'],
    ['later', 451, '4.2.0'],
    ['full', 552, '5.2.2'],
  ])('%s@ is answered %i %s', async (name, code, enhanced) => {
    const { practice } = await provider();
    const one = await client(practice);
    await one.ask('MAIL FROM:<a@office.example>');
    const reply = await one.ask(`RCPT TO:<${name.toUpperCase()}@practice.example>`);
    expect([reply.code, reply.enhanced]).toEqual([code, enhanced]);
    expect((await one.ask('RCPT TO:<other@practice.example>')).code).toBe(250);
  });

  it('drop@ takes the message and cuts the line without a reply', async () => {
    const { practice, kept } = await provider();
    const one = await client(practice);
    expect(await send(one, 'drop@far.example')).toBe(0);
    expect(kept.map((k) => k.answered)).toEqual([false]);
    expect(practice.received.messages).toBe(0);
  });

  it('slow@ is answered in the end', async () => {
    const { practice } = await provider({ slowMilliseconds: 30 });
    expect(await send(await client(practice), 'slow@far.example')).toBe(250);
  });

  it('cuts the line after so many answered messages', async () => {
    const { practice, kept } = await provider({ dropAfterMessages: 2 });
    const one = await client(practice);
    expect([await send(one, 'b@x.example'), await send(one, 'b@x.example'), await send(one, 'b@x.example')]).toEqual([
      250, 250, 0,
    ]);
    expect(kept.map((k) => k.answered)).toEqual([true, true, false]);
  });

  it('refuses every connection when told to', async () => {
    const { practice } = await provider({ refuseConnections: true });
    expect((await client(practice, false)).greeting.code).toBe(421);
  });
});

describe('the login', () => {
  const plain = (user: string, password: string): string =>
    `AUTH PLAIN ${Buffer.from(`\0${user}\0${password}`).toString('base64')}`;

  it('lets practice/practice in and nobody else', async () => {
    const { practice } = await provider();
    const one = await client(practice);
    const no = await one.ask(plain('practice', 'wrong'));
    expect([no.code, no.enhanced]).toEqual([535, '5.7.8']);
    expect((await one.ask(plain('practice', 'practice'))).code).toBe(235);
  });

  it('is demanded where the behaviour says so', async () => {
    const { practice } = await provider({ requireAuth: true });
    const one = await client(practice);
    expect((await one.ask('MAIL FROM:<a@office.example>')).code).toBe(530);
    expect((await one.ask('ETRN office.example')).code).toBe(530);
    await one.ask(plain('practice', 'practice'));
    expect(await send(one, 'b@far.example')).toBe(250);
  });
});

describe('echo and ETRN', () => {
  it('holds an answer until ETRN asks and then delivers it', async () => {
    const office = await provider();
    const { practice } = await provider({}, { deliverTo: () => ({ host: '127.0.0.1', port: office.practice.port }) });
    const one = await client(practice);
    expect(await send(one, 'Echo@Practice.Example')).toBe(250);
    expect(practice.held('Office.Example')).toBe(1);
    expect(office.kept).toEqual([]);
    const started = await one.ask('ETRN office.example');
    expect(started.code).toBe(250);
    await expect.poll(() => practice.held('office.example')).toBe(0);
    const answer = office.kept[0];
    expect(answer?.sender).toBe('echo@practice.example');
    expect(answer?.recipients).toEqual(['a@office.example']);
    expect(answer?.content.toString()).toMatch(/^Subject: Re: Hello\r\n/m);
    expect(answer?.content.toString()).toMatch(/^In-Reply-To: <1@office.example>\r\n/m);
    expect(answer?.content.toString()).toMatch(/^> How are you\?\r\n/m);
    expect((await one.ask('ETRN office.example')).code).toBe(251);
  });

  it('keeps what the office did not take for the next ETRN', async () => {
    const office = await provider({ dropAfterMessages: 1 });
    const { practice } = await provider({}, { deliverTo: () => ({ host: '127.0.0.1', port: office.practice.port }) });
    const one = await client(practice);
    for (let i = 0; i < 2; i++) await send(one, 'echo@practice.example');
    await one.ask('ETRN office.example');
    await expect.poll(() => office.kept.length).toBe(2);
    expect(practice.held('office.example')).toBe(1);
    await one.ask('ETRN office.example');
    await expect.poll(() => practice.held('office.example')).toBe(0);
  });

  it('answers each ETRN by the book', async () => {
    const { practice } = await provider();
    const one = await client(practice);
    await send(one, 'echo@practice.example');
    const codes: number[] = [];
    for (const argument of ['office.example', 'other.example', '@example', '#all', '', 'not a domain'])
      codes.push((await one.ask(`ETRN ${argument}`.trim())).code);
    expect(codes).toEqual([458, 251, 458, 459, 501, 501]);
    await one.ask('MAIL FROM:<a@office.example>');
    expect((await one.ask('ETRN office.example')).code).toBe(503);
  });
});
