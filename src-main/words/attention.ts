// What the attention board says: what happened or will, what it means for the mail, and
// what to do. Each is read when the board is told.
import { countText, dateTimeText, sizeText, spanText } from './amounts';
import { page } from './page';

/** What is asked to be done about a disk, by what it refuses. */
type DiskKind = 'full' | 'owner' | 'disk';

const REMEDY: Readonly<Record<DiskKind, string>> = {
  full: 'Make room on that disk.',
  // What to do about another owner stands in the trouble itself: end the other program.
  owner: 'Until then nothing more goes out either.',
  disk: 'Check the disk and the rights of that folder.',
};

/** Of what was set aside. */
interface Damage {
  readonly folder: string;
  readonly count: number;
  /** Letters among it that were most likely delivered. */
  readonly delivered: number;
  /** A part of the journal is missing. */
  readonly lostJournal: boolean;
}

function damageText({ folder, count, delivered, lostJournal }: Damage): string {
  const one = count === 1;
  const what = one
    ? `One damaged file was set aside in ${folder}, with a note why.`
    : `${count} damaged files were set aside in ${folder}, each with a note why.`;
  const lost = lostJournal
    ? 'A part of the journal is missing: letters that came in shortly before, and had no file of their own yet, may be lost; ask for again what you miss. '
    : '';
  const remedy = one
    ? 'Look at the file, check the disk, and move it away.'
    : 'Look at the files, check the disk, and move them away.';
  return `${what} ${lost}Everything else goes on. ${whoWasTold(one, delivered)} ${remedy}`;
}

function whoWasTold(one: boolean, delivered: number): string {
  if (one && delivered === 1)
    return 'It was most likely delivered before, so its sender was not told (the note names sender and recipients; look into the history).';
  if (one) return 'If it is a message, its sender was told to send it again, where that is known.';
  const which = delivered === 1 ? 'one that was' : `${delivered} that were`;
  const except =
    delivered === 0
      ? ''
      : `, except ${which} most likely delivered before (the notes name sender and recipients; look into the history)`;
  return `The senders of messages among them were told to send them again, where they are known${except}.`;
}

const RECORD_LOST = '(a file of the journal is missing, damaged, or an older copy was put over it)';

/** A line that breaks off under its largest letter. */
interface Heavy {
  readonly letters: number;
  readonly bytes: number;
  /** The largest one's recipients who have not got it: the first, and how many more. */
  readonly to: string | null;
  readonly more: number;
  readonly host: string;
  /** "the line broke off 3 times", and how far the letter came: of the page of causes. */
  readonly brokeOff: string;
  readonly reached: string;
  /** It was the longest time online that ended it. */
  readonly outOfTime: boolean;
}

function heavyText({ letters, bytes, to, more, host, brokeOff, reached, outOfTime }: Heavy): string {
  const alone = letters === 1;
  const whom = `to ${to ?? 'nobody any more'}${more > 0 ? ` and ${more} more` : ''}`;
  const which = alone
    ? `A letter of ${sizeText(bytes)} ${whom} is`
    : `${letters} letters, the largest of ${sizeText(bytes)} ${whom}, are`;
  const happened = `${which} too heavy for the line to ${host}: ${brokeOff} while ${alone ? 'it' : 'that one'} was being sent${reached}.`;
  const means = `Your mail is safe: the others go first, and ${alone ? 'this one is' : 'these are'} tried again later.`;
  const raise = outOfTime ? 'raise the longest time online under Lines, or ' : '';
  return `${happened} ${means} If it goes on, ${raise}send ${alone ? 'it' : 'them'} by another line, have ${alone ? 'it' : 'them'} sent in smaller parts, or return ${alone ? 'it to its sender' : 'them to their senders'}.`;
}

/** Letters that wait because the account may not send as their senders; "" stands for none. */
interface SendAs {
  readonly host: string;
  /** The account by which we log in. */
  readonly login: string;
  readonly senders: readonly string[];
  /** Senders that are not named. */
  readonly others: number;
  readonly said: string;
  readonly letters: number;
  readonly connector: string;
}

/** One address from which wrong passwords come: how many, the accounts that are named, and how many other names. */
interface Guesser {
  readonly address: string;
  readonly wrong: number;
  readonly accounts: readonly string[];
  readonly others: number;
}

function guesserText({ address, wrong, accounts, others }: Guesser): string {
  const parts = [accounts.join(', '), others > 0 ? countText(others, 'other name') : ''].filter((part) => part !== '');
  return `${wrong} from ${address} in the last hour, for ${parts.join(' and ')}`;
}

