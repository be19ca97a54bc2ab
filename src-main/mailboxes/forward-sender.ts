// Under whose name a forwarded letter goes on. A stranger's letter that we send on under
// the stranger's name looks forged: his domain does not name us (SPF), and a provider
// that carries our mail may refuse senders that are not ours. So it goes under an
// address of ours that holds his (Sender Rewriting Scheme, SRS0), and a notice that
// comes back to it is sent on to him: every sender learns what became of his mail.
// Signed and dated, so that nobody can make us send mail to an address of his choice; and
// it takes notices (from the null sender) only.
// Senders of our own domains, null senders, and letters that stay here keep theirs.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Address, isLocal, parseAddress } from '../mail/address';

export interface SenderRewriting {
  /** The sender under which a letter leaves `mailbox` for `to`. */
  onward(sender: string | null, mailbox: string, to: readonly string[]): string | null;
  /** Whom an address made here stands for; null where it is none, forged or too old. */
  original(address: string): string | null;
  /** Is this an address of the kind made here, genuine or not? Nobody's mailbox is ever called so. */
  isStandIn(address: string): boolean;
  /**
   * What a letter forwarded from `mailbox` carries, so that it is known when it comes back: nobody else can write it,
   * and it fits no other letter. `letter` is what of it stays the same.
   */
  loopMark(mailbox: string, letter: string): string;
}

const DAY = 86_400_000;
/** How long a notice may take to come back. */
const VALID_DAYS = 30;
/** Days are counted in two letters of base 32. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const CYCLE = LETTERS.length ** 2;
const HASH_CHARACTERS = 8;
const LOOP_CHARACTERS = 32;
const LONGEST_LOCAL = 128;
const STAND_IN = /^"?srs0=/i;

/** `now` in milliseconds since 1970 UTC; `domains` are ours. */
export function senderRewriting(key: string, now: () => number, domains: readonly string[]): SenderRewriting {
  const sign = (stamp: string, { domain, local }: Address): string =>
    createHmac('sha256', key)
      .update(`${stamp}=${domain}=${local}`.toLowerCase())
      .digest('hex')
      .slice(0, HASH_CHARACTERS);
  const today = (): number => Math.floor(now() / DAY) % CYCLE;
  return {
    onward(sender, mailbox, to) {
      const from = sender === null ? null : parseAddress(sender);
      const ours = parseAddress(mailbox)?.domain ?? '';
      if (!from || ours === '' || isLocal(sender ?? '', domains) || to.every((address) => isLocal(address, domains)))
        return sender;
      const stamp = stampOf(today());
      const local = `SRS0=${sign(stamp, from)}=${stamp}=${from.domain}=${from.local}`;
      // Quoted parts and address literals cannot stand within another local part.
      return local.length > LONGEST_LOCAL || /["[\]]/.test(local) ? sender : `${local}@${ours}`;
    },
    isStandIn: (address) => STAND_IN.test(parseAddress(address)?.local ?? ''),
    loopMark: (mailbox, letter) =>
      createHmac('sha256', key).update(`loop=${mailbox}=${letter}`).digest('hex').slice(0, LOOP_CHARACTERS),
    original(address) {
      const [, hash = '', stamp = '', domain = '', local = ''] =
        /^srs0=([0-9a-f]+)=([a-z2-7]{2})=([^=@]+)=(.+)$/i.exec(parseAddress(address)?.local ?? '') ?? [];
      const age = (today() - dayOf(stamp.toLowerCase()) + CYCLE) % CYCLE;
      return local !== '' && age <= VALID_DAYS && same(hash.toLowerCase(), sign(stamp, { domain, local }))
        ? `${local}@${domain}`
        : null;
    },
  };
}

/** Where nothing is rewritten. */
export const sendersKept: SenderRewriting = {
  ...senderRewriting(randomBytes(32).toString('hex'), () => 0, []),
  onward: (sender) => sender,
  original: () => null,
  isStandIn: () => false,
};

function stampOf(day: number): string {
  return `${LETTERS[Math.floor(day / LETTERS.length)]}${LETTERS[day % LETTERS.length]}`;
}

function dayOf(stamp: string): number {
  return LETTERS.indexOf(stamp.charAt(0)) * LETTERS.length + LETTERS.indexOf(stamp.charAt(1));
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
