// The sentences of the window that belong to no page of their own. One folder holds
// them all, so that another language is one more folder like this. Words of the
// contract's unions are tables here: the compiler asks for a word when the contract
// grows. What is no sentence (a helper of several) is not exported: it is said inside one.
import type { QueueRow, RecipientView, SessionPhase, SessionWhy, Status } from '../../src-main/contract/views';
import { number } from '../format';
import { page } from './spoken';

const messages = (n: number): string => (n === 1 ? '1 message' : `${number(n)} messages`);

export const STATE_WORDS = page<Readonly<Record<QueueRow['state'], string>>>({
  incoming: 'Waiting',
  active: 'Sending',
  deferred: 'Trying again',
  hold: 'On hold',
});
export const RECIPIENT_WORDS = page<Readonly<Record<RecipientView['status'], string>>>({
  waiting: 'waiting',
  delivered: 'delivered',
  deferred: 'will be tried again',
  failed: 'failed',
});
export const PRIORITY_WORDS = page<Readonly<Record<QueueRow['priority'], string>>>({
  low: 'Low',
  normal: 'Normal',
  high: 'Urgent',
});
export const PHASE_WORDS = page<Readonly<Record<SessionPhase, string>>>({
  dialing: 'Dialing',
  sending: 'Sending',
  collecting: 'Asking for our mail',
  waiting: 'Waiting for incoming mail',
  'hanging-up': 'Hanging up',
  ended: 'Ended',
});
export const WHY_WORDS = page<Readonly<Record<SessionWhy, string>>>({
  schedule: 'On schedule',
  person: 'By hand',
  trigger: 'Mail waiting',
  urgent: 'Urgent mail',
  branch: 'A branch called',
});
export const RESULT_WORDS = page<Readonly<Record<'ok' | 'partly' | 'failed', string>>>({
  ok: 'Done',
  partly: 'Partly',
  failed: 'Failed',
});
export const HISTORY_WORDS = page<Readonly<Record<'delivered' | 'failed' | 'removed', string>>>({
  delivered: 'Delivered',
  failed: 'Returned',
  removed: 'Removed',
});
export const NEXT_WORDS = page<Readonly<Record<Status['next'][number]['why'], string>>>({
  schedule: 'by the schedule',
  large: 'for large mail',
  collect: 'to fetch mail',
  retry: 'to try again',
});

