// A mailbox at the provider fetched by a real `serve`: killed in the middle, sorted by
// what the provider's delivery wrote, and full of what is no good MIME.
import { expect, it, onTestFinished } from 'vitest';
import { dataFolder, type Serving, serve } from '../support/serve';
import { type HostMessage, pop3Host } from '../support/pop3-host';
import { chance } from './support/chance';
import { byPop3, MAILBOXES, office, smartHost } from './support/office';
import { call } from './support/sessions';
import { asHandedIn, letterOf, mailbox, nameOf } from './support/submit';
import { until } from './support/wait';

function document(collect: object | readonly object[]): object {
  return office({ connectors: [smartHost(9, { schedule: { kind: 'never' }, collect }), MAILBOXES] });
}

async function started(dir: string, collect: object | readonly object[]): Promise<Serving> {
  const serving = await serve(dir, document(collect));
  onTestFinished(async () => void (await serving.stop()));
  return serving;
}

async function folder(): Promise<string> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  return dir;
}

it('a kill in the middle of fetching loses nothing there or here, and doubles the one in doubt at most', async () => {
  const next = chance(7);
  const all = Array.from({ length: 24 }, (_, i) => ({
    uid: `u${i}`,
    content: Buffer.concat([Buffer.from('Delivered-To: me@office.example\r\n'), letterOf(`held${i}`, 20_000, next)]),
  }));
  const messages: HostMessage[] = [...all];
  const host = await pop3Host({ messages, pieces: 1000 });
  onTestFinished(() => host.close());
  const dir = await folder();
  const collect = byPop3(host.port);
  for (const wanted of [4, 9]) {
    const serving = await serve(dir, document(collect));
    const before = host.heard.filter((line) => line.startsWith('RETR')).length;
    await serving.client.call('session.start', {});
    await until('some of it to be asked for', () =>
      Promise.resolve(host.heard.filter((line) => line.startsWith('RETR')).length >= before + wanted),
    );
    await serving.kill();
  }
  expect(messages).toHaveLength(24);
  const serving = await started(dir, collect);
  expect(await call(serving)).toMatchObject({ result: 'ok', error: null });
  expect(messages).toEqual([]);
  await until('its queue to empty', async () => (await serving.client.call('queue.list', {})).total === 0);
  const found = (await mailbox(dir, 'me')).map(asHandedIn);
  expect(new Set(found.map(nameOf))).toEqual(new Set(all.map((_, i) => `held${i}`)));
  for (const letter of found) expect(all.some(({ content }) => asHandedIn(content).equals(letter))).toBe(true);
  expect(found.length - all.length).toBeLessThanOrEqual(2);
});

it('what is no good MIME comes as it is, and methods are tried in order until one serves', async () => {
  const broken = [
    'Content-Type: multipart/mixed; boundary=never\r\n\r\n--other\r\n\r\nx\r\n',
    'Content-Type: multipart/mixed; boundary="\r\nSubject: =?utf-8?B?////?=\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=\r\n',
    'Subject: nothing but a header\r\n',
    '\r\n\r\n\r\n',
    'no header at all, only words\r\n',
    `Subject: ${'deep '.repeat(400)}\r\nReferences: ${'<x@y> '.repeat(300)}\r\n\r\n\xff\xfe\x80\r\n`,
    `Content-Type: ${'multipart/mixed; boundary=a; '.repeat(50)}\r\n\r\n${'--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n'.repeat(200)}`,
  ].map((text, i) => ({ uid: `b${i}`, content: Buffer.from(text, 'latin1') }));
  const host = await pop3Host({ messages: [...broken] });
  onTestFinished(() => host.close());
  const serving = await started(await folder(), [
    { method: 'etrn', host: '127.0.0.1', port: 9 },
    {
      method: 'imap',
      host: '127.0.0.1',
      port: 9,
      security: 'none',
      username: 'office',
      password: 'secret',
      deliverTo: 'me@office.example',
    },
    byPop3(host.port, { deliverTo: 'me@office.example' }),
  ]);
  const session = await call(serving);
  expect(session).toMatchObject({ received: broken.length, error: null, result: 'ok' });
  expect(session.transcript).toMatch(/could not be reached[^]*could not be fetched[^]*7 messages are safe here/);
  await until('the mailbox', async () => (await mailbox(serving.dir, 'me')).length === broken.length);
  const found = (await mailbox(serving.dir, 'me')).map((content) => content.toString('latin1'));
  for (const { content } of broken) expect(found.some((text) => text.endsWith(content.toString('latin1')))).toBe(true);
});

it('E1: what stays at the host against our will is told with the call, on the board from the second time, and over when it comes', async () => {
  const letters = [1, 2, 3].map((n) => ({
    uid: `u${n}`,
    content: Buffer.from(`Delivered-To: me@office.example\r\nSubject: ${n}\r\n\r\nx\r\n`),
  }));
  let bad = true;
  const host = await pop3Host({
    messages: letters,
    // Alone in its mailbox it is the first.
    instead: (line) =>
      bad && line === (letters.length === 3 ? 'RETR 2' : 'RETR 1') ? '-ERR message cannot be rendered\r\n' : undefined,
  });
  onTestFinished(() => host.close());
  const serving = await started(await folder(), byPop3(host.port));
  const board = async () =>
    (await serving.client.call('status', {})).attention.filter(({ key }) => key === 'collect:isp');
  expect(await call(serving)).toMatchObject({
    result: 'partly',
    received: 2,
    error: expect.stringMatching(/2 messages are safe here\. 1 was not given whole .*cannot be rendered/) as unknown,
  });
  expect(await board()).toEqual([]);
  expect(await call(serving)).toMatchObject({ result: 'partly', received: 0 });
  expect(await board()).toMatchObject([
    { severity: 'warning', text: expect.stringContaining('cannot be rendered') as unknown },
  ]);
  bad = false;
  expect(await call(serving)).toMatchObject({ result: 'ok', received: 1, error: null });
  expect(await board()).toEqual([]);
});

it('E1: and so is what the host will not delete', async () => {
  const host = await pop3Host({
    messages: [{ uid: 'a', content: Buffer.from('Delivered-To: me@office.example\r\nSubject: a\r\n\r\nx\r\n') }],
    instead: (line) => (line.startsWith('DELE') ? '-ERR read only\r\n' : undefined),
  });
  onTestFinished(() => host.close());
  const serving = await started(await folder(), byPop3(host.port));
  expect(await call(serving)).toMatchObject({
    result: 'partly',
    received: 1,
    error: expect.stringMatching(/the host would not delete it/) as unknown,
  });
  expect((await serving.client.call('status', {})).attention).toMatchObject([{ key: 'collect:isp' }]);
});
