// Dialpost with a real Postfix as its provider: what an office hands in arrives
// beyond Postfix byte for byte, and what Postfix holds for the office comes in on
// ETRN. Login and encryption as a provider wants them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../src-main/contract/views';
import { corpus, type Letter } from '../support/corpus';
import { lacks } from '../support/needs';
import { freePort } from '../support/free-port';
import { type Postfix, startPostfix } from '../support/postfix';
import { until } from '../scenario/support/wait';
import { dataFolder, serve, type Serving } from '../support/serve';

const LETTERS = corpus(200);
const CLIENTS = 4;

/** Hands `letters` in on one connection, in order; rejects at the first refusal. */
async function handIn(port: number, letters: readonly Letter[], recipient?: string): Promise<void> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  for (const letter of letters) {
    await new Promise<void>((resolve, reject) => {
      const envelope = { from: letter.sender, to: [recipient ?? letter.recipient], use8BitMime: true };
      connection.send(envelope, letter.content, (error) => (error ? reject(new Error(`${letter.name}: ${error.message}`)) : resolve()));
    });
  }
  connection.quit();
}

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

/** The original behind nothing but the fields of servers, those that `more` allows, in front. */
function isWhole(kept: Buffer, original: Buffer, more: RegExp): boolean {
  const front = kept.subarray(0, kept.length - original.length).toString('latin1');
  const fields = front.split(/\r\n(?![ \t])/).filter((field) => field !== '');
  return kept.subarray(kept.length - original.length).equals(original) && fields.every((field) => more.test(field));
}

describe.skipIf(lacks('postfix'))('an office whose provider is a real Postfix', () => {
  let postfix: Postfix;
  let office: Serving;
  let folder: Awaited<ReturnType<typeof dataFolder>>;

  beforeAll(async () => {
    folder = await dataFolder();
    const port = await freePort();
    postfix = await startPostfix({ customerPort: port, tls: true, trustLoopback: false, accounts: [{ username: 'office', password: 'open sesame' }] });
    office = await serve(folder.dir, {
      organization: { domains: ['office.example'] },
      listeners: [{ id: 'office', port, relay: { allow: ['127.0.0.1'] } }],
      connectors: [
        {
          id: 'isp',
          schedule: { kind: 'never' },
          route: {
            kind: 'smart-host',
            hosts: [{ host: '127.0.0.1', port: postfix.port, security: 'starttls', verifyCertificate: false, auth: { kind: 'password', username: 'office', password: 'open sesame' } }],
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
    await Promise.all(Array.from({ length: CLIENTS }, (_, n) => handIn(office.port(), part(n))));
    const ended = await session(office);
    expect(ended).toMatchObject({ result: 'ok', sent: LETTERS.length, failed: 0, deferred: 0, error: null });
    const kept = await postfix.sink.until(LETTERS.length, 120_000);
    const left = [...LETTERS];
    for (const { content } of kept) {
      const at = left.findIndex((letter) => isWhole(content, letter.content, /^(Received|Message-ID|Date|From):/));
      expect(at, `${content.subarray(0, 400).toString('latin1')}…`).toBeGreaterThanOrEqual(0);
      left.splice(at, 1);
    }
    expect(left.map((letter) => letter.name)).toEqual([]);
    expect((await office.client.call('queue.list', {})).total).toBe(0);
  });

  test('fetches what Postfix holds, on ETRN, and lays it whole into the mailbox', async () => {
    const letters = LETTERS.slice(10, 20);
    await handIn(postfix.port, letters, 'captain@office.example');
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
    const whole = letters.filter((letter) => kept.some((content) => isWhole(content, letter.content, /^(Received|Return-Path|Delivered-To):/)));
    expect(whole.map((l) => l.name)).toEqual(letters.map((l) => l.name));
    expect(kept.length).toBe(letters.length);
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
