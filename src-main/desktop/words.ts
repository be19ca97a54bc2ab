// Every sentence of tray, notifications and questions. What stands in the window
// is in src-renderer/words/window.ts.

const count = (n: number): string => n.toLocaleString();
export const messageCount = (n: number): string => (n === 1 ? '1 message' : `${count(n)} messages`);

export const WORDS = {
  app: 'Dialpost',
  sendReceive: 'Send/receive now',
  hangUp: 'Hang up',
  pause: 'Pause',
  resume: 'Resume',
  open: 'Open Dialpost',
  quit: 'Quit',
  starting: 'Starting…',
  nothingWaits: 'No mail is waiting',
  waiting: (n: number) => `${messageCount(n)} waiting`,
  held: (n: number) => `${messageCount(n)} on hold`,
  nextCall: (time: string) => `Next call ${time}`,
  noNextCall: 'No call is planned',
  online: (done: number, left: number) => (left > 0 ? `Online: ${count(done)} sent, ${count(left)} to go` : 'Online'),
  dialing: 'Dialing…',
  paused: 'Paused: mail is accepted, nothing is sent',
  attention: (n: number, first: string) => (n === 1 ? first : `${count(n)} things need attention. ${first}`),
  quitTitle: 'Quit Dialpost?',
  quitWaiting: (n: number) => `${messageCount(n)} ${n === 1 ? 'is' : 'are'} still waiting.`,
  quitCall: 'A call is under way; quitting hangs up, and what is not through yet waits.',
  quitMeaning: 'They are safe on disk. While Dialpost is not running, nothing is sent and no program can hand in mail.',
  quitNow: 'Quit',
  keepRunning: 'Keep running',
  couldNotStart: 'Dialpost could not start',
  couldNot: 'That did not work',
  mailReturned: 'Mail could not be delivered',
  returned: (n: number) =>
    `${n === 1 ? 'One recipient was' : `${count(n)} recipients were`} refused for good. The senders get a notice that says why; Delivered lists them under Returned.`,
  sessionFailed: 'Send/receive failed',
  needsAttention: 'Dialpost needs attention',
  saveMessage: 'Save message',
  messageFiles: 'Messages',
  saveReport: 'Save a report',
  reportFiles: 'Reports',
  noFolderWindow: (path: string, why: string) =>
    `The system could not show the folder ${path} (${why.replace(/\.$/, '')}). Nothing is wrong with it: open it with a file program.`,
} as const;
