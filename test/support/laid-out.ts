// A spool in which any number of messages wait, written by the spool's own snapshot
// writer beside real content files: to receive a hundred thousand by SMTP takes longer.
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { QueueItem } from '../../src-main/mail/envelope';
import { newQueueId } from '../../src-main/mail/queue-id';
import { folderOf } from '../../src-main/spool/content';
import { writeSnapshot } from '../../src-main/spool/snapshot';

const DAY = 86_400_000;

const wasTried = (index: number): boolean => index % 4 === 0;

function stateOf(index: number): QueueItem['state'] {
  if (index % 100 === 7) return 'hold';
  return wasTried(index) ? 'deferred' : 'incoming';
}

/** Message `index` of `count`, which arrived over five days; every fourth was tried before, every hundredth is held. */
function itemOf(index: number, count: number, now: number): { readonly item: QueueItem; readonly content: Buffer } {
  const arrived = now - 5 * DAY + Math.floor((index * 5 * DAY) / count);
  const address = `person${index % 5000}@town${index % 300}.example`;
  const content = Buffer.from(
    `Received: from a by b; now\r\nSubject: Letter number ${index}\r\nMessage-ID: <${index}@office.example>\r\n\r\n${'kettle and anchor, '.repeat(index % 40)}\r\n`,
  );
  const tried = wasTried(index);
  const recipient = {
    address,
    notify: null,
    originalRecipient: null,
    retriedFor: 0,
    delayTold: false,
    ...(tried
      ? ({
          status: 'deferred',
          reply: '451 4.2.0 Try again later, please',
          attempts: 2,
          nextAttempt: now + DAY,
          lastAttempt: now - DAY,
        } as const)
      : ({ status: 'waiting', reply: null, attempts: 0, nextAttempt: null, lastAttempt: null } as const)),
  };
  const attempts = tried
    ? [
        {
          at: now - DAY,
          session: null,
          connector: 'isp',
          host: 'smtp.isp.example:587',
          recipient: address,
          result: 'deferred',
          reply: '451 4.2.0 Try again later, please',
        } as const,
      ]
    : [];
  const item: QueueItem = {
    id: newQueueId(arrived),
    state: stateOf(index),
    sender: `clerk${index % 40}@office.example`,
    recipients: [recipient],
    body: '7bit',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    listener: 'office',
    account: null,
    subject: `Letter number ${index}`,
    messageId: `<${index}@office.example>`,
    priority: index % 50 === 0 ? 'high' : 'normal',
    system: false,
    bytes: content.length,
    crc: crc32(content),
    arrived,
    attempts,
    attemptCount: attempts.length * 2,
    reason: null,
  };
  return { item, content };
}

/** Lays a spool of `count` messages into `dir`: from clerkN@office.example to personN@townN.example. */
export async function layOut(dir: string, count: number): Promise<void> {
  const spool = join(dir, 'spool');
  await mkdir(join(spool, 'content'), { recursive: true });
  const now = Date.now();
  const folders = new Set<string>();
  const items = Array.from({ length: count }, (_, index) => {
    const { item, content } = itemOf(index, count, now);
    const folder = join(spool, 'content', folderOf(item.id));
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(join(folder, `${item.id}.eml`), content);
    return item;
  });
  await writeSnapshot(join(spool, 'snapshot.jsonl'), { journal: 1, spool: 'laid-out', gone: [] }, items);
}
