// What the queue says of the messages an action is aimed at, and of taking it back; and what
// every table says of its boxes and columns.
import type { QueueRow } from '../../../src-main/contract/views';
import { number } from '../../format';
import { page } from '../spoken';

const messages = (n: number): string => (n === 1 ? '1 message' : `${number(n)} messages`);
const these = (n: number): string => (n === 1 ? 'this message' : messages(n));

export const queueWords = page({
  /** On a button, where beside it stands at what it is aimed. */
  act: {
    open: 'Open',
    hold: 'Hold',
    release: 'Release',
    now: 'Try now',
    retry: 'With the next call',
    priority: 'Priority',
    bounce: 'Return to sender',
    remove: 'Remove',
  },
  /** The whole of it, which begins as the button does. */
  actOn: {
    open: () => 'Open this message',
    hold: (n: number) => `Hold ${these(n)}`,
    release: (n: number) => `Release ${these(n)}`,
    now: (n: number) => `Try now: ${these(n)}`,
    retry: (n: number) => `With the next call: ${these(n)}`,
    priority: (n: number) => `Priority of ${these(n)}`,
    bounce: (n: number) => `Return to sender: ${these(n)}`,
    remove: (n: number) => `Remove ${these(n)}`,
  },
  makePriority: {
    high: (n: number) => `Make ${these(n)} urgent`,
    normal: (n: number) => `Give ${these(n)} normal priority`,
    low: (n: number) => `Give ${these(n)} low priority`,
  } satisfies Readonly<Record<QueueRow['priority'], (n: number) => string>>,
  menu: (n: number) => (n === 1 ? 'This message' : messages(n)),
  aimedAt: (n: number) => (n === 1 ? 'This message:' : `${messages(n)} selected:`),
  aimedAtNothing: 'Open or select messages to do something with them.',
  selectAll: (n: number) => `Select all ${number(n)} that match`,
  clear: 'Clear selection',
  did: {
    hold: (n: number) => `${messages(n)} put on hold.`,
    release: (n: number) => `${messages(n)} released.`,
    now: (n: number) => `${messages(n)} ${n === 1 ? 'is' : 'are'} being tried now.`,
    retry: (n: number) => `${messages(n)} will be tried in the next call.`,
    bounce: (n: number) => `${messages(n)} returned to the sender.`,
    remove: (n: number) => `${messages(n)} removed.`,
  },
  didPriority: {
    high: (n: number) => `${messages(n)} made urgent.`,
    normal: (n: number) => `${messages(n)} given normal priority.`,
    low: (n: number) => `${messages(n)} given low priority.`,
  } satisfies Readonly<Record<QueueRow['priority'], (n: number) => string>>,
  missed: (n: number) =>
    `${messages(n)} ${n === 1 ? 'was' : 'were'} left as ${n === 1 ? 'it was' : 'they were'}: gone already, being sent, or not to be treated so now.`,
  /** Of letters that were to be tried. */
  untried: (n: number) =>
    n === 1
      ? '1 message was not tried: it is on hold (Release lets it go), has gone already, or is being sent.'
      : `${messages(n)} were not tried: they are on hold (Release lets them go), have gone already, or are being sent.`,
  undo: 'Undo',
  undone: (n: number) => (n === 1 ? '1 message is as it was before.' : `${messages(n)} are as they were before.`),
  undoneNot: (n: number) => `${messages(n)} had changed since and ${n === 1 ? 'stays' : 'stay'} so.`,
  askRemove: (n: number) => (n === 1 ? 'Remove this message?' : `Remove ${messages(n)}?`),
  askRemoveMeaning: 'The mail is deleted for good and its sender is not told.',
  askBounce: (n: number) => (n === 1 ? 'Return this message to its sender?' : `Return ${messages(n)} to the sender?`),
  askBounceMeaning:
    'The mail leaves the queue and each sender gets a notice that it was not delivered. System mail without a sender is only removed.',
});

export const tableWords = page({
  choose: 'Select',
  chooseAll: 'Select all that match',
  columns: 'Columns',
  edge: 'Draw to change the width; double-click for the usual one',
  noRoom: 'no room for it now',
  earlier: (column: string) => `Move ${column} forward`,
  later: (column: string) => `Move ${column} back`,
  narrower: (column: string) => `Make ${column} narrower`,
  wider: (column: string) => `Make ${column} wider`,
  reset: 'Back to the usual columns',
  done: 'Done',
});
