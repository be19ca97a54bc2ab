// Whether a reply can be the answer to what it stands for. Replies are matched to commands by their order alone
// (RFC 2920), so a host that gives one twice moves all that follow by one place: a recipient hears what was said
// of another, and a refusal of the content is never read. What cannot be shows it: 250 to DATA, 354 to RCPT, a
// recipient's code to content. Where several commands were out nothing is believed then; to one that stood alone
// the words stand as they came, and the connection ends behind them, for the next might be about that one too.
// Limit: by BDAT, a host that says "250 ok" to everything, without codes and names, can move them unnoticed.
import { type Reply, replyText } from '../mail/reply';
import type { Message } from './message';
import { isDone } from './results';

/** False: it answers something else, or nothing. */
export type Fitting = (reply: Reply) => boolean;

/** 220 and 221 greet and say goodbye, whatever they stand for (RFC 5321 §4.2.2). */
const isOfTheConnection = ({ code }: Reply): boolean => code === 220 || code === 221;

const isHalfway = ({ code }: Reply): boolean => code >= 300 && code < 400;

export const toEnvelope: Fitting = (reply) => !isHalfway(reply) && !isOfTheConnection(reply);

/** To DATA. */
export const toBegin: Fitting = (reply) => !isDone(reply);

/** Some that do not know RSET let mail pass all the same. */
export const toReset: Fitting = (reply) =>
  toEnvelope(reply) && (reply.code < 500 || reply.code === 500 || reply.code === 502);

/** `whole`: has the last byte been given to the line? Nobody takes what has not, and a goodbye (221) takes nothing. */
export function toContent(whole: () => boolean): Fitting {
  return (reply) => toEnvelope(reply) && (whole() || !isDone(reply));
}

/** What is asked over and over on one connection, and has a code of its own where a host gives them (RFC 3463). */
type Asking = 'MAIL' | 'RCPT' | 'RSET';

/**
 * A host that swallows a reply moves those behind it the other way: a recipient hears what was said of the next. One
 * that gives codes says the same one whenever it takes a sender, or a recipient; when it does not, its replies have moved.
 */
export class HostTone {
  private readonly first = new Map<Asking, string>();

  /** False: it takes something else with this reply. */
  fits(asked: Asking, reply: Reply): boolean {
    const { enhanced } = reply;
    if (!isDone(reply) || enhanced === null) return true;
    const before = this.first.get(asked);
    if (before === undefined) this.first.set(asked, enhanced);
    if (before === undefined || before === enhanced) return true;
    // Who speaks of addresses to recipients does so to all of them.
    const elsewhere = asked === 'RCPT' && before.startsWith('2.1.') && !enhanced.startsWith('2.1.');
    return !elsewhere && ![...this.first.values()].includes(enhanced);
  }
}

/** Of one letter's recipients and chunks: what was said of it before is remembered. */
export class LetterFittings {
  private readonly addresses: ReadonlySet<string>;
  private readonly heard = new Set<string>();

  /** `tone` is shared by the letters of a connection. */
  constructor(
    { recipients }: Message,
    private readonly tone: HostTone,
  ) {
    this.addresses = new Set(recipients.map(({ address }) => address.toLowerCase()));
  }

  /** Hosts that name whom they speak of name this one. Where mail goes instead (251, 551) is another. */
  toRcpt(address: string): Fitting {
    return (reply) => {
      const said = replyText(reply);
      const named = this.namedIn(said);
      this.heard.add(said);
      const isOthers = named.length > 0 && !named.includes(address.toLowerCase());
      const movedOn = reply.code === 251 || reply.code === 551;
      return toEnvelope(reply) && (!isOthers || movedOn) && this.tone.fits('RCPT', reply);
    };
  }

  /**
   * RFC 3463 §3.2: x.1.x speaks of an address; who says so to content is still at the envelope, and so is who says
   * once more what a recipient heard by name.
   */
  readonly toChunk: Fitting = (reply) => {
    if (!isDone(reply) || isOfTheConnection(reply)) return toEnvelope(reply);
    const said = replyText(reply);
    return !reply.enhanced?.startsWith('2.1.') && !(this.heard.has(said) && this.namedIn(said).length > 0);
  };

  readonly toMail: Fitting = (reply) => toEnvelope(reply) && this.tone.fits('MAIL', reply);

  readonly toReset: Fitting = (reply) => toReset(reply) && this.tone.fits('RSET', reply);

  /** Recipients of this letter. */
  private namedIn(said: string): readonly string[] {
    const bracketed = [...said.toLowerCase().matchAll(/<([^<>]+)>/g)].map(([, one = '']) => one);
    return bracketed.filter((one) => this.addresses.has(one));
  }
}
