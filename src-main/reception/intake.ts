// How mail comes in, whoever brings it: who may be written to, and the one admission
// that listeners, fetched mailboxes, forwarding and tests of our own all take. Trouble
// with the disk is shown, senders hear of what has to wait, and the time that other
// hosts stamped is read in passing.
import type { Announcements } from '../contract/announcements';
import { IN_HOUSE } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { Refusal } from '../listener/refusal';
import { isLocal } from '../mail/address';
import type { Admission } from '../mail/admission';
import type { Envelope, QueueItem } from '../mail/envelope';
import type { Queue } from '../queue/queue';
import type { RcptFacts, Router } from '../routing/router';
import type { DiskWatch } from '../attention/disk-watch';
import type { HeldFolder } from './held-folder';
import type { LocalMail } from '../mailboxes/local-mail';
import type { OpenSession } from '../session/open-session';
import type { Notices } from '../notices/notices';
import { readStamp, type StampDeps } from '../attention/other-clocks';

export interface Intake {
  admit(envelope: Envelope): Admission;
  /** What routing and our own mailboxes have against a recipient; null: nothing. */
  readonly mayCarry: (facts: RcptFacts) => Refusal | null;
  /** Has this address of ours a mailbox, or somewhere to go? */
  knows(address: string): boolean;
}

export interface IntakeDeps {
  readonly queue: Pick<Queue, 'admit'>;
  readonly disk: Pick<DiskWatch, 'noted'>;
  readonly notices: Pick<Notices, 'took'>;
  readonly local: Pick<LocalMail, 'judge'>;
  readonly held: Pick<HeldFolder, 'refusal' | 'refuseLost'>;
  readonly readHead: StampDeps['readHead'];
  readonly announcements: Announcements;
  settings(): Settings;
  router(): Router;
  /** Sessions under way. */
  sessions(): readonly Pick<OpenSession, 'record'>[];
}

/** Mail for ourselves from somebody who did not log in came from outside: that is what a session fetches. */
export function isForUs({ account, recipients }: Envelope, domains: readonly string[]): boolean {
  return account === null && recipients.every(({ address }) => isLocal(address, domains));
}

/** The session with which mail from outside comes now; null: it came by itself. */
export function cameByNow(sessions: readonly Pick<OpenSession, 'record'>[]): string | null {
  return sessions.find(({ record }) => record.link !== IN_HOUSE.id)?.record.id ?? null;
}

/** The queue's admission, and in which order what hears of it. */
function admitted(given: Envelope, deps: IntakeDeps): Admission {
  const { queue, disk, notices, held, sessions } = deps;
  const fromOutside = isForUs(given, deps.settings().organization.domains);
  // What comes by a listener while a line is up came with that call.
  const cameNow = fromOutside && given.listener !== null;
  const admission = queue.admit(cameNow ? { ...given, cameBy: cameByNow(sessions()) } : given);
  const commit = async (): Promise<QueueItem> => {
    await held.refuseLost();
    return admission.commit();
  };
  return {
    id: admission.id,
    write: (chunk) => disk.noted(admission.write(chunk)),
    abandon: () => admission.abandon(),
    async commit() {
      const item = await disk.noted(commit());
      // None of these may throw: the message is in, whatever becomes of the telling.
      notices.took(item);
      if (fromOutside) readStamp(item.id, deps);
      return item;
    },
  };
}

export function openIntake(deps: IntakeDeps): Intake {
  const { local, held, router } = deps;
  const mayCarry = (facts: RcptFacts): Refusal | null => {
    const lost = held.refusal();
    if (lost) return lost;
    const { connector, refusal } = router().atRcpt(facts);
    return refusal ?? local.judge(facts, connector);
  };
  return {
    mayCarry,
    admit: (envelope) => admitted(envelope, deps),
    knows: (recipient) => mayCarry({ sender: null, recipient, bytes: null, listener: null })?.code !== 550,
  };
}
