// What a hand-over to another host tells: in the terminal, in the session it is filed as, and in the log.
import { countText } from '../amounts';
import { page } from '../page';

const SAFE = 'What was not handed over waits here as before.';

/** What kept the host from taking more (delivery/source.ts). */
type Kind = 'password' | 'tls' | 'relay' | 'unreachable' | 'cut' | string;

function advice(kind: Kind): string {
  switch (kind) {
    case 'password':
      return 'Name a login it knows: --login NAME.';
    case 'relay':
      return 'It must let this computer send to other domains: add its address to mynetworks there, or use --login NAME.';
    case 'tls':
      return 'Look at its certificate, or leave encryption out on a network you trust: --security none.';
    case 'unreachable':
      return 'Look whether it runs, and at host and port.';
    default:
      return 'Look at its log, then hand over again.';
  }
}

export const handOverWords = page({
  underWay: 'A hand-over is under way already. Wait for its end, or end it with: dialpost hang-up',
  ourselves: (host: string) =>
    `At ${host} this Dialpost itself takes mail, so every letter would come back. Name the host and port of the other one.`,
  stopped: 'The hand-over was ended before everything had gone.',
  ourFault:
    'Dialpost had to end the hand-over because of a fault of its own. What was not handed over waits here; the log has the details.',
  unreached: (host: string) => `${host} did not take everything.`,
  /** `said`: the host's own words; '' where it said nothing. */
  trouble: (host: string, said: string, kind: Kind) =>
    `${host} takes no more from us${said === '' ? '' : ` (${said})`}. ${SAFE} ${advice(kind)}`,
  log: {
    begins: (host: string) => `Handing over what waits to ${host}.`,
    brokeOff: (host: string, error: string) => `handing over to ${host} broke off: ${error}`,
    notFiled: (session: string, error: string) => `hand-over ${session} could not be filed: ${error}`,
  },
  terminal: {
    hostMissing:
      'queue hand-over takes a host: dialpost queue hand-over mail.office.example:25 [--login NAME] [--held] [--pause]',
    passwordQuestion: (name: string) => `Password of ${name}: `,
    noPassword: 'The password of --login is asked for at a terminal; a script puts it into DIALPOST_PASSWORD.',
    heldQuestion: (count: number) =>
      `${countText(count, 'message')} held. Hand over ${count === 1 ? 'it' : 'them'} too? [y/N] `,
    yes: ['y', 'yes'],
    begins: (host: string, waiting: number, taken: boolean) =>
      `Handing over ${countText(waiting, 'message')} to ${host}. Calls rest meanwhile; ${taken ? 'mail is still taken, and goes along.' : 'no mail is taken until: dialpost resume'}`,
    heldStay: (count: number) =>
      `${countText(count, 'held message')} ${count === 1 ? 'stays' : 'stay'} here; --held hands ${count === 1 ? 'it' : 'them'} over too.`,
    progress: (sent: number, left: number, size: string) => `handed over ${sent}, ${left} to go (${size})`,
    done: (sent: number, host: string) => `Done: ${countText(sent, 'message')} handed over to ${host}.`,
    partly: (sent: number, left: number, host: string) =>
      `${countText(sent, 'message')} handed over to ${host}; ${countText(left, 'message')} ${left === 1 ? 'stays' : 'stay'} here as before. "dialpost queue" says why.`,
    wentAway: 'Dialpost went away during the hand-over. What was not handed over is in the queue.',
  },
});