function guessesText(guessers: readonly Guesser[], others: number): string {
  const more = others > 0 ? ` and from ${countText(others, 'other address', 'other addresses')}` : '';
  return `Wrong passwords are being tried: ${guessers.map(guesserText).join('; ')}${more}. Tries from there are slowed down, and mail goes on. If it is a program of yours, correct its password; if not, do not let that address connect.`;
}

/** `left`: milliseconds until it ends; at most 0: it has. `day`: "2026-11-29". */
interface EndingCertificate {
  readonly name: string;
  readonly day: string;
  readonly left: number;
  readonly ours: boolean;
}

function certificateText({ name, day, left, ours }: EndingCertificate): string {
  const what =
    left <= 0
      ? `The certificate of ${name} ended on ${day}.`
      : `The certificate of ${name} ends on ${day}, in ${spanText(left)}.`;
  return ours
    ? `${what} Programs that check it will not hand in or fetch mail from then on. Renew the file, or let Dialpost make its own.`
    : `${what} From then on no mail goes there, unless it is renewed. If it is your own server, renew it; else your provider will, and may need a reminder.`;
}

/** `ahead`: what the other clock has more than ours, in milliseconds; `atLeast`: or more. */
interface OtherClock {
  readonly who: string;
  readonly ahead: number;
  readonly atLeast: boolean;
}

function clockText({ who, ahead, atLeast }: OtherClock): string {
  const by = `${atLeast ? 'at least ' : ''}${spanText(Math.abs(ahead))}`;
  return `This computer's clock is ${by} ${ahead > 0 ? 'behind' : 'ahead of'} that of ${who}. One of the two is wrong. If it is ours, calls come at wrong times, mail carries a wrong date and good certificates look ended. Set date, time and time zone of this computer; then this goes by itself.`;
}

/** `left`: milliseconds until it ends; at most 0: it may have. */
interface EndingSignIn {
  readonly username: string;
  readonly names: string;
  readonly day: string;
  readonly left: number;
  /** Google gives it for seven days while the program's consent screen stands at "Testing". */
  readonly testing: boolean;
}

const PUBLISH =
  ' Google does so while the consent screen of the program stands at "Testing": publish it before you sign in.';

