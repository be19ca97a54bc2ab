// What the desktop app says outside its window: tray, notifications, questions and the
// system's own dialogs. What stands in the window is in src-renderer/words/.
import { localeSpoken, page } from './page';

const count = (n: number): string => n.toLocaleString(localeSpoken());
const listed = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ');
const counts = (sent: number, received: number): string => `${count(sent)} sent, ${count(received)} received`;
const messageCount = (n: number): string => (n === 1 ? '1 message' : `${count(n)} messages`);

export const desktopWords = page({
  /** The window's title. */
  app: 'Dialpost',
  couldNotStart: 'Dialpost could not start',
  /** In the log of a start that failed. */
  couldNotStartWhy: (why: string) => `Dialpost could not start: ${why}`,
  /** Why the computer waits a moment before it sleeps, as the system tells it. */
  callUnderWay: 'A call is under way',
  couldNot: 'That did not work',
  tray: {
    tooltip: (state: string) => `Dialpost: ${state}`,
    starting: 'Starting…',
    /** What stands before the last call, and before what needs attention. */
    well: '✓',
    amiss: '△',
    /** `left`: messages that were due and did not go; `cost`: null where it cost nothing. */
    lastCall: (
      time: string,
      { sent, received, left }: { readonly sent: number; readonly received: number; readonly left: number },
      cost: string | null,
    ) => `Last call ${time}: ${listed([counts(sent, received), left > 0 ? `${count(left)} left` : null, cost])}`,
    lastCallFailed: (time: string, cost: string | null) => listed([`Last call ${time} failed`, cost]),
    sendReceive: 'Send/receive now',
    /** `item`: what is pressed; `price`: "€4". */
    priced: (item: string, price: string) => `${item} (about ${price})`,
    withLarge: (n: number) => (n === 1 ? '… with the 1 large message' : `… with the ${count(n)} large messages`),
    onlyLarge: (n: number) => (n === 1 ? 'Send the 1 large message' : `Send the ${count(n)} large messages`),
    hangingUp: 'Hanging up…',
    hangUp: 'Hang up',
    pauseFor: 'Pause for',
    pauseHour: '1 hour',
    pauseMorning: 'Until tomorrow 08:00',
    pause: 'Until I resume',
    resume: 'Resume',
    resumeAndSend: 'Resume and send',
    open: 'Open Dialpost',
    quit: 'Quit…',
    /** In the tray: the relay is not this app's. */
    steersDaemon: 'Steers the service on this computer',
    practising: 'Practising: mail goes nowhere',
    setUp: 'Set up for real ›',
    nothingWaits: 'No mail is waiting',
    waiting: (n: number) => `${messageCount(n)} waiting`,
    /** `waiting`: the sentence above. */
    ofThemLarge: (waiting: string, large: number) => `${waiting}, ${count(large)} large`,
    held: (n: number) => `${messageCount(n)} on hold`,
    /** Behind what opens a screen. */
    leads: (text: string) => `${text} ›`,
    nextCall: (time: string) => `Next call ${time}`,
    noNextCall: 'No call is planned',
    withALetter: 'Next call when a letter is handed in',
    pausedUntil: (time: string) => `Paused until ${time}`,
    pausedOpenEnd: 'Paused until you resume',
    /** `waiting`: one of the sentences above. */
    waitingUntil: (waiting: string, time: string) => `${waiting}, next call ${time}`,
    online: (done: number, left: number) => (left > 0 ? `Online: ${count(done)} sent, ${count(left)} to go` : 'Online'),
    dialing: 'Dialing…',
    /** `paused`: until when, as above. */
    paused: (paused: string, waiting: string) => `${paused}: mail is accepted, nothing is sent. ${waiting}`,
    attention: (n: number, first: string) => (n === 1 ? first : `${count(n)} things need attention. ${first}`),
  },
  quit: {
    title: 'Quit Dialpost?',
    stops: 'Dialpost stops taking and sending mail: no program can hand in a letter, and no planned call is made.',
    call: 'A call is under way; quitting hangs up, and what is not through yet waits.',
    waiting: (n: number) =>
      n === 1
        ? '1 message is still waiting. It is safe on disk and goes on waiting until Dialpost runs again.'
        : `${count(n)} messages are still waiting. They are safe on disk and go on waiting until Dialpost runs again.`,
    now: 'Quit',
    keepRunning: 'Keep running',
    keepInTray: 'Keep running in the tray',
  },
  /** Of the window; the tray's words stand there where the same is meant. */
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    help: 'Help',
    pause: 'Pause',
    exportShown: 'Export what is shown…',
    print: 'Print…',
    exportSettings: 'Export settings…',
    importSettings: 'Import settings…',
    close: 'Close window',
    quit: 'Quit Dialpost…',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    find: 'Go to anything…',
    larger: 'Larger',
    smaller: 'Smaller',
    usual: 'Usual size',
    full: 'Full screen',
    helpHere: 'Help on this screen',
    handbook: 'Handbook',
    shortcuts: 'Keyboard shortcuts',
    saveReport: 'Save a report…',
    about: 'About Dialpost',
    hide: 'Hide Dialpost',
    hideOthers: 'Hide others',
    unhide: 'Show all',
  },
  notifications: {
    mailReturned: 'Mail could not be delivered',
    returned: (n: number) =>
      `${n === 1 ? 'One recipient was' : `${count(n)} recipients were`} refused for good. The senders get a notice that says why; Sent & received lists them under Returned.`,
    sessionFailed: 'Send/receive failed',
    /** At the end of a call that somebody started. */
    through: 'Mail is through',
    over: 'The call is over',
    partly: 'Not all mail is through',
    moved: (sent: number, received: number) => `${counts(sent, received)}.`,
    nothingMoved: 'Nothing was sent, and nothing came.',
    /** `online`: "1:05"; `cost`: null where it cost nothing. */
    spent: (online: string, cost: string | null) => `${listed([`${online} online`, cost])}.`,
    /** `time`: null where it goes only when somebody sends it. */
    largeWaits: (n: number, time: string | null) =>
      `${n === 1 ? '1 large message waits' : `${count(n)} large messages wait`} ${time === null ? 'until you send large mail' : `for ${time}`}.`,
    needsAttention: 'Dialpost needs attention',
  },
  chooseFile: 'Choose a program or a file',
  open: { settings: 'Import settings', anyFile: 'All files' },
  print: {
    underWay: 'Something is being printed already. Answer the system’s question about it first.',
    noLetter:
      'The letter can no longer be read as it was shown, so nothing was printed. Open it again and print what is there.',
    noPrinter:
      'This computer knows no printer, so nothing was printed. Set one up in the settings of the system, then print again.',
    failed: (why: string) =>
      `Nothing was printed: ${why.replace(/\.$/, '')}. See that the printer is on and connected, then print again.`,
  },
  /** The service of this computer. */
  daemon: {
    busy: 'The service is being installed or removed already. Wait until that has ended.',
    noQuestion:
      'This system does not ask for the rights by itself, so nothing was changed. Run the command that stands beside the button as an administrator.',
    notAllowed: (command: string) =>
      `The rights were not given, or nobody could be asked for them, so nothing was changed. An administrator may type this in a terminal: ${command}`,
  },
  device: (folder: string, device: string) =>
    `${folder}: Windows keeps the name ${device} for a device. Choose another folder with --data.`,
  noSignInPage:
    'That page belongs to no sign-in that was begun here, so the browser was not opened. Begin the sign-in again.',
  noBrowser: (why: string) =>
    `The browser could not be opened (${why.replace(/\.$/, '')}). Copy the address and open it by hand; the sign-in waits.`,
  save: {
    message: 'Save message',
    messageFiles: 'Messages',
    attachment: 'Save attachment',
    attachments: 'Save all attachments in a folder',
    report: 'Save a report',
    reportFiles: 'Reports',
    settings: 'Export settings',
    settingsFiles: 'Settings',
    tables: {
      letters: 'Save sent and received letters',
      queue: 'Save the queue',
      calls: 'Save the calls',
    },
    tableFiles: 'Tables',
    noSettings: 'Nothing is set up yet, so there are no settings to export.',
    noFolderWindow: (path: string, why: string) =>
      `The system could not show the folder ${path} (${why.replace(/\.$/, '')}). Nothing is wrong with it: open it with a file program.`,
  },
});
