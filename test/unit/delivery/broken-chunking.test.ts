// C, E11: hosts that offer CHUNKING and do not know BDAT, or die over it: every letter arrives
// once, in order, no attempt is counted, and the host gets its mail by DATA. E10: the goodbye.
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { deliverSmartHost } from '../../../src-main/delivery/smart-host';
import { deliverSwapped } from '../../../src-main/delivery/swapped';
import { openKnownHosts } from '../../../src-main/smtp/host-habits';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { offer, sourceOf, textOf, type TestSource } from '../../support/letters';
import { startPretendHost } from '../../support/pretend-host';
import { CHUNKING, idsOf, routeTo, startHost } from '../../support/sending';

const NEVER = new AbortController().signal;
const many = (count: number, bytes?: number) =>
  sourceOf(idsOf(count).map((id) => offer(id, bytes === undefined ? {} : { text: textOf(id, bytes) })));

/** A queue that gives what was put back in its old order, as ours does. */
function inOrder(source: TestSource): TestSource {
  const waiting: Parameters<TestSource['putBack']>[0][] = [];
  const order = source.waiting();
  const place = ({ id }: { readonly id: string }): number => order.indexOf(id);
  return {
    ...source,
    next: () => waiting.shift() ?? source.next(),
    putBack(one) {
      waiting.push(one);
      waiting.sort((a, b) => place(a) - place(b));
    },
  };
}

/** One run of delivery; `known` lives as long as the process would. */
async function run(port: number, source: TestSource, known = openKnownHosts(systemClock), timeouts: object = {}) {
  const transcript = createTranscript();
  const deps = {
    clock: systemClock,
    log: silentLog,
    transcript,
    hostname: 'mail.clinic.example',
    name: 'Internet',
    timeouts,
    pauseMs: 1,
    knownHosts: known,
    progress: () => undefined,
  };
  const summary = await deliverSmartHost(routeTo([{ port }], { maxConnections: 1 }), source, deps, NEVER);
  return { ...summary, transcript: transcript.text() };
}

/**
 * A host that offers CHUNKING and takes BDAT for an unknown word, and its content for more
 * commands, as a real one does: `refusal` to each line that it does not know. Good with DATA.
 */