export const windowWords = page({
  app: 'Dialpost',
  messages,
  skip: 'Skip to content',
  nav: 'Screens',
  overview: 'Overview',
  queue: 'Queue',
  sessions: 'Calls',
  delivered: 'Sent & received',
  starting: 'Starting…',
  loading: 'Reading…',
  close: 'Close',
  cancel: 'Cancel',
  notShown: 'This screen cannot be shown',
  notShownDetail: (why: string) =>
    `It could not be drawn (${why}). Your mail is not touched: sending and receiving go on. Show it again; if that does not help, send this sentence to whoever helps you.`,
  showAgain: 'Show again',
  unknown: '—',
  /** In the place of a time, where a message goes at none that is known. */
  goes: {
    now: 'Now',
    schedule: '—',
    large: '—',
    retry: '—',
    held: 'On hold',
    person: 'By hand',
    line: 'No line',
  },
  look: { label: 'Look', auto: 'System', light: 'Light', dark: 'Dark' },
  noRelay: (why: string) => `The post office does not answer: ${why}`,

  sendReceive: 'Send/receive now',
  hangUp: 'Hang up',
  hangingUp: 'Hanging up…',
  pause: 'Pause',
  resume: 'Resume',
  resumeAndSend: 'Resume and send',
  asking: 'Asking…',
  now: {
    dialing: (link: string) => `Dialing ${link}`,
    sending: (n: number, m: number) => `Sending message ${number(n)} of ${number(m)}`,
    collecting: 'Asking the provider for our mail',
    waiting: (n: number) => (n > 0 ? `Receiving: ${messages(n)} so far` : 'Waiting for incoming mail'),
    hangingUp: 'Hanging up',
    ended: 'The call has ended',
    paused: 'Paused',
    pausedDetail: 'Mail is accepted and kept safe. Nothing is sent until you resume.',
    pausedUntil: (time: string) => `Paused until ${time}`,
    pausedUntilDetail: 'Mail is accepted and kept safe. Nothing is sent until then, or until you resume.',
    attention: 'Something needs attention',
    attentionDetail: 'See below for what it is and what to do.',
    waitingMail: (n: number) => `${messages(n)} waiting`,
    nothing: 'All mail is out',
    nothingDetail: 'Nothing is waiting to be sent.',
    next: (time: string) => `Next call ${time}.`,
    noNext: 'No call is planned.',
    withALetter: 'The next letter goes as soon as it is handed in.',
    held: (n: number) => `${messages(n)} on hold until you release ${n === 1 ? 'it' : 'them'}.`,
  },
  /** Said aloud, on every screen, when it changes. */
  aloud: {
    phase: {
      dialing: 'Going online',
      sending: 'Online, sending',
      collecting: 'Online, fetching',
      waiting: 'Online, receiving',
      'hanging-up': 'Going offline',
      ended: 'Offline',
    } satisfies Readonly<Record<SessionPhase, string>>,
    label: 'State',
    paused: 'Paused, nothing is sent',
    attention: 'Attention is needed',
    waiting: 'Mail is waiting',
    nothing: 'No mail is waiting',
  },
  live: {
    title: 'This call',
    bytes: (done: string, all: string) => `${done} of ${all}`,
    progress: 'Share of the bytes sent',
    left: 'Time left',
    leftAbout: (text: string) => `about ${text}`,
    online: 'Online',
    cost: 'Cost so far',
    sent: 'Sent',
    received: 'Received',
    failed: 'Failed',
    deferred: 'Later',
  },
  nextCalls: 'Next calls',
  noNextCalls: 'None planned. Mail waits until you press Send/receive.',
  noNextCallsByTime: 'None at a fixed time: a letter goes as soon as it is handed in.',
  noNextCallsPaused: 'None while Dialpost is paused.',
  byConnector: 'Waiting by provider',
  nothingWaits: 'Nothing waits.',
  noConnector: 'No provider takes it',
  attention: 'Needs attention',
  corrupt: (n: number) =>
    `${n === 1 ? '1 damaged file was' : `${number(n)} damaged files were`} set aside in spool/corrupt. Nothing was deleted; each has a note why.`,
  lineState: { down: 'Offline', dialing: 'Dialing', up: 'Online', 'hanging-up': 'Hanging up' },
  month: 'This month',
  monthTime: (text: string) => `${text} online`,
  listeners: 'Takes mail at',
  listenerState: { open: 'open', closed: 'closed', failed: 'failed' },
  oldest: (time: string) => `The oldest since ${time}`,

  columns: {
    state: 'State',
    from: 'From',
    to: 'To',
    subject: 'Subject',
    size: 'Size',
    waiting: 'Since',
    tries: 'Tries',
    goes: 'Goes',
    why: 'Why',
    when: 'When',
    reply: 'Reply',
    result: 'Result',
    started: 'Started',
    length: 'Online',
    sent: 'Sent',
    received: 'Received',
    failed: 'Failed',
    bytes: 'Bytes',
    cost: 'Cost',
    connector: 'Provider',
  },
  nullSender: 'System (no sender)',
  noSubject: '(no subject)',
  more: (first: string, rest: number) => `${first} and ${number(rest)} more`,
  search: 'Search sender, recipient, subject or id',
  anyState: 'Every state',
  anyConnector: 'Every provider',
  anySize: 'Any size',
  overSize: (text: string) => `Over ${text}`,
  anyResult: 'Every result',
  filterState: 'State',
  filterConnector: 'Provider',
  filterSize: 'Size',
  filterResult: 'Result',
  total: (n: number, bytes: string) => `${messages(n)}, ${bytes}`,
  entries: (n: number) => (n === 1 ? '1 entry' : `${number(n)} entries`),
  emptyQueue: 'The queue is empty',
  emptyQueueDetail: 'Mail handed in by the office stands here until it has been delivered.',
  noMatch: 'Nothing matches the search',
  changed: (n: number) =>
    `${n === 1 ? '1 change' : `${number(n)} changes`} since; the list stands still while the pointer is on it.`,
  showChanges: 'Show now',
  gone: 'Has left the queue',

  message: {
    title: 'Message',
    notTried: 'not tried yet',
    damaged:
      'This message was damaged on the disk: what you see is not what was received. It will not be sent; its sender was told to send it again.',
    savedAs: (path: string) => `Saved as ${path}`,
    savedDamaged: (path: string) =>
      `Saved as ${path}, but it was damaged on the disk: this is not what was received. Its sender was told to send it again.`,
    arrived: 'Arrived',
    size: 'Size',
    priority: 'Priority',
    id: 'Queue id',
    messageId: 'Message-ID',
    system: 'System message',
    large: 'Large mail',
  },
  session: {
    title: 'Call',
    titleAt: (time: string) => `Call of ${time}`,
    back: 'All calls',
    phases: 'Phases',
    transcript: 'Transcript',
    noTranscript: 'Nothing was said on the line.',
    none: 'No call has been made yet',
    noneDetail: 'Each call is written here with what it moved and what it cost.',
    line: 'Line',
    why: 'Why',
  },
  first: {
    title: 'Nothing is set up yet',
    what: 'Dialpost is a post office for a place with a thin, costly or part-time line: it takes mail from your programs at any time, keeps it safe, and sends and fetches everything together when the line is up.',
    begin: 'How would you like to begin?',
    detail:
      'Try everything with the practice provider: a pretend provider inside this program that takes mail and answers. No account and no line are needed.',
    practise: 'Practise with a first letter',
    setUp: 'Set up step by step',
    done: 'The practice office is open and a first letter is on its way to echo@practice.example. Its answer will stand under Sent & received.',
  },
  failedTitle: 'That did not work',
});
