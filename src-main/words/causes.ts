// What became of a recipient, where no host said it: the line beside an address in the
// queue, in the history and in notices.
import { countText, sizeText } from './amounts';
import { page } from './page';

/** As in mail/cause.ts. */
interface CutOff {
  readonly count: number;
  readonly why: 'line' | 'time';
  readonly bytes: number;
  readonly carried: number | null;
}

function brokeOff({ why, count }: Pick<CutOff, 'why' | 'count'>): string {
  const often = count === 2 ? 'twice' : `${count} times`;
  const times = count === 1 ? 'once' : often;
  return why === 'line' ? `the line broke off ${times}` : `the longest time online was over ${times}`;
}

function carried(bytes: number | null): string {
  return bytes ? `, the last time after about ${sizeText(bytes)}` : '';
}

export const causeWords = page({
  /** `said`: the last reply. */
  givenUp: (hours: number, said: string) => `given up after ${countText(hours, 'hour')}: ${said}`,
  /** `said`: the reply to the last attempt, where there was one. */
  doubted: (said: string) =>
    `${said}${said === '' ? '' : ' '}(the reply to an attempt before did not come: it may have arrived by that one too)`,
  replyUnknown: (why: string) => `reply unknown: ${why}`,
  /** `login`: the account by which we log in. */
  sendAs: (login: string, said: string) => `${login} may not send as this sender: ${said}`,
  /** `said`: the host's reply, where there was one. */
  handedOver: (host: string, said: string) => `handed over to ${host}${said === '' ? '' : `: ${said}`}`,
  notTakenOver: (host: string, said: string) =>
    `not handed over: ${host}${said === '' ? ' did not take it' : ` said ${said}`}`,
  byHand: 'returned to the sender by hand',
  damaged: 'the message was damaged on the disk of this post office and was not sent',
  /** "the line broke off twice", "the longest time online was over 3 times". */
  brokeOff,
  /** ", the last time after about 448 KiB"; nothing where that is not known. */
  carried,
  brokeOffUnder: (cut: CutOff) =>
    `${brokeOff(cut)} while this letter of ${sizeText(cut.bytes)} was being sent${carried(cut.carried)}`,
});
