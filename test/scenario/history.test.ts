// What stands in the history of letters that went, came and stayed in the house: with
// subject, direction and the call, asked of a running `serve`.
import { expect, it, onTestFinished } from 'vitest';
import type { HistoryFilter, HistoryRow } from '../../src-main/contract/history/history';
import { pop3Host } from '../support/pop3-host';
import { startPretendHost } from '../support/pretend-host';
import { started } from '../support/started';
import { MAILBOXES, office, smartHost } from './support/office';
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
  const collect = {
    method: 'pop3',
    host: '127.0.0.1',
    port: mailbox.port,
    security: 'none',
    username: 'office',
    password: 'secret',
  };
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
