// What a session says: why it cannot begin, what went wrong in it, what is still to come,
// and what the transcript and the diagnostic log tell of it.
import { countText } from './amounts';
import { page } from './page';

const known = (ids: readonly string[]): string => ids.join(', ') || 'none';

/** Of the messages a provider announced: how many came, and how many did not. */
interface Announced {
  readonly came: number;
  readonly owed: number;
}

function missing({ came, owed }: Announced): string {
  if (owed + came === 1) return 'The one message that the provider announced did not come';
  return `${came === 0 ? 'None' : `Only ${came}`} of the ${owed + came} messages that the provider announced came`;
}

/** Why messages that were named cannot go, how many each. */
interface Staying {
  readonly gone: number;
  readonly held: number;
  readonly nowhere: number;
}

function noneCanGo({ gone, held, nowhere }: Staying): string {
  const one = gone + held + nowhere === 1;
  if (one && gone > 0) return 'This message is no longer in the queue.';
  if (one && held > 0) return 'This message is held. Release it first, then send it.';
  if (one) return 'No provider carries this message on a call; the queue says why.';
  const parts = [
    gone > 0 ? `${gone} no longer in the queue` : '',
    held > 0 ? `${held} held (release them first)` : '',
    nowhere > 0 ? `${nowhere} carried by no provider on a call` : '',
  ];
  return `None of these messages can go: ${parts.filter((part) => part !== '').join(', ')}.`;
}

/** Why messages did not go in a call, how many for this one reason. */
export interface LeftReason {
  readonly kind:
    'put-off' | 'in-doubt' | 'stopped' | 'not-dialled' | 'line' | 'time' | 'ours' | 'trouble' | 'rate' | 'late';
  readonly messages: number;
  /** put-off: the reply; trouble: the host. */
  readonly said?: string;
  /** rate: when the next may go, milliseconds since 1970. */
  readonly at?: number;
}

function leftSentence({ kind, messages, said = '', at = 0 }: LeftReason, alone: boolean, zone: string): string {
  const all = messages === 1 ? 'it' : 'they';
  const they = alone ? all : `${messages} of them`;
  const them = alone && messages > 1 ? 'them' : they;
  const start = they.charAt(0).toUpperCase() + they.slice(1);
  const time = (): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
  const texts: Readonly<Record<LeftReason['kind'], () => string>> = {
    'put-off': () => `${start} ${messages === 1 ? 'is' : 'are'} to be tried again: ${said.replace(/\.$/, '')}.`,
    'in-doubt': () =>
      `The reply for ${them} did not come: ${messages === 1 ? 'it may be there already, goes again and may arrive twice' : 'they may be there already, go again and may arrive twice'}.`,
    stopped: () => `The call was ended before ${they} had gone.`,
    'not-dialled': () => 'The line did not come up.',
    line: () => `The line broke before ${they} had gone.`,
    time: () => `The longest time online was over before ${they} had gone.`,
    ours: () => `Dialpost had to stop before ${they} had gone.`,
    trouble: () => `${said} did not serve us, so ${they} could not go.`,
    rate: () => `The provider takes no more for now; ${they} can go from ${time()} on.`,
    late: () => `The call was over before ${they} could go.`,
  };
  return texts[kind]();
}

export const sessionWords = page({
  start: {
    paused: 'Dialpost is paused: nothing is dialled. Resume it first, then start again.',
    handingOver: 'What waits is being handed over to another host just now. Start again when that has ended.',
    ending: 'Dialpost is being ended, and dials no more. Start it first, then start the call again.',
    noLine:
      'No line may carry what waits now; the queue says why. To send it all the same, name the line: dialpost send-receive --link ID.',
    noneCanGo,
    noConnector: 'There is no provider to go online with. Set one up first, or switch one on.',
    unknownConnector: (id: string, others: readonly string[]) =>
      `There is no provider "${id}". Known: ${known(others)}.`,
    switchedOff: (id: string) => `The provider "${id}" is switched off. Switch it on first.`,
    unknownLink: (id: string, others: readonly string[]) => `There is no line "${id}". Known: ${known(others)}.`,
    notByLink: (id: string) => `None of these providers may use the line "${id}". Name it with the provider first.`,
  },

  /** Of a call whose line was to be held up for a sign-in. */
  held: {
    none: 'There is no call that waits for a sign-in. Begin the sign-in again.',
    notUp: 'The call was ended before its line was up. Begin the sign-in again.',
    gone: 'The line went down before the sign-in was done. Begin it again.',
  },

  stoppedBefore: 'The call was stopped before it began.',
  timeUp: (minutes: number) =>
    `The line was hung up after ${countText(minutes, 'minute')}, the longest allowed. What is left goes with the next call.`,
  lineDropped: (text: string) => `${text} What was not sent is waiting as before.`,
  goesOn: (text: string, link: string) => `${text} The line ${link} is tried instead.`,
  triedAgain: (text: string, at: number, zone: string) => {
    const time = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
    return `${text} By itself Dialpost tries again from ${time} on; you may try before.`;
  },
  ourFault:
    'Dialpost ended the call because of a fault of its own. Your mail is safe in the queue; the log has the details.',
  cutOff:
    'Dialpost or the computer ended in the middle of this call (a power cut, a crash). Your mail is safe in the queue. Time and cost are counted as they stood at most half a minute before.',
  ourFaultSending:
    'Dialpost had to stop sending because of a fault of its own. Your mail is safe in the queue; the log has the details.',

  left: (reasons: readonly LeftReason[], zone: string) =>
    reasons.map((reason) => leftSentence(reason, reasons.length === 1, zone)).join(' '),
  missing,
  stillOwed: (announced: Announced) => {
    const { came, owed } = announced;
    if (owed === 1)
      return `${missing(announced)} in time. ${came === 0 ? 'It' : 'The other'} waits at the provider and comes with a later call; should it not, ask the provider what holds it up.`;
    return `${missing(announced)} in time. ${came === 0 ? 'They' : 'The others'} wait at the provider and come with a later call; should they not, ask the provider what holds them up.`;
  },
  nothingCame: (seconds: number) =>
    `nothing came within ${seconds} s of asking; what may still wait there comes with the next call`,

  notFetched: (connector: string, text: string) => `Mail held for us could not be fetched by ${connector}: ${text}`,
  mailIsSafe: (text: string) => `${text} Your mail is safe and waiting.`,

  log: {
    brokeOff: (session: string, error: string) => `call ${session} broke off: ${error}`,
    sendingBrokeOff: (connector: string, error: string) => `sending by ${connector} broke off: ${error}`,
    notRenewed: (session: string, error: string) => `sign-ins could not be renewed in call ${session}: ${error}`,
    notFiled: (session: string, error: string) => `call ${session} could not be filed: ${error}`,
    notBooked: (session: string, error: string) => `the cost of call ${session} could not be booked: ${error}`,
    notNoted: (session: string, error: string) =>
      `what call ${session} has come to could not be written down: ${error}`,
    upNotNoted: (link: string, error: string) => `that ${link} is up could not be written down: ${error}`,
  },
});