export const attentionWords = page({
  disk: {
    takesNothing: (trouble: string, kind: DiskKind) =>
      `New mail cannot be taken in: ${trouble}. Whoever sends to us now is told to try again later (452). ${REMEDY[kind]}`,
    stoppedSending: (trouble: string, kind: DiskKind) =>
      `Sending was stopped: ${trouble}. What has just gone out is remembered and written down as soon as the disk allows it; all other mail waits as before. ${REMEDY[kind]}`,
    /** `said`: what the system said, and of which file. */
    notBooked: (said: string, kind: DiskKind) =>
      `What a call did and cost cannot be written down: ${said}. It is remembered until Dialpost ends, and written as soon as the disk allows it. ${REMEDY[kind]}`,
    over: 'The disk takes everything again.',
    low: (folder: string, free: number) =>
      `The disk with ${folder} has only ${sizeText(free)} left. When it is full no mail can be taken in; what is here is safe. Make room on it: old logs are the first to go.`,
  },
  damage: damageText,
  unreadable: (id: string, others: number, trouble: string) => {
    const which = others === 0 ? `Message ${id} cannot` : `Message ${id} and ${others} more cannot`;
    const waits =
      others === 0
        ? 'It waits in the queue and is tried again by itself'
        : 'They wait in the queue and are tried again by themselves';
    return `${which} be read from the disk: ${trouble}. ${waits}; all other mail goes on. If this stays, check the disk and move the data folder to another one.`;
  },
  foundAgain: (letters: number) =>
    letters === 1
      ? `The record of one letter was lost or ends too early ${RECORD_LOST}; the letter itself is whole and on hold in the queue. It may have been sent already: look into the history, then release it to be tried again, or remove it.`
      : `The records of ${letters} letters were lost or end too early ${RECORD_LOST}; the letters themselves are whole and on hold in the queue. They may have been sent already: look into the history, then release them to be tried again, or remove them.`,
  /** `at`: of the backup, milliseconds since 1970. */
  restored: (letters: number, at: number) =>
    `${countText(letters, 'letter')} put back from the backup of ${dateTimeText(at)} ${letters === 1 ? 'is' : 'are'} on hold: what waited then may have gone since, and the history of that time is not here. Release what has not gone, or remove it; in a terminal, all of them: dialpost queue release restored.`,
  heavy: heavyText,
  passwords: guessesText,
  refused: (host: string, said: string, letters: number, connector: string) =>
    `${host} refused one letter after the other in the same words (${said}). That is likely about us and not about the letters: ${letters === 1 ? 'one letter is' : `${letters} letters are`} held, and none of them was returned. Look at what the host says and at Providers → ${connector}; then try them again, or return them to their senders.`,
  sendAs: ({ host, login, senders, others, said, letters, connector }: SendAs) =>
    `${host} does not let ${login} send as ${senders.join(', ')}${others > 0 ? ` and ${others} more` : ''} (${said}). ${letters === 1 ? 'One letter waits' : `${letters} letters wait`} for that: nothing is returned, and other mail goes on. Have the administrator of the mail accounts allow it (at Microsoft 365: the mailbox of the sender, "Mailbox delegation", "Send as", add ${login}); then send and receive, and what waits goes. By itself it is tried once a day. Or log in as another account under Providers → ${connector}, or have the program write from an address that ${login} may use (a listener can rewrite the sender), and return what waits.`,
  notReleased: (why: string) => `held mail could not be let go: ${why}`,
  direct: (connector: string, line: string) =>
    `${connector} delivers straight to every domain over ${line}, which is dialled. Slow mail servers make such calls long, and many refuse mail from dial-up addresses; what they do not take now waits for another call. A provider's smart host is better there: Providers → ${connector}.`,
  standstill: {
    paused: (name: string, quiet: number) =>
      `Nothing was sent by ${name} for ${spanText(quiet)}, though mail waits there. Dialpost is paused: resume it, and the mail goes with the next call.`,
    calling: (name: string, quiet: number) =>
      `Nothing was sent by ${name} for ${spanText(quiet)}, though mail waits there. The mail is safe. Send and receive now and see what happens; the call tells why if it fails.`,
  },
  longQueue: (most: number) =>
    `More than ${countText(most, 'message waits', 'messages wait')}. Nothing is lost, but either nothing goes out or something sends far more than usual. Look who sends them, and hold or remove what should not be there.`,
  certificate: certificateText,
  /** As people call who shows a certificate. */
  shownBy: {
    listener: (name: string) => `the listener ${name}`,
    postBox: 'the post-box for mail programs',
  },
  budget: (link: string, percent: number, money: string) =>
    `${percent} percent of this month's budget of ${link} is used (${money}). When all of it is, scheduled calls stop until next month. Call less often, or raise the budget.`,
  money: (used: string, budget: string) => `${used} of ${budget}`,
  clock: clockText,
  /** `names`: of the providers that work with it; `username`: whose account it is. */
  signIn: {
    none: (username: string, names: string) =>
      `Nobody has signed in as ${username} yet, so ${names} can neither send nor fetch. The mail waits. Sign in under Providers → ${names}.`,
    refused: (username: string, names: string, refusal: string) =>
      `The sign-in of ${username}, by which ${names} works, is not honoured: ${refusal}. The mail is safe and waiting. The sign-in is under Providers → ${names}.`,
    unused: ({ username, names, day, left }: EndingSignIn) =>
      left > 0
        ? `The sign-in of ${username}, by which ${names} works, ends on ${day}, because it was not used for so long. Go online once before then: the call renews it. After that day somebody has to sign in again; the mail waits meanwhile.`
        : `The sign-in of ${username}, by which ${names} works, was to end on ${day}, because it was not used for so long. The next call tries it all the same; if it is over, sign in again under Providers → ${names}. The mail waits meanwhile.`,
    ends: ({ username, names, day, left, testing }: EndingSignIn) =>
      left > 0
        ? `The sign-in of ${username}, by which ${names} works, ends on ${day}, however much it is used: its provider gave it only for so long. Sign in again before then under Providers → ${names}; after that day the mail waits.${testing ? PUBLISH : ''}`
        : `The sign-in of ${username}, by which ${names} works, ended on ${day}: its provider gave it only for so long. Sign in again under Providers → ${names}; the mail waits meanwhile.${testing ? PUBLISH : ''}`,
  },
  /** Who told the time, where it was no host with a name. */
  clockOf: {
    'host-before-us': 'the host that had our mail before us',
    'own-last-call': 'our own last call',
  },
});
