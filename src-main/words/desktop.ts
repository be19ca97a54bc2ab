// What the desktop app says outside its window: tray, notifications, questions and the
// system's own dialogs. What stands in the window is in src-renderer/words/.
import { page } from './page';

const count = (n: number): string => n.toLocaleString();
const messageCount = (n: number): string => (n === 1 ? '1 message' : `${count(n)} messages`);

export const desktopWords = page({
  /** The window's title. */
  app: 'Dialpost',
  couldNotStart: 'Dialpost could not start',
  /** In the log of a start that failed. */
  couldNotStartWhy: (why: string) => `Dialpost could not start: ${why}`,
  couldNot: 'That did not work',
  tray: {
    tooltip: (state: string) => `Dialpost: ${state}`,
    starting: 'Starting…',
    sendReceive: 'Send/receive now',
    hangUp: 'Hang up',
    pause: 'Pause',
    resume: 'Resume',
    open: 'Open Dialpost',
    quit: 'Quit',
    nothingWaits: 'No mail is waiting',
    waiting: (n: number) => `${messageCount(n)} waiting`,
    held: (n: number) => `${messageCount(n)} on hold`,
    nextCall: (time: string) => `Next call ${time}`,
    noNextCall: 'No call is planned',
    /** `waiting`: one of the sentences above. */
    waitingUntil: (waiting: string, time: string) => `${waiting}, next call ${time}`,
    online: (done: number, left: number) => (left > 0 ? `Online: ${count(done)} sent, ${count(left)} to go` : 'Online'),
    dialing: 'Dialing…',
    paused: (waiting: string) => `Paused: mail is accepted, nothing is sent. ${waiting}`,
    attention: (n: number, first: string) => (n === 1 ? first : `${count(n)} things need attention. ${first}`),
  },
  quit: {
    title: 'Quit Dialpost?',
    call: 'A call is under way; quitting hangs up, and what is not through yet waits.',
    waiting: (n: number) =>
      `${messageCount(n)} ${n === 1 ? 'is' : 'are'} still waiting. ${n === 1 ? 'It is' : 'They are'} safe on disk. While Dialpost is not running, nothing is sent and no program can hand in mail.`,
    now: 'Quit',
    keepRunning: 'Keep running',
  },
  notifications: {
    mailReturned: 'Mail could not be delivered',
    returned: (n: number) =>
      `${n === 1 ? 'One recipient was' : `${count(n)} recipients were`} refused for good. The senders get a notice that says why; Delivered lists them under Returned.`,
    sessionFailed: 'Send/receive failed',
    needsAttention: 'Dialpost needs attention',
  },
  save: {
    message: 'Save message',
    messageFiles: 'Messages',
    report: 'Save a report',
    reportFiles: 'Reports',
    noFolderWindow: (path: string, why: string) =>
      `The system could not show the folder ${path} (${why.replace(/\.$/, '')}). Nothing is wrong with it: open it with a file program.`,
  },
});
