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
import type { Envelope } from '../mail/envelope';
import type { Queue } from '../queue/queue';
import type { RcptFacts, Router } from '../routing/router';
import type { DiskWatch } from '../attention/disk-watch';
import type { HeldFolder } from './held-folder';
import type { LocalMail } from '../mailboxes/local-mail';
import type { OpenSession } from '../session/open-session';
import type { Notices } from '../notices/notices';
import { type StampDeps, withStamps } from '../attention/other-clocks';

export interface Intake {
  admit(envelope: Envelope): Admission;
  /** What routing and our own mailboxes have against a recipient; null: nothing. */
  readonly mayCarry: (facts: RcptFacts) => Refusal | null;
  /** Has this address of ours a mailbox, or somewhere to go? */
  knows(address: string): boolean;
}

export interface IntakeDeps {
  readonly queue: Pick<Queue, 'admit'>;
  readonly disk: Pick<DiskWatch, 'watched'>;
  readonly notices: Pick<Notices, 'watched'>;
  readonly local: Pick<LocalMail, 'judge'>;
  readonly held: Pick<HeldFolder, 'refusal' | 'watched'>;
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

/** What comes by a listener while a line is up came with that call. */
function withSession(envelope: Envelope, { sessions, settings }: IntakeDeps): Envelope {
  const outside = envelope.listener !== null && isForUs(envelope, settings().organization.domains);
  return outside ? { ...envelope, cameBy: cameByNow(sessions()) } : envelope;
}

export function openIntake(deps: IntakeDeps): Intake {
  const { queue, disk, notices, local, held, router, readHead, announcements } = deps;
  const stamps: StampDeps = { readHead, announcements, domains: () => deps.settings().organization.domains };
  const mayCarry = (facts: RcptFacts): Refusal | null => {
    const lost = held.refusal();
    if (lost) return lost;
    const { connector, refusal } = router().atRcpt(facts);
    return refusal ?? local.judge(facts, connector);
  };
  return {
    mayCarry,
    admit(given) {
      const envelope = withSession(given, deps);
      return withStamps(disk.watched(notices.watched(held.watched(queue.admit(envelope)))), envelope, stamps);
    },
    knows: (recipient) => mayCarry({ sender: null, recipient, bytes: null, listener: null })?.code !== 550,
  };
}