async function ignorantHost(refusal: string) {
  const taken: { readonly to: string; readonly content: string }[] = [];
  const heard: string[] = [];
  let connections = 0;
  const server = createServer((socket: Socket) => {
    connections++;
    let partial = '';
    let to = '';
    let content: string[] | null = null;
    socket.on('error', () => undefined);
    const say = (text: string): void => void (socket.destroyed || socket.write(`${text}\r\n`));
    const hear = (line: string): void => {
      if (content) {
        if (line !== '.') return void content.push(line.replace(/^\./, ''));
        taken.push({ to, content: content.map((one) => `${one}\r\n`).join('') });
        content = null;
        return say('250 2.0.0 Kept');
      }
      heard.push(line);
      if (/^EHLO/.test(line))
        return say(
          `250-old.example\r\n${CHUNKING.map((word, i) => `250${i < CHUNKING.length - 1 ? '-' : ' '}${word}`).join('\r\n')}`,
        );
      if (/^RCPT/.test(line)) to = /<(.*)>/.exec(line)?.[1] ?? '';
      if (/^DATA/.test(line)) content = [];
      if (/^QUIT/.test(line)) return void socket.destroy();
      if (/^DATA/.test(line)) return say('354 Go');
      say(/^(MAIL|RCPT|RSET|NOOP)/.test(line) ? '250 2.0.0 Ok' : refusal);
    };
    socket.on('data', (bytes: Buffer) => {
      const lines = (partial + bytes.toString('latin1')).split('\r\n');
      partial = lines.pop() ?? '';
      lines.forEach(hear);
    });
    say('220 old.example ESMTP');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, taken, heard, connections: () => connections }; // a listening TCP server has an address object
}

describe('C: BDAT that a host offers and does not know', () => {
  test.each([
    '500 5.5.2 Command unrecognized',
    '501 5.5.4 Syntax',
    '502 5.5.1 Not implemented',
    '503 5.5.1 Bad sequence',
    '504 5.5.4 Not implemented',
  ])('%s: all arrive by DATA, once, in order, and none was tried before', async (refusal) => {
    const host = await ignorantHost(refusal);
    const source = inOrder(many(12));
    const known = openKnownHosts(systemClock);
    const summary = await run(host.port, source, known);
    expect(summary.trouble).toBeNull();
    expect(host.taken.map(({ to }) => to)).toEqual(idsOf(12).map((id) => `${id}@far.example`));
    expect(source.settled.map(({ id, outcomes }) => [id, outcomes.map(({ result }) => result)])).toEqual(
      idsOf(12).map((id) => [id, ['delivered']]),
    );
    expect(host.connections()).toBe(2);
    expect(summary.transcript).toContain('gets its mail by DATA from now on');
    const before = host.heard.length;
    await run(host.port, many(2), known);
    expect(host.heard.slice(before).some((line) => line.startsWith('BDAT'))).toBe(false);
  });

  test('what stands in the content is never taken for an answer, whatever the host makes of it', async () => {
    const host = await ignorantHost('500 5.5.2 What?');
    const tricky = (id: string) =>
      offer(id, { text: Buffer.from(`Subject: ${id}\r\n\r\nNOOP\r\nRSET\r\nNOOP\r\nNOOP\r\nNOOP\r\nNOOP\r\n`) });
    const source = inOrder(sourceOf(idsOf(6).map(tricky)));
    await run(host.port, source);
    expect(host.taken.map(({ to }) => to)).toEqual(idsOf(6).map((id) => `${id}@far.example`));
    expect(source.settled).toHaveLength(6);
  });

  test('a large letter is begun once by BDAT, not sent to its end', async () => {
    const host = await ignorantHost('502 5.5.1 Not implemented');
    const source = many(3, 900_000);
    expect((await run(host.port, source)).trouble).toBeNull();
    expect(host.taken.map(({ content }) => content.length)).toEqual([900_000, 900_000, 900_000]);
  });

  test('refusals of letters stay what they are: BDAT behind nobody, and content refused after BDAT was taken', async () => {
    const answer = ({ line, accepted }: { readonly line: string; readonly accepted: number }) => {
      if (line.startsWith('RCPT TO:<m1@')) return '550 5.1.1 Nobody';
      return line === 'CONTENT' && accepted === 0 ? '503 5.5.1 RCPT first' : undefined;
    };
    const host = await startHost({ keywords: CHUNKING, answer });
    const source = many(4);
    await run(host.port, source);
    expect(host.connections()).toBe(1);
    expect(source.outcomesOf('m1')).toMatchObject([{ result: 'failed', status: '5.1.1' }]);
    expect(host.taken.map(({ to }) => to[0])).toEqual(['m0@far.example', 'm2@far.example', 'm3@far.example']);
  });
});

// Exim 4.100 hangs on such a letter where BDAT LAST has ended the one before (test/interop/exim.test.ts).
test('E11: a letter whose header ends without an empty line goes by DATA at any host, the others by BDAT', async () => {
  const host = await startHost({ keywords: CHUNKING });
  const bare = [
    '',
    'Subject: x\r\n',
    'Subject: x',
    'no header\r\nand no end\r\n',
    '\n\n',
    `X: ${'y'.repeat(60_000)}\r\n`,
  ];
  const whole = ['\r\n', 'Subject: x\r\n\r\n', 'Subject: x\r\n\r\nbody', '\r\nbody\r\n'];
  const texts = [...bare, ...whole].sort();
  await run(host.port, sourceOf(texts.map((text, i) => offer(`m${i}`, { text: Buffer.from(text) }))));
  const by: Record<string, string> = {};
  host.lines.reduce((at, line) => {
    if (/^(?:DATA|BDAT)/.test(line)) by[at] = line.slice(0, 4);
    return /^RCPT TO:<(m\d+)@/.exec(line)?.[1] ?? at;
  }, '');
  expect(texts.map((text, i) => [text, by[`m${i}`]])).toEqual(
    texts.map((text) => [text, bare.includes(text) ? 'DATA' : 'BDAT']),
  );
  expect(host.taken).toHaveLength(texts.length);
});

describe('E11: a connection that dies or hangs in BDAT', () => {
  /** Takes BDAT, but for the letter `bad`: there it dies, or says nothing any more. */
  async function fragileHost(bad: string, how: 'dies' | 'hangs') {
    const at = new Map<number, string>();
    const dotted = new Set<number>();
    const hung = new Set<number>();
    return startHost({
      keywords: CHUNKING,
      answer: ({ line, connection, socket }) => {
        if (hung.has(connection)) return null;
        if (line.startsWith('RCPT')) at.set(connection, /<(.*?)@/.exec(line)?.[1] ?? '');
        if (line === 'DATA') dotted.add(connection);
        if (line.startsWith('MAIL')) dotted.delete(connection);
        if (line !== 'CONTENT' || at.get(connection) !== bad || dotted.has(connection)) return undefined;
        if (how === 'dies') socket.destroy();
        hung.add(connection);
        return null;
      },
    });
  }

  test.each(['dies', 'hangs'] as const)(
    'at one letter (%s): that letter goes by DATA next, the others by BDAT as before',
    async (how) => {
      const host = await fragileHost('m3', how);
      const known = openKnownHosts(systemClock);
      const source = many(8);
      await run(host.port, source, known, { dataEnd: 150, block: 150 });
      // In doubt by law: its last byte had left. In the next call it goes by DATA.
      const doubtful = source.settled.filter(({ outcomes }) => outcomes[0]?.result === 'deferred').map(({ id }) => id);
      expect(doubtful).toContain('m3');
      for (const id of doubtful) source.add(offer(id));
      const lines = host.lines.length;
      expect((await run(host.port, source, known, { dataEnd: 150, block: 150 })).trouble).toBeNull();
      expect(host.taken.filter(({ to }) => to[0] === 'm3@far.example')).toHaveLength(1);
      expect(idsOf(8).every((id) => source.outcomesOf(id).some(({ result }) => result === 'delivered'))).toBe(true);
      const said = host.lines.slice(lines);
      expect(said.filter((line) => line === 'DATA')).toHaveLength(1);
      expect(said.filter((line) => line.startsWith('BDAT')).length).toBe(doubtful.length - 1);
    },
  );

  test('at the first letter of a host never tried: something on the way does not let BDAT pass, and all go by DATA', async () => {
    const host = await startHost({
      keywords: CHUNKING,
      answer: ({ line, socket }) => (line.startsWith('RCPT') ? void setImmediate(() => cutAtBdat(socket)) : undefined),
    });
    const cutAtBdat = (socket: Socket): void => void (host.lines.at(-1)?.startsWith('BDAT') && socket.destroy());
    const known = openKnownHosts(systemClock);
    const source = many(3, 400_000);
    await run(host.port, source, known);
    for (const { id, outcomes } of [...source.settled])
      if (outcomes[0]?.result === 'deferred') source.add(offer(id, { text: textOf(id, 400_000) }));
    expect((await run(host.port, source, known)).trouble).toBeNull();
    expect(idsOf(3).every((id) => source.outcomesOf(id).some(({ result }) => result === 'delivered'))).toBe(true);
    expect(source.settled.flatMap(({ outcomes }) => outcomes).some(({ result }) => result === 'failed')).toBe(false);
  });

  test('on a line whose roles were swapped: the next call brings it by DATA', async () => {
    const host = await fragileHost('m1', 'dies');
    const known = openKnownHosts(systemClock);
    const source = many(4);
    const call = async (): Promise<string | null> => {
      const socket = createConnection({ port: host.port, host: '127.0.0.1' });
      await new Promise((resolve) => socket.once('connect', resolve));
      return deliverSwapped(
        socket,
        source,
        {
          clock: systemClock,
          transcript: createTranscript(),
          hostname: 'isp.example',
          name: 'branch',
          knownHosts: known,
        },
        NEVER,
      );
    };
    expect(await call()).not.toBeNull();
    for (const { id, outcomes } of [...source.settled]) if (outcomes[0]?.result === 'deferred') source.add(offer(id));
    expect(await call()).toBeNull();
    expect(host.taken.filter(({ to }) => to[0] === 'm1@far.example')).toHaveLength(1);
    expect(idsOf(4).every((id) => source.outcomesOf(id).some(({ result }) => result === 'delivered'))).toBe(true);
  });

  test('on a swapped line to who does not know BDAT at all: nothing is lost, and the next call goes by DATA', async () => {
    const host = await ignorantHost('502 5.5.1 Not implemented');
    const known = openKnownHosts(systemClock);
    const source = many(5);
    const call = async (): Promise<string | null> => {
      const socket = createConnection({ port: host.port, host: '127.0.0.1' });
      await new Promise((resolve) => socket.once('connect', resolve));
      return deliverSwapped(
        socket,
        source,
        {
          clock: systemClock,
          transcript: createTranscript(),
          hostname: 'isp.example',
          name: 'branch',
          knownHosts: known,
        },
        NEVER,
      );
    };
    expect(await call()).toContain('BDAT');
    expect([source.settled, [...source.waiting()].sort()]).toEqual([[], idsOf(5)]);
    expect(await call()).toBeNull();
    expect(host.taken).toHaveLength(5);
  });
});

test('E10: QUIT answered by a hang-up is a success', async () => {
  const host = await startPretendHost({
    keywords: CHUNKING,
    answer: ({ line, socket }) => (line === 'QUIT' ? (socket.destroy(), null) : undefined),
  });
  onTestFinished(() => host.close());
  const source = many(3);
  expect(await run(host.port, source)).toMatchObject({ trouble: null, connections: 1 });
  expect(source.settled.every(({ outcomes }) => outcomes[0]?.result === 'delivered')).toBe(true);
});
