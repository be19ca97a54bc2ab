// What the practice provider answered, from the mailbox here in which it lies: so that a
// person who practises sees the way back too, without a mail program. Only what came from
// the practice provider is read; a real person's mailbox is nobody's to look into.
import { join } from 'node:path';
import { isForPractice, type PracticeAnswer } from '../contract/practice';
import { HEADER_LIMIT, headerFacts, splitHeader } from '../mail/header';
import { readLetter } from '../mailboxes/maildir';
import { mailboxPlace } from '../mailboxes/names';
import type { RelayRooms } from './rooms';

const LINES = 12;

/** null: it is none, or lies in no mailbox here any more. Rejects with the system's error. */
export async function practiceAnswer(
  { stores, local, inForce }: RelayRooms,
  id: string,
): Promise<PracticeAnswer | null> {
  const { rows } = await stores.history.list({ search: id, offset: 0, limit: 10 });
  const row = rows.find((one) => one.id === id && one.result === 'delivered');
  if (!row?.sender || !isForPractice(row.sender)) return null;
  const place = mailboxPlace(row.recipient, inForce.settings().organization.domains[0] ?? '');
  if (!place) return null;
  const letter = await readLetter(join(local.dir, ...place.folders), id, HEADER_LIMIT);
  return letter && { from: row.sender, to: row.recipient, at: row.at, ...saidIn(letter, row.sender) };
}

/** It is plain text as the practice provider writes it: UTF-8, eight bits. */
function saidIn(letter: Buffer, sender: string): Pick<PracticeAnswer, 'subject' | 'text'> {
  const { header } = splitHeader(letter);
  const lines = letter.subarray(header.length).toString('utf8').trim().split(/\r?\n/);
  return { subject: headerFacts(letter, sender).subject, text: lines.slice(0, LINES).join('\n').trim() };
}
