// Where letters lie that have left the queue: kept contents, and the mailboxes here. And
// for a row of the history, where its letter is to be had.
import { join } from 'node:path';
import { filePart } from '../base/file-part';
import { isMissing } from '../base/durable';
import { fileBytes } from '../base/disk-space';
import { ContractError } from '../contract/errors';
import type { HistoryRow } from '../contract/history/history';
import type { MessageRef } from '../contract/message/message';
import type { Settings } from '../contract/settings';
import { isQueueId } from '../mail/queue-id';
import { letterPath } from '../mailboxes/maildir';
import type { LocalMail } from '../mailboxes/local-mail';
import { mailboxPlace } from '../mailboxes/names';
import type { Found, Sources } from '../reading/letters';
import type { KeptLetters } from '../spool/kept/kept';
import { relayWords } from '../words/relay';

export interface RestingDeps {
  readonly kept: KeptLetters;
  readonly local: Pick<LocalMail, 'dir'>;
  settings(): Settings;
}

export function restingSources({ kept, local, settings }: RestingDeps): Pick<Sources, 'kept' | 'mailbox'> {
  const missing = relayWords.missing;
  return {
    async kept({ id }) {
      const path = kept.path(id);
      const found = path === null ? null : await foundAt(path);
      return found ?? refuse(kept.isOn ? missing.kept(settings().keepDeliveredDays) : missing.keptOff);
    },
    async mailbox({ mailbox, id }) {
      const place = mailboxPlace(mailbox, settings().organization.domains[0] ?? '');
      const path = place && isQueueId(id) ? await letterPath(join(local.dir, ...place.folders), id) : null;
      const found = path === null ? null : await foundAt(path);
      return found ?? refuse(missing.inMailbox(mailbox));
    },
  };
}

/** null: it went meanwhile. */
async function foundAt(path: string): Promise<Found | null> {
  const bytes = await fileBytes(path);
  if (bytes === null) return null;
  const read = (start: number, end: number): Promise<Buffer> =>
    filePart(path, start, end).catch((error: unknown) => (isMissing(error) ? Buffer.alloc(0) : Promise.reject(error)));
  return { bytes, damaged: false, read };
}

function refuse(sentence: string): never {
  throw new ContractError('not-found', sentence);
}

/** The row with where its letter is read; what went out and is not kept says why when it is asked for. */
export function withContent(
  row: HistoryRow,
  { kept, waits }: { readonly kept: Pick<KeptLetters, 'path'>; waits(id: string): boolean },
): HistoryRow {
  return { ...row, content: contentOf(row, waits(row.id), kept.path(row.id) !== null) };
}

function contentOf({ id, host, result }: HistoryRow, waits: boolean, isKept: boolean): MessageRef {
  if (waits) return { in: 'queue', id };
  // What was delivered into a mailbox names it where other rows name a host.
  if (!isKept && result === 'delivered' && host.includes('@')) return { in: 'mailbox', mailbox: host, id };
  return { in: 'kept', id };
}
