// Senders that the account we have logged in as may not use, as one run at a host hears of
// them: what is still to go from such a sender is put off untried, so that a costly line does
// not carry letter after letter to the same refusal, while other senders' letters go on.
import type { Outcome } from '../mail/envelope';
import { type Reply, replyText } from '../mail/reply';
import type { MessageStage } from '../smtp/message';
import type { Offer } from './source';

/**
 * At MAIL and RCPT the host knew no more than the envelope's sender. Once it has the content it may mean the one who
 * stands there, and letters of one sender may differ in that: two must have heard it.
 */
const ENOUGH = 2;

/** Who refused, and as whom we had logged in there. */
interface LoginAt {
  /** "mail.isp.example:587" */
  readonly host: string;
  readonly login: string;
}

interface Heard extends LoginAt {
  readonly reply: Reply;
  readonly weight: number;
}

/** A recipient's result, and whether it is that the sender may not be used. */
interface Answered {
  readonly result: { readonly stage: MessageStage; readonly reply: Reply };
  readonly verdict: { readonly result: string; readonly sendAs?: true };
}

export class RefusedSenders {
  private readonly senders = new Map<string, Heard>();

  /** What a letter came to. */
  heard({ sender }: Pick<Offer, 'sender'>, answers: readonly Answered[], at: LoginAt): void {
    const key = sender ?? '';
    if (answers.some(({ verdict }) => verdict.result === 'delivered')) return void this.senders.delete(key);
    const refused = answers.find(({ verdict }) => verdict.sendAs)?.result;
    if (!refused) return;
    const weight = (this.senders.get(key)?.weight ?? 0) + (refused.stage === 'end' ? 1 : ENOUGH);
    this.senders.set(key, { ...at, reply: refused.reply, weight });
  }

  /** What a letter comes to that need not be tried; null: it is to be tried. */
  outcomesFor({ sender, recipients }: Pick<Offer, 'sender' | 'recipients'>): readonly Outcome[] | null {
    const heard = this.senders.get(sender ?? '');
    if (!heard || heard.weight < ENOUGH) return null;
    return recipients.map(({ address }) => ({
      address,
      result: 'deferred',
      reply: replyText(heard.reply),
      cause: { kind: 'send-as', login: heard.login },
      status: '4.7.1',
      host: heard.host,
    }));
  }
}
