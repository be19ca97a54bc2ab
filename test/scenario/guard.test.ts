// B1: no single slip ends all mail, in a real `serve`: the line it came from is ended, it
// is logged and shown, others go on; a second one within a minute builds the rooms again
// on the same ports with every letter, and a third one soon after builds nothing.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { controlPath } from '../../src-main/control/socket-path';
import { openByteSink } from '../support/byte-sink';
import { rawClient } from '../support/raw-client';
import { dataFolder, type Serving, serve } from '../support/serve';
import { listener, office, smartHost } from './support/office';
import { submit } from './support/submit';
import { freePort, until } from './support/wait';

const SLIPS = pathToFileURL(resolve(import.meta.dirname, '../support/slips.mjs')).href;

interface Rig {
  readonly serving: Serving;
  readonly smtp: number;
  readonly pop3: number;
  readonly sink: Awaited<ReturnType<typeof openByteSink>>;
}

async function rig(): Promise<Rig> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const sink = await openByteSink();
  onTestFinished(() => sink.close());
  const [smtp, pop3] = [await freePort(), await freePort()];
  const settings = {
    ...office({
      listeners: [listener({ port: smtp })],
      connectors: [smartHost(sink.port, { schedule: { kind: 'never' } })],
    }),
    pop3: { enabled: true, address: '127.0.0.1', port: pop3, tls: 'none' },
  };
  const serving = await serve(dir, settings, [], { NODE_OPTIONS: `--import ${SLIPS}` });
  onTestFinished(async () => void (await serving.stop()));
  return { serving, smtp, pop3, sink };
}

const letter = (n: number): Parameters<typeof submit>[1] => ({
  from: 'me@office.example',
  to: `a${n}@far.example`,
  content: Buffer.from(`Subject: ${n}\r\n\r\n${n}\r\n`),
});
const faults = async ({ serving }: Rig): Promise<readonly string[]> =>
  (await serving.client.call('status', {})).attention.flatMap(({ key, text }) => (key === 'fault' ? [text] : []));
const counted = ({ serving }: Rig, words: RegExp): number => serving.log().match(words)?.length ?? 0;
const REBUILT = /the rooms are built again/g;

describe('B1: a slip in a real relay', () => {
  it.each<[string, (r: Rig) => Socket]>([
    ['SMTP', ({ smtp }) => connect(smtp, '127.0.0.1')],
    ['POP3', ({ pop3 }) => connect(pop3, '127.0.0.1')],
    ['the control socket', ({ serving }) => connect(controlPath(serving.dir))],
  ])('ends the line it came from and no other, and is logged with its stack and shown: %s', async (_, door) => {
    const r = await rig();
    const bystander = await rawClient(r.smtp);
    await bystander.ask('EHLO bystander');
    const slipping = door(r);
    slipping.once('data', () => slipping.write('SLIP\r\n')).on('error', () => undefined);
    await once(slipping.resume(), 'close');
    await until('the sentence', async () => (await faults(r)).length > 0);
    expect((await faults(r)).join()).toMatch(/went wrong that should not\. Mail goes on, and accepted mail is safe\./);
    expect(r.serving.log()).toMatch(/a fault that nobody expected: RangeError: a slip in a handler/);
    expect((await bystander.ask('NOOP')).code).toBe(250);
    expect((await submit(r.smtp, letter(1))).code).toBe(250);
    bystander.close();
  });

  it.each<[string, (r: Rig) => number, RegExp]>([
    ['SMTP', ({ smtp }) => smtp, /^421 4\.3\.0 A fault of ours ends this connection/m],
    ['POP3', ({ pop3 }) => pop3, /^-ERR \[SYS\/TEMP\] A fault of ours ends this connection/m],
  ])(
    'in a command is answered, ends that line, and is logged and shown like any other: %s',
    async (_, port, answer) => {
      const r = await rig();
      const bystander = await rawClient(r.smtp);
      const slipping = connect(port(r), '127.0.0.1');
      let heard = '';
      slipping.on('data', (bytes) => (heard += String(bytes))).once('data', () => slipping.write('slop\r\n'));
      await once(slipping, 'end');
      slipping.destroy();
      expect(heard).toMatch(answer);
      await until('the sentence', async () => (await faults(r)).length > 0);
      expect(r.serving.log()).toMatch(/a fault that nobody expected: RangeError: a slip in a command/);
      expect((await bystander.ask('NOOP')).code).toBe(250);
      expect((await submit(r.smtp, letter(1))).code).toBe(250);
      bystander.close();
    },
  );

  it('twice within a minute builds the rooms again, on the same ports, with every letter; a third time soon does not', async () => {
    const r = await rig();
    for (let n = 0; n < 5; n++) expect((await submit(r.smtp, letter(n))).code).toBe(250);
    (await rawClient(r.smtp)).write('LATE\r\n');
    await until('the first', async () => (await faults(r)).length > 0);
    const slipping = await rawClient(r.smtp);
    slipping.write('SLIP\r\n');
    await until('the rooms', async () =>
      (await faults(r).catch(() => [])).some((text) => text.includes('built itself again')),
    );
    expect((await r.serving.client.call('status', {})).listeners).toMatchObject([{ port: r.smtp, state: 'open' }]);
    const third = await rawClient(r.smtp);
    third.write('SLIP\r\n');
    expect((await third.reply()).code).toBe(0);
    await until('the third', () => Promise.resolve(counted(r, /a fault that nobody expected/g) === 3));
    for (let n = 5; n < 8; n++) expect((await submit(r.smtp, letter(n))).code).toBe(250);
    await r.serving.client.call('session.start', {});
    await until('all of them', () => Promise.resolve(r.sink.kept.length === 8));
    expect(r.sink.kept.map(({ recipients }) => recipients[0]).sort()).toEqual(
      Array.from({ length: 8 }, (_, n) => `a${n}@far.example`),
    );
    expect(counted(r, REBUILT)).toBe(1);
    expect(await r.serving.stop()).toBe(0);
  });
});
