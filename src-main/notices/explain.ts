// Why a message did not arrive and what its sender can do, by what befell it and by the
// RFC 3463 code of the failure. The host's own words are shown beside it, so that a
// technician loses nothing.
import { domainOf } from '../mail/address';
import { lastCause } from '../mail/cause';
import type { QueueItem, Recipient } from '../mail/envelope';
import { noticesWords } from '../words/notices/returns';
import { statusOf } from './reply';

export interface Explanation {
  readonly what: string;
  readonly todo: string;
}

type Why = Exclude<keyof typeof noticesWords.explain, 'mayHaveCome'>;

/** By subject and detail of the code; what is not here is "refused". */
const BY_DETAIL: Readonly<Record<string, Why>> = {
  '1.1': 'unknownAddress',
  '1.3': 'unknownAddress',
  '1.6': 'unknownAddress',
  '2.1': 'unknownAddress',
  '1.2': 'noWay',
  '1.10': 'noWay',
  '4.4': 'noWay',
  '4.6': 'noWay',
  '2.2': 'full',
  '2.3': 'tooLarge',
  '3.4': 'tooLarge',
  '4.7': 'expired',
  '6.3': 'eightBit',
  '6.7': 'international',
};

/** Why `recipient` of `item` failed, and what to do. */
export function explainReply(recipient: Recipient, item: QueueItem): Explanation {
  const { what, todo } = explainFailure(recipient, item);
  return { what: recipient.doubted ? `${what} ${noticesWords.explain.mayHaveCome}` : what, todo };
}

function explainFailure(recipient: Recipient, item: QueueItem): Explanation {
  const { explain } = noticesWords;
  const why = whyOf(recipient);
  switch (why) {
    case 'noWay':
      return explain.noWay(domainOf(recipient.address));
    case 'tooLarge':
      return explain.tooLarge(item.bytes, limitOf(recipient));
    case 'expired':
      return explain.expired(recipient.cause?.kind === 'expired' ? recipient.cause.hours : null);
    default:
      return explain[why];
  }
}

function whyOf(recipient: Recipient): Why {
  if (recipient.cause?.kind === 'by-hand') return 'byHand';
  const [, subject = '', detail = ''] = statusOf(recipient).split('.');
  return BY_DETAIL[`${subject}.${detail}`] ?? (subject === '7' ? 'notAllowed' : 'refused');
}

/** The most bytes that are taken, where that is known. */
function limitOf(recipient: Recipient): number | null {
  const cause = lastCause(recipient);
  return cause?.kind === 'too-large' ? cause.limit : null;
}
