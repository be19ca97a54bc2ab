// The sentences of the panel in which a message is read.
import type { AsSent } from '../../../src-main/contract/message/message';
import { number } from '../../format';
import { page } from '../spoken';

export const messageWords = page({
  from: 'From',
  replyTo: 'Answers go to',
  to: 'To',
  cc: 'Copy to',
  noFrom: 'No sender is named in it',
  morePeople: 'and more than are named here',
  copyAddress: (address: string) => `Copy ${address}`,
  copied: 'Copied',
  /** `date`: when the sender says it was written. */
  dateAndSize: (date: string, size: string) => `${date} · ${size}`,
  noDate: 'No date',
  tabs: { message: 'Message', story: 'Story', source: 'Source' },
  actions: 'Actions on this message',
  sendNow: 'Send now',
  /** As they are heard, beside the actions of the list. */
  act: {
    hold: 'Hold this message',
    release: 'Release this message',
    /** `button`: what stands on it, "Send now · about €4". */
    sendNow: (button: string) => `${button}, this message alone`,
    return: 'Return this message to its sender',
    remove: 'Remove this message',
  },
  more: 'More actions',
  saveSource: 'Save source…',
  return: 'Return',
  show: { label: 'Shown as', text: 'Text', page: 'HTML' },
  emptyText: 'There is no text in this message.',
  cut: 'Only the beginning is shown. Save the source to have all of it.',
  decoding: 'Decoding takes longer; meanwhile the message is shown as it was sent.',
  asSent: {
    large:
      'This message is too large to be decoded here. It is shown as it was sent; save the source to have all of it.',
    parts: 'This message has more parts than any letter needs, so it is not decoded. It is shown as it was sent.',
    slow: 'Decoding took too long, so the message is shown as it was sent. Save the source to open it elsewhere.',
    unreadable: 'This message could not be decoded. It is shown as it was sent.',
  } satisfies Readonly<Record<AsSent, string>>,
  /** The name of the frame a letter in HTML stands in. */
  pageTitle: 'The letter as a page',
  remote: (n: number) =>
    n === 1
      ? '1 picture from elsewhere is not loaded: it would cost time online and tell its sender that you read this.'
      : `${number(n)} pictures from elsewhere are not loaded: they would cost time online and tell their sender that you read this.`,
  links: (n: number) => (n === 1 ? '1 web address' : `${number(n)} web addresses`),
  linksMeaning: 'Nothing here opens a web address. Copy it where you want it.',
  attachments: 'Attachments',
  /** Behind the name. */
  sizeSave: (size: string) => `${size} · save`,
  /** Of a winmail.dat. */
  outlookWrapping:
    'winmail.dat is a wrapping of Outlook: the files that the letter brought are inside, and only Outlook and programs made for it open it. Save it, or ask the sender to send the letter again as HTML or plain text.',
  saveAll: (n: number) => `Save all ${number(n)}`,
  savedAll: (n: number, folder: string) =>
    n === 1 ? `1 attachment saved in ${folder}` : `${number(n)} attachments saved in ${folder}`,
  story: {
    /** `by`: who, as one of the sentences below says it. */
    handedIn: (by: string) => `Handed in ${by}`,
    handedInAt: (by: string, listener: string) => `Handed in ${by} at ${listener}`,
    byAddress: (address: string) => `by ${address}`,
    byAccount: (account: string) => `by ${account}`,
    byAccountFrom: (account: string, address: string) => `by ${account} from ${address}`,
    bySomebody: 'by a program',
    written: 'Written by Dialpost',
    fetched: 'Fetched from the provider',
    arrived: 'Came in',
    /** `why`: "Internet: pattern *, cost 1", as routing says it. */
    routed: (why: string) => `Goes by ${why}`,
    delivered: (people: string, host: string) => `Taken by ${host} for ${people}`,
    deferred: (people: string, host: string) => `Not taken yet by ${host} for ${people}, to be tried again`,
    failed: (people: string, host: string) => `Refused by ${host} for ${people}`,
    again: (times: number, people: string, host: string) =>
      times === 1
        ? `Once more not taken by ${host} for ${people}, with the same words`
        : `${number(times)} times more not taken by ${host} for ${people}, with the same words; the last time`,
    removed: (people: string) => `Removed by a person for ${people}`,
    returned: (people: string) => `Returned to its sender for ${people}`,
    call: 'its call',
    earlier: (n: number) => (n === 1 ? '1 earlier try is not listed.' : `${number(n)} earlier tries are not listed.`),
    goes: (when: string, why: string) => `${when}: ${why}`,
    goesBySomeTime: 'Then',
    recipients: 'Recipients',
    details: 'Details',
  },
});
