// A6 in a whole relay: a letter that was damaged on our disk is set aside and shown, its
// sender reads in his mailbox that he must send it again, and to whom; the mail behind
// it goes in the same session.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { createLog, silentLog } from '../../../src-main/base/log';
import { openSettings } from '../../../src-main/config/settings-store';
import { newRecipient, type QueueItem } from '../../../src-main/mail/envelope';
import type { Relay } from '../../../src-main/relay/outline';
import { startRelay } from '../../../src-main/relay/relay';
import { folderOf } from '../../../src-main/spool/content';
import { openSpool } from '../../../src-main/spool/start';
import { testFolder } from '../../support/folders';
import { textOf } from '../../support/letters';
import { CHUNKING, startHost } from '../../support/sending';
import { admit } from '../spool/items';

const SENDER = 'anna@clinic.example';
const to = (address: string, more: object = {}) => ({
  ...newRecipient({ address, notify: null, originalRecipient: null }),
  ...more,
});
const DELIVERED = { status: 'delivered', reply: '250 Ok', told: true } as const;

async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 20));
}

interface Office {
  readonly dir: string;
  readonly good: QueueItem;
  readonly bad: QueueItem;
  start(): Promise<Relay>;
  /** What lies in the sender's mailbox. */
  notices(): Promise<readonly { readonly mail: ParsedMail; readonly raw: string }[]>;
}

/** A queue of two letters as a relay left it, the first of them damaged since. */
async function office(
  port: number,
  damage: (path: string) => Promise<void>,
  over: Partial<QueueItem> = {},
): Promise<Office> {
  const dir = await testFolder();
  const { spool } = await openSpool(join(dir, 'spool'), { clock: systemClock, log: silentLog });
  const recipients = [to('served@far.example', DELIVERED), to('waiting@far.example')];
  const bad = await admit(spool, textOf('bad', 90_000), {
    sender: SENDER,
    subject: 'Blood results',
    recipients,
    ...over,
  });
  const good = await admit(spool, textOf('good'), { sender: SENDER, recipients: [to('waiting@far.example')] });
  await spool.close();
  await damage(join(dir, 'spool', 'content', folderOf(bad.id), `${bad.id}.eml`));
  const document = {
    organization: { domains: ['clinic.example'], hostname: 'mail.clinic.example', postmaster: 'boss@clinic.example' },
    listeners: [],
    links: [{ id: 'lan', kind: 'always-on' }],
    connectors: [
      { id: 'office', link: 'lan', addressSpaces: [{ pattern: 'clinic.example' }], route: { kind: 'mailboxes' } },
      { id: 'isp', link: 'lan', route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port, security: 'none' }] } },
    ],
  };
  const settings = await openSettings(dir, { clock: systemClock, log: silentLog });
  expect(await settings.set(document)).toEqual({ ok: true });
  const mailbox = join(dir, 'mailboxes', 'clinic.example', 'anna', 'new');
  return {
    dir,
    good,
    bad,
    async start() {
      const relay = await startRelay({
        dir,
        clock: systemClock,
        log: createLog(() => Date.now(), { default: 'minimum' }),
      });
      onTestFinished(() => relay.stop());
      return relay;
    },
    async notices() {
      const names = await readdir(mailbox).catch(() => []);
      return Promise.all(
        names.map(async (name) => {
          const raw = await readFile(join(mailbox, name), 'latin1');
          return { raw, mail: await simpleParser(raw) };
        }),
      );
    },
  };
}

const flip = async (path: string): Promise<void> => {
  const bytes = await readFile(path);
  bytes[70_000] = (bytes[70_000] ?? 0) ^ 0x04;
  await writeFile(path, bytes);
};

test.each([
  ['a flipped bit', flip],
  ['a file that is gone', (path: string) => rm(path)],
] as const)(
  'A6: %s: set aside, shown, told to the sender for whom it has not reached; the next letter goes',
  async (_, damage) => {
    const host = await startHost({ keywords: CHUNKING });
    const house = await office(host.port, damage);
    const relay = await house.start();
    const { handlers } = relay;
    await until(async () => (await house.notices()).length > 0 && host.taken.length > 0);
    expect(host.taken.map(({ content }) => content)).toEqual([textOf('good')]);
    const status = await handlers.status({});
    expect(status.queue.corrupt).toBe(1);
    expect(status.attention.find(({ key }) => key === 'damage')?.text).toContain('One damaged file was set aside');
    const [notice, ...more] = await house.notices();
    expect(more).toEqual([]);
    expect(notice?.mail.subject).toBe('Damaged here, please send it again: Blood results');
    expect(notice?.mail.text).toContain('waiting@far.example');
    expect(notice?.mail.text).toMatch(/damaged on the disk of our\s+post office/);
    expect(notice?.mail.text).not.toContain('served@far.example');
    expect(notice?.raw).toContain('multipart/report; report-type=delivery-status');
    expect(notice?.raw).toMatch(/Final-Recipient: rfc822; waiting@far\.example\r\nAction: failed\r\nStatus: 5\.3\.0/);
    await until(async () => (await handlers['queue.list']({ offset: 0, limit: 10, sort: 'arrived' })).total === 0);
    const { rows } = await handlers['history.list']({ offset: 0, limit: 50 });
    expect(rows.filter(({ id }) => id === house.bad.id)).toMatchObject([
      { recipient: 'waiting@far.example', result: 'failed' },
    ]);
    await relay.stop();
    // Nothing is told twice by the next start.
    const again = await openSpool(join(house.dir, 'spool'), { clock: systemClock, log: silentLog });
    expect(again.items.size).toBe(0);
    await again.spool.close();
  },
);

test('A6: a damaged letter without a sender is told nobody, and one is told who wants no notice', async () => {
  for (const over of [
    { sender: null },
    { recipients: [{ ...to('waiting@far.example'), notify: ['never'] as const }] },
  ]) {
    const host = await startHost({ keywords: CHUNKING });
    const house = await office(host.port, flip, over);
    const { handlers } = await house.start();
    await until(
      async () =>
        host.taken.length > 0 && (await handlers['queue.list']({ offset: 0, limit: 10, sort: 'arrived' })).total === 0,
    );
    expect(await house.notices()).toEqual([]);
    expect((await handlers.status({})).queue.corrupt).toBe(1);
  }
});

test('A6: who looks at a damaged letter sees it as it lies there, and is told', async () => {
  const house = await office(1, flip, { state: 'hold', reason: { kind: 'by-hand' } });
  const { handlers } = await house.start();
  const ask = { id: house.bad.id, offset: 0, maxBytes: 80_000, encoding: 'utf8' } as const;
  const first = await handlers['queue.content'](ask);
  expect(first).toMatchObject({ truncated: true, damaged: true });
  expect(first.text).toContain('Subject: bad');
  const rest = await handlers['queue.content']({ ...ask, offset: 80_000 });
  expect(rest).toMatchObject({ truncated: false, damaged: true });
  expect(first.text.length + rest.text.length).toBe(90_000);
  expect(await handlers['queue.content']({ ...ask, id: house.good.id })).toEqual({
    text: textOf('good').toString(),
    truncated: false,
  });
  await until(async () => (await house.notices()).length === 1);
});
