// Dialpost with a real Postfix as its provider: what an office hands in arrives
// beyond Postfix byte for byte, and what Postfix holds for the office comes in on
// ETRN. Login and encryption as a provider wants them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../src-main/contract/views';
import { corpus, type Letter } from '../support/corpus';
import { lacks } from '../support/needs';
import { freePort } from '../support/free-port';
import { type Postfix, startPostfix } from '../support/postfix';
import { until } from '../scenario/support/wait';
import { dataFolder, serve, type Serving } from '../support/serve';
import { faultsOf, handInAll } from '../support/whole-letters';

const LETTERS = corpus(200);
const CLIENTS = 4;

/** Starts a session and resolves with it when it has ended. */
function session(office: Serving): Promise<Session> {
  return new Promise((resolve, reject) => {
    const started = new Set<string>();
    const over = new Map<string, Session>();
    const settle = (): void => [...over.values()].filter((s) => started.has(s.id)).forEach(resolve);
    office.client.onEvent((event, data) => {
      const view = data as Session; // the events subscribed to are the contract's
      if (event === 'session' && view.phase === 'ended') over.set(view.id, view);
      settle();
    });
    office.client
      .call('events.subscribe', {})
      .then(() => office.client.call('session.start', {}))
      .then((answer) => started.add(answer.session.id))
      .then(settle, reject);
  });
}

describe.skipIf(lacks('postfix'))('an office whose provider is a real Postfix', () => {
  let postfix: Postfix;
  let office: Serving;
  let folder: Awaited<ReturnType<typeof dataFolder>>;

  beforeAll(async () => {
    folder = await dataFolder();
    const port = await freePort();
    postfix = await startPostfix({
      customerPort: port,
      tls: true,
      trustLoopback: false,
      accounts: [{ username: 'office', password: 'open sesame' }],
    });
    office = await serve(folder.dir, {
      organization: { domains: ['office.example'] },
      listeners: [{ id: 'office', port, relay: { allow: ['127.0.0.1'] } }],
      connectors: [
        {
          id: 'isp',
          schedule: { kind: 'never' },
          route: {
            kind: 'smart-host',
            hosts: [
              {
                host: '127.0.0.1',
                port: postfix.port,
                security: 'starttls',
                verifyCertificate: false,
                auth: { kind: 'password', username: 'office', password: 'open sesame' },
              },
            ],
          },
          collect: { method: 'etrn' },
          wait: { firstMessageSeconds: 20, idleSeconds: 2 },
        },
        { id: 'local', addressSpaces: [{ pattern: 'office.example' }], route: { kind: 'mailboxes' } },
      ],
    });
  });
  afterAll(async () => {
    await office?.stop();
    await postfix?.stop();
    await folder?.remove();
  });

  test('sends 200 letters of every kind, byte for byte after the added Received', async () => {
    const part = (n: number): Letter[] => LETTERS.filter((_, i) => i % CLIENTS === n);
    await Promise.all(Array.from({ length: CLIENTS }, (_, n) => handInAll(office.port(), part(n))));
    const ended = await session(office);
    expect(ended).toMatchObject({ result: 'ok', sent: LETTERS.length, failed: 0, deferred: 0, error: null });
    const kept = await postfix.sink.until(LETTERS.length, 120_000);
    expect(
      faultsOf(
        kept.map(({ content }) => content),
        LETTERS,
      ),
    ).toEqual([]);
    expect((await office.client.call('queue.list', {})).total).toBe(0);
  });

  test('fetches what Postfix holds, on ETRN, and lays it whole into the mailbox', async () => {
    const letters = LETTERS.slice(0, 40);
    await handInAll(postfix.port, letters, 'captain@office.example');
    await postfix.untilHeld(letters.length);
    const ended = await session(office);
    expect(ended).toMatchObject({ result: 'ok', received: letters.length, error: null });
    const box = join(folder.dir, 'mailboxes', 'office.example', 'captain', 'new');
    // What came in is carried to the mailbox by a session of its own.
    const names = await until('the mailbox', async () => {
      const found = await readdir(box).catch(() => []);
      return found.length >= letters.length && found;
    });
    const kept = await Promise.all(names.map((name) => readFile(join(box, name))));
    expect(faultsOf(kept, letters)).toEqual([]);
    await until('Postfix to have noted it', async () => (await postfix.waiting()).length === 0);
  });

  test('keeps the login out of the transcript', async () => {
    const { rows } = await office.client.call('session.list', {});
    const { transcript } = await office.client.call('session.get', { id: rows[0]?.id });
    expect(transcript).toMatch(/C: AUTH \S+ \*\*\*/);
    expect(transcript).not.toContain(Buffer.from('\0office\0open sesame').toString('base64'));
    expect(transcript).not.toContain('sesame');
  });
});
