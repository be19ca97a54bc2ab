// FINGER, text and command: what they send, and what is made of every kind of answer.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { collect } from '../../../src-main/collect/collect';
import type { CollectDeps, CollectResult } from '../../../src-main/collect/method';
import { CollectMethod } from '../../../src-main/contract/collect';
import { manualClock } from '../../support/manual-clock';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A host on loopback that does `answer` with every connection; what it heard is kept. */
async function host(answer: (socket: Socket, heard: string) => void): Promise<{ port: number; heard: () => string }> {
  let heard = '';
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      heard += piece.toString();
      answer(socket, heard);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { port: (server.address() as AddressInfo).port, heard: () => heard };
}

const said: string[] = [];
const deps: CollectDeps = {
  clock: systemClock,
  log: silentLog,
  transcript: { out: (line) => said.push(`C: ${line}`), in: (line) => said.push(`S: ${line}`), note: () => undefined },
  domains: [],
  smartHosts: [],
  open: () => Promise.resolve({ ok: false, text: '' }),
};

const run = (
  method: object,
  more: Partial<CollectDeps> = {},
  signal = new AbortController().signal,
): Promise<CollectResult> => collect(CollectMethod.parse(method), { ...deps, ...more }, signal);

describe('FINGER', () => {
  it('sends one line and reads to the end, split anywhere', async () => {
    const isp = await host((socket) => {
      socket.write('Queue run');
      setImmediate(() => socket.end(' started\r\n'));
    });
    const result = await run({ method: 'finger', query: 'office@isp.example', host: '127.0.0.1', port: isp.port });
    expect(isp.heard()).toBe('office@isp.example\r\n');
    expect(result).toMatchObject({ kind: 'requested' });
    expect(result.text).toContain('Queue run started');
  });
  it('is content with an answer of nothing', async () => {
    const isp = await host((socket) => socket.end());
    expect((await run({ method: 'finger', query: 'x', host: '127.0.0.1', port: isp.port })).kind).toBe('requested');
  });
  it('says so when nobody listens', async () => {
    const result = await run({ method: 'finger', query: 'x', host: '127.0.0.1', port: 1 });
    expect(result.kind).toBe('failed');
    expect(result.text).toContain('ECONNREFUSED');
  });
  it('reads no more than it must of an answer without end', async () => {
    const isp = await host((socket) => {
      const more = (): void => void (socket.destroyed || socket.write('x'.repeat(10_000), more));
      more();
    });
    expect((await run({ method: 'finger', query: 'x', host: '127.0.0.1', port: isp.port })).text.length).toBeLessThan(
      400,
    );
  });
});

describe('text', () => {
  it('sends every line with CRLF and hangs up when it heard what it expects', async () => {
    const isp = await host((socket, heard) => void (heard.includes('two') && socket.write('+OK Dequeue\r\n')));
    const result = await run({ method: 'text', host: '127.0.0.1', port: isp.port, send: 'one\ntwo\n', expect: '+ok' });
    expect(isp.heard()).toBe('one\r\ntwo\r\n');
    expect(result.kind).toBe('requested');
  });
  it('fails with the words of a host that says something else', async () => {
    const isp = await host((socket) => socket.end('-ERR not you\r\n'));
    const result = await run({
      method: 'text',
      host: '127.0.0.1',
      port: isp.port,
      send: 'QUEUE office.example',
      expect: '+OK',
    });
    expect(result.kind).toBe('failed');
    expect(result.text).toContain('"-ERR not you", not "+OK"');
  });
  it('gives up on a host that says nothing', async () => {
    const clock = manualClock();
    const isp = await host(() => clock.advance(61_000));
    expect(
      (await run({ method: 'text', host: '127.0.0.1', port: isp.port, send: 'x', expect: 'y' }, { clock })).text,
    ).toContain('no answer in time');
  });
  it('is broken off by a stop', async () => {
    const stop = new AbortController();
    const isp = await host(() => stop.abort());
    expect((await run({ method: 'text', host: '127.0.0.1', port: isp.port, send: 'x' }, {}, stop.signal)).kind).toBe(
      'failed',
    );
  });
});

describe('a command', () => {
  const node = (script: string): object => ({ method: 'command', command: [process.execPath, '-e', script] });

  it('that ends well has asked', async () => {
    expect(await run(node('console.log("fetched 3")'))).toMatchObject({ kind: 'requested' });
    expect(said).toContain('S: fetched 3');
  });
  it('that ends badly is told with its code and its first words', async () => {
    expect((await run(node('console.error("no account"); process.exit(7)'))).text).toMatch(/code 7: no account/);
  });
  it('that is not there fails', async () => {
    expect((await run({ method: 'command', command: ['no-such-program-here'] })).text).toContain(
      'there is no such program',
    );
  });
  it('that does not end is ended, with a sentence', async () => {
    const clock = manualClock();
    const running = run({ ...node('setInterval(() => {}, 1000)'), timeoutSeconds: 5 }, { clock });
    clock.advance(5000);
    expect((await running).text).toContain('did not finish within 5 seconds');
  });
  it('gets its arguments as they are: no shell reads them', async () => {
    await run({
      method: 'command',
      command: [process.execPath, '-e', 'console.log(process.argv[1])', '$(date); `x` *'],
    });
    expect(said.at(-1)).toBe('S: $(date); `x` *');
  });
});
