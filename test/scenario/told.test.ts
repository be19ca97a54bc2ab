// What whoever listens on the control socket, and whoever types `dialpost status`, is
// told of trouble, each brought about for real: a refused password, a host that neither
// sending nor fetching reaches, a session that failed, a budget that is used up.
import { expect, it, onTestFinished } from 'vitest';
import type { Attention } from '../../src-main/contract/attention';
import type { Session } from '../../src-main/contract/views';
import { startPretendHost } from '../support/pretend-host';
import { dialpost, type Serving } from '../support/serve';
import { started } from '../support/started';
import { office, smartHost } from './support/office';
import { call } from './support/sessions';
import { queuedAs, submit } from './support/submit';
import { freePort, until } from './support/wait';

interface Heard {
  readonly serving: Serving;
  /** Every sentence that ever stood on the board, with its severity, in the order of its coming. */
  readonly sentences: string[];
  readonly ends: Session[];
}

async function listening(document: object): Promise<Heard> {
  const serving = await started(document);
  const heard: Heard = { serving, sentences: [], ends: [] };
  serving.client.onEvent((event, data) => {
    // The contract's shapes, by the event's name.
    if (event === 'attention')
      for (const { severity, text } of data as readonly Attention[])
        if (!heard.sentences.includes(`${severity}: ${text}`)) heard.sentences.push(`${severity}: ${text}`);
    if (event === 'session' && (data as Session).phase === 'ended') heard.ends.push(data as Session);
  });
  await serving.client.call('events.subscribe', {});
  return heard;
}

async function pretend(
  answer: (line: string) => string | undefined,
  keywords: readonly string[] = [],
): Promise<number> {
  const host = await startPretendHost({ keywords, answer: ({ line }) => answer(line) });
  onTestFinished(() => host.close());
  return host.port;
}

async function write({ serving }: Heard): Promise<void> {
  queuedAs(
    await submit(serving.port(), {
      from: 'me@office.example',
      to: 'you@far.example',
      content: Buffer.from('Subject: hello\r\n\r\nhello\r\n'),
    }),
  );
}

/** What a person reads at the end of `dialpost status`. */
async function statusTail({ serving }: Heard): Promise<readonly string[]> {
  const { stdout } = await dialpost(['status', '--data', serving.dir]);
  return stdout.split('\n').filter((line) => /^(?:INFO|WARNING|ERROR): /.test(line));
}

const NEVER = { schedule: { kind: 'never' } };

it('a refused password is told once, as an error, however often it is tried', async () => {
  const host = await pretend((line) => (line.startsWith('AUTH') ? '535 5.7.8 No' : undefined), ['AUTH PLAIN']);
  const heard = await listening(
    office({
      connectors: [smartHost(host, NEVER, { auth: { kind: 'password', username: 'office', password: 'wrong' } })],
    }),
  );
  await write(heard);
  for (let times = 0; times < 2; times++)
    expect(await call(heard.serving)).toMatchObject({
      result: 'failed',
      error: expect.stringContaining('did not let us in (535 5.7.8 No)'),
    });
  expect(heard.sentences).toEqual([
    expect.stringMatching(
      /^error: 127\.0\.0\.1:\d+ did not let us in \(535 5\.7\.8 No\)\. Your mail is safe and waiting\..*Providers → Internet\.$/,
    ),
  ]);
  expect(await statusTail(heard)).toEqual([expect.stringMatching(/^ERROR: 127\.0\.0\.1:\d+ did not let us in/)]);
});

it('a host that neither sending nor fetching reaches is one thing, and fetching alone tells it too', async () => {
  const port = await freePort();
  const heard = await listening(office({ connectors: [smartHost(port, { ...NEVER, collect: { method: 'etrn' } })] }));
  await call(heard.serving);
  const alone = expect.stringMatching(
    /^warning: Mail held for us could not be fetched by Internet: .* could not be reached/,
  );
  expect(heard.sentences).toEqual([alone]);
  await write(heard);
  await call(heard.serving);
  expect(heard.sentences).toEqual([alone, expect.stringMatching(/^warning: 127\.0\.0\.1:\d+ could not be reached/)]);
  expect(await statusTail(heard)).toEqual([expect.stringMatching(/^WARNING: 127\.0\.0\.1:\d+ could not be reached/)]);
});

it('another host that cannot be reached for fetching is another thing', async () => {
  const [sending, fetching] = [await freePort(), await freePort()];
  const heard = await listening(
    office({
      connectors: [smartHost(sending, { ...NEVER, collect: { method: 'etrn', host: 'localhost', port: fetching } })],
    }),
  );
  await write(heard);
  await call(heard.serving);
  expect(heard.sentences).toEqual([
    expect.stringContaining(`127.0.0.1:${sending} could not be reached`),
    expect.stringContaining(`localhost:${fetching} could not be reached`),
  ]);
});

it('a session that failed is told with its reason, once, and asks for no attention where it passes by itself', async () => {
  const host = await pretend((line) => (line.startsWith('ETRN') ? '458 4.3.0 Busy' : undefined), ['ETRN']);
  const heard = await listening(office({ connectors: [smartHost(host, { ...NEVER, collect: { method: 'etrn' } })] }));
  const { id } = await call(heard.serving);
  await until('the event', async () => heard.ends.length > 0);
  expect(heard.ends).toMatchObject([{ id, result: 'failed', error: expect.stringContaining('(458 4.3.0 Busy)') }]);
  expect(heard.sentences).toEqual([]);
  const ran = await dialpost(['send-receive', '--wait', '--data', heard.serving.dir]);
  expect(ran).toMatchObject({ code: 2, stdout: expect.stringMatching(/^Failed: sent 0, .*\n.*\(458 4\.3\.0 Busy\)/m) });
});

it('a budget is told when little is left and, as something worse, when it is used up', async () => {
  const host = await pretend(() => undefined);
  const links = [{ id: 'line', name: 'Modem', tariff: { perCall: 1 }, monthlyBudget: 2 }];
  const heard = await listening({
    ...office({ links, connectors: [smartHost(host, NEVER)] }),
    warnings: { budgetPercent: 50 },
  });
  for (const count of [1, 2]) {
    await write(heard);
    await call(heard.serving);
    await until('a word about the budget', async () => heard.sentences.length === count);
  }
  expect(heard.sentences).toEqual([
    expect.stringMatching(/^warning: 50 percent of this month's budget of Modem is used \(1\.00 of 2\.00 EUR\)/),
    expect.stringMatching(
      /^error: This month's budget of Modem is used up \(2\.00 EUR of 2\.00 EUR\)\. Scheduled calls stop/,
    ),
  ]);
  expect(await statusTail(heard)).toEqual([expect.stringMatching(/^ERROR: This month's budget of Modem is used up/)]);
});
