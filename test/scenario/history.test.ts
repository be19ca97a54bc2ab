// What stands in the history of letters that went, came and stayed in the house: with
// subject, direction and the call, asked of a running `serve`.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { HistoryFilter, HistoryRow } from '../../src-main/contract/history/history';
import { namesIn } from '../../src-main/base/names-in';
import { pop3Host } from '../support/pop3-host';
import { startPretendHost } from '../support/pretend-host';
import { started } from '../support/started';
import { byPop3, MAILBOXES, office, smartHost } from './support/office';
import { call } from './support/sessions';
import { submit } from './support/submit';
import { until } from './support/wait';

it('a letter sent, one fetched and one within the house are told apart, each with its subject and its call', async () => {
  const isp = await startPretendHost();
  onTestFinished(() => isp.close());
  const content = Buffer.from(
    'Delivered-To: anna@office.example\r\nFrom: depot@far.example\r\nSubject: =?utf-8?Q?Rechnung_f=C3=BCr_M=C3=A4rz?=\r\n\r\nx\r\n',
  );
  const mailbox = await pop3Host({ messages: [{ uid: 'u1', content }] });
  onTestFinished(() => mailbox.close());
  const collect = byPop3(mailbox.port);
  const serving = await started(
    office({ connectors: [smartHost(isp.port, { schedule: { kind: 'never' }, collect }), MAILBOXES] }),
  );
  const write = (to: string, subject: string): Promise<unknown> =>
    submit(serving.port(), { from: 'me@office.example', to, content: Buffer.from(`Subject: ${subject}\r\n\r\nx\r\n`) });
  await write('depot@far.example', 'Bestellung');
  await write('anna@office.example', 'Dienstplan');
  const session = await call(serving);
  expect(session).toMatchObject({ sent: 1, received: 1 });

  const found = async (filter: HistoryFilter): Promise<readonly HistoryRow[]> =>
    (await serving.client.call('history.list', filter)).rows;
  await until('all three', async () => (await found({})).length === 3);
  expect(await found({ direction: 'out' })).toMatchObject([
    { subject: 'Bestellung', session: session.id, cameBy: null },
  ]);
  expect(await found({ direction: 'in' })).toMatchObject([
    { subject: 'Rechnung für März', recipient: 'anna@office.example', cameBy: session.id },
  ]);
  expect(await found({ direction: 'house' })).toMatchObject([{ subject: 'Dienstplan', listener: 'office' }]);
  const moved = await found({ session: session.id });
  expect(moved.map(({ subject }) => subject).sort()).toEqual(['Bestellung', 'Rechnung für März']);
  await expect(found({ from: 'yesterday' })).rejects.toThrow(/date and time/);
});

it('what the provider brings to our door while the line is up came with that call', async () => {
  let door = 0;
  const isp = await startPretendHost({
    keywords: ['ETRN'],
    answer: ({ line }) => {
      if (!line.startsWith('ETRN')) return undefined;
      void submit(door, {
        from: 'depot@far.example',
        to: 'anna@office.example',
        content: Buffer.from('Subject: held\r\n\r\nx\r\n'),
      });
      return '250 queuing started';
    },
  });
  onTestFinished(() => isp.close());
  const collect = { method: 'etrn' };
  const serving = await started(
    office({ connectors: [smartHost(isp.port, { schedule: { kind: 'never' }, collect }), MAILBOXES] }),
  );
  door = serving.port();
  const session = await call(serving);
  expect(session.received).toBe(1);
  const { rows } = await until('it to lie in its mailbox', async () => {
    const listed = await serving.client.call('history.list', {});
    return listed.total === 1 && listed;
  });
  expect(rows).toMatchObject([{ subject: 'held', direction: 'in', cameBy: session.id }]);
});

it('a letter is read after it was sent where that is wanted, and one that came as long as it lies in its mailbox', async () => {
  const isp = await startPretendHost();
  onTestFinished(() => isp.close());
  const document = office({ connectors: [smartHost(isp.port), MAILBOXES] });
  const serving = await started({ ...document, keepDeliveredDays: 7 });
  const write = (to: string, text: string): Promise<unknown> =>
    submit(serving.port(), {
      from: 'me@office.example',
      to,
      content: Buffer.from(
        `Subject: ${text}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGr\u00fc\u00dfe: ${text}\r\n`,
      ),
    });
  const row = async (subject: string): Promise<HistoryRow> =>
    until(`${subject} to stand in the history`, async () =>
      (await serving.client.call('history.list', {})).rows.find((one) => one.subject === subject),
    );
  const read = async (subject: string) => {
    const { content } = await row(subject);
    return serving.client.call('message.read', { message: content ?? { in: 'queue', id: 'none' } });
  };
  const isEmpty = async (): Promise<boolean> => (await serving.client.call('queue.list', {})).total === 0;
  await write('depot@far.example', 'kept');
  await write('anna@office.example', 'here');
  await until('both to leave the queue', async () => (await row('kept')) && (await row('here')) && isEmpty());
  expect((await row('kept')).content).toMatchObject({ in: 'kept' });
  expect(await read('kept')).toMatchObject({ subject: 'kept', text: expect.stringContaining('Gr\u00fc\u00dfe: kept') });
  expect(await read('here')).toMatchObject({ text: expect.stringContaining('Gr\u00fc\u00dfe: here') });

  await serving.client.call('settings.set', { ...document, keepDeliveredDays: 0 });
  await until(
    'what was kept to go',
    async () => (await row('kept')).content !== undefined && (await gone(serving.dir)),
  );
  await expect(read('kept')).rejects.toThrow(/not kept\. To keep them, say for how many days in General/);
  const { content } = await row('here');
  expect(content).toMatchObject({ in: 'mailbox', mailbox: 'anna@office.example' });
  expect(await read('here')).toMatchObject({ text: expect.stringContaining('here') });
  await rm(join(serving.dir, 'mailboxes/office.example/anna/new'), { recursive: true });
  await expect(read('here')).rejects.toThrow(/no longer lies in the mailbox anna@office\.example/);
  await expect(
    serving.client.call('message.read', { message: { in: 'mailbox', mailbox: '../../spool', id: '../../settings' } }),
  ).rejects.toThrow(/no longer lies/);
});

async function gone(dir: string): Promise<boolean> {
  return (await namesIn(join(dir, 'kept'))).length === 0;
}
