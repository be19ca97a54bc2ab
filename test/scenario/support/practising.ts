// An office that practises, on the built program: its letters, the command line over its
// folder, and what it has in its queue and under way.
import { onTestFinished } from 'vitest';
import type { QueueRow, Session } from '../../../src-main/contract/views';
import { type Ran, type Serving, dataFolder, dialpost, serve } from '../../support/serve';
import { MAILBOXES, listener, office, smartHost } from './office';
import { freePort } from './wait';

/** A practising office whose mail waits for a person's start. */
export async function practising(
  schedule: object = { kind: 'never' },
  link: object = {},
): Promise<Serving & { document: object }> {
  const { dir, remove } = await dataFolder();
  const port = await freePort();
  const isp = smartHost(port, {
    schedule,
    collect: { method: 'etrn' },
    wait: { firstMessageSeconds: 10, idleSeconds: 1, maxMinutes: 1 },
  });
  const document = {
    ...office({ connectors: [isp, MAILBOXES], listeners: [listener()], links: [{ id: 'line', ...link }] }),
    practice: { enabled: true, port },
  };
  const serving = await serve(dir, document, ['--practice']);
  onTestFinished(async () => {
    await serving.stop();
    await remove();
  });
  return { ...serving, document };
}

export function letterTo(to: string, subject = 'A first letter') {
  return {
    from: 'me@office.example',
    to,
    content: Buffer.from(
      `From: <me@office.example>\r\nTo: <${to}>\r\nSubject: ${subject}\r\nMessage-ID: <first@office.example>\r\n\r\nHow is the weather?\r\n.\r\n..\r\nGr\u00fc\u00dfe\r\n`,
    ),
  };
}

/** One command on the folder of `serving`. */
export function ask(serving: Pick<Serving, 'dir'>, ...words: readonly string[]): Promise<Ran> {
  return dialpost([...words, '--data', serving.dir]);
}

/** As it stands in the queue. */
export async function rowOf({ client }: Serving, id: string): Promise<QueueRow | undefined> {
  return (await client.call('queue.list', {})).rows.find((row) => row.id === id);
}

/** The one under way. */
export const session = (s: Serving): Promise<Session | null> =>
  s.client.call('status', {}).then((status) => status.session);
