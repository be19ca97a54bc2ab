// An office computer that hands mail in, and what a scenario needs to know again
// what came out: contents that say who they are, and the stored forms undone.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPositive, type Reply } from '../../../src-main/mail/reply';
import { rawClient } from '../../support/raw-client';
import type { Chance } from './chance';

export interface Handed {
  readonly from: string;
  readonly to: string;
  readonly content: Buffer;
}

/** Says EHLO on a new connection; null where the line broke. */
export async function openClient(port: number): Promise<Awaited<ReturnType<typeof rawClient>> | null> {
  const client = await rawClient(port);
  if (isPositive(client.greeting) && isPositive(await client.ask('EHLO computer.office.example'))) return client;
  client.close();
  return null;
}

/** Hands one message over; the reply that decided it, code 0 where none came. */
export async function handOver(
  client: Pick<Awaited<ReturnType<typeof rawClient>>, 'ask' | 'write' | 'reply'>,
  { from, to, content }: Handed,
): Promise<Reply> {
  for (const line of [`MAIL FROM:<${from}> BODY=8BITMIME`, `RCPT TO:<${to}>`]) {
    const reply = await client.ask(line);
    if (!isPositive(reply)) return reply;
  }
  const go = await client.ask('DATA');
  if (go.code !== 354) return go;
  client.write(Buffer.concat([stuffed(content), Buffer.from('.\r\n')]));
  return client.reply();
}

/** One message on a connection of its own. */
export async function submit(port: number, handed: Handed): Promise<Reply> {
  const client = await openClient(port);
  if (!client) throw new Error(`nobody answers on port ${port}`);
  const reply = await handOver(client, handed);
  await client.ask('QUIT');
  client.close();
  return reply;
}

/** "250 2.6.0 Message queued as 0M5…" → the id. */
export function queuedAs(reply: Reply): string {
  const id = /queued as ([0-9A-Z]{16})/.exec(reply.lines.join(' '))?.[1];
  if (id === undefined) throw new Error(`not taken: ${reply.code} ${reply.lines.join(' ')}`);
  return id;
}

/** RFC 5321 §4.5.2. */
function stuffed(content: Buffer): Buffer {
  return Buffer.from(content.toString('latin1').replace(/^\./gm, '..'), 'latin1');
}

/** A message of about `bytes` that nobody else has: its name is in it, the rest is dots, letters and 8-bit bytes. */
export function letterOf(name: string, bytes: number, next: Chance): Buffer {
  const id = `${name.replace(/[^\w-]/g, '-')}@computer.office.example`;
  const lines = [
    'Date: Sat, 01 Aug 2026 12:00:00 +0000',
    `Message-ID: <${id}>`,
    'From: <me@office.example>',
    `Subject: ${name}`,
    `X-Name: ${name}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=iso-8859-1',
    '',
  ];
  for (let size = 0; size < bytes;) {
    const line = LINES[Math.floor(next() * LINES.length)] ?? '';
    lines.push(line);
    size += line.length + 2;
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n${Math.floor(next() * 1e9)}\r\n`, 'latin1');
}

const LINES = [
  '.',
  '..',
  '',
  '. dot and blank',
  'kettle, anchor and rain for everybody on board',
  'Gr\xfc\xdfe \xe9\xe8\xea',
  'x'.repeat(900),
  'QUIT',
  '.\t',
];

/** The name letterOf gave it, "" where there is none. */
export function nameOf(content: Buffer): string {
  return /^X-Name: (.*?)\r$/m.exec(content.subarray(0, 4096).toString('latin1'))?.[1] ?? '';
}

/** The content as it was handed in: without the lines a server puts in front. */
export function asHandedIn(content: Buffer): Buffer {
  const text = content.subarray(0, 4096).toString('latin1');
  const front = /^(?:(?:Return-Path|Delivered-To|Received):[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*)*/.exec(text)?.[0] ?? '';
  return content.subarray(front.length);
}

/** Everything in the mailbox of `local`@office.example. */
export async function mailbox(dir: string, local: string): Promise<readonly Buffer[]> {
  const folder = join(dir, 'mailboxes', 'office.example', local, 'new');
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}
