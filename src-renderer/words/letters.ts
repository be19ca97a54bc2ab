// What the window says of letters that went and came: their list, one of them, and what
// can be made of them on paper or in a file.
import { number } from '../format';
import { page } from './spoken';

/** Spans of days to choose from. */
export const PERIOD_WORDS = page({
  today: 'Today',
  week: 'This week',
  'last-week': 'Last week',
  month: 'This month',
  chosen: 'From … to …',
});

export const letterWords = page({
  search: 'Search subject, person or id',
  period: 'When',
  anyTime: 'At any time',
  firstDay: 'First day',
  lastDay: 'Last day',
  direction: 'Direction',
  anyDirection: 'Sent and received',
  none: 'Nothing was sent or received yet',
  noneDetail: 'Every letter that was sent, received or returned is written here, with the answer it got.',
  noSubjectKept: 'not written down then',
  call: 'Call',
  openCall: 'Open the call',
  letter: 'Letter',
  handedIn: 'Handed in',
  handedInAt: (at: string, by: string) => `${at}, by ${by}`,
  handedInBy: (door: string, account: string | null) => (account === null ? door : `${account} at ${door}`),
  /** No listener: our own, or fetched. */
  fetched: 'fetched from the provider',
  ourOwn: 'Dialpost itself',
  results: 'What became of it',
  ofCall: 'Letters of this call',
  noneOfCall: 'No letter went or came in this call.',
  saidBy: (host: string, reply: string) => (host === '' ? reply : `${host}: ${reply}`),
  unknownLetter: (id: string) => `Nothing is written down of a letter ${id}.`,
  moreRecipients: (n: number) => (n === 1 ? 'and 1 more recipient' : `and ${number(n)} more recipients`),
});
