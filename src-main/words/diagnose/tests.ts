// What the tests say that Dialpost makes at a person's wish: of a host, of held mail,
// of a line, of whether the provider can reach us, and of what a stranger may send.
import { dateTimeText } from '../amounts';
import { page } from '../page';

export const hostTestWords = page({
  answers: (host: string, port: number, banner: string) => `${host} answers on port ${port}: ${banner}`,
  tls: {
    unused: (host: string) =>
      `The connection is not encrypted, though ${host} offers it. Everybody on the way can read mail and password. Set security to STARTTLS.`,
    none: (host: string) =>
      `The connection is not encrypted and ${host} offers nothing better on this port. Mail and password can be read on the way. Ask the provider for port 465 or 587 with encryption.`,
    trusted: (host: string, protocol: string, end: string) =>
      `${host} is encrypted with ${protocol} and its certificate is in order${end}.`,
    until: (day: string, days: number) => ` until ${day} (${days} days)`,
    names: (names: readonly string[]) => ` It is good for: ${names.join(', ') || 'no name at all'}.`,
    ends: (host: string, days: number, day: string) =>
      `The certificate of ${host} ends in ${days} days, on ${day}. From then on no mail goes there. If it is your own server, renew it; else your provider will.`,
    old: (host: string, protocol: string) =>
      `${host} uses ${protocol}, which is no longer safe. Ask the provider for TLS 1.2 or better.`,
    noCertificate: 'the host shows no certificate',
    inOrder: 'certificate trusted',
  },
  login: {
    spared: (host: string) =>
      `No login was tried: the connection to ${host} is not safe, and the password would be shown to whoever is there. Put the encryption right first.`,
    accepted: (host: string, way: string) => `${host} accepts the login (${way}).`,
    /** The sign-in gave no token: `why` says what to do. */
    noToken: (host: string, why: string) => `No login was tried at ${host}: ${why}.`,
    tokenRefused: (host: string, said: string) =>
      `${host} did not take the sign-in, nor a new token of it (${said}). Sign in again, as the right account; if that does not help, see that it may use this mailbox and that the registration allows mail.`,
    notOffered: (host: string) =>
      `${host} offers no login on this connection. A smart host usually wants one; the office's own server often does not.`,
    notTried: (host: string, ways: readonly string[]) =>
      `${host} offers to log in by ${ways.join(', ')}; no login was tried.`,
  },
  able: {
    fast: 'The host takes many messages without waiting (PIPELINING and CHUNKING): the fastest way over a thin line.',
    oneRoundTrip: 'The host lacks CHUNKING: each message costs one round trip. Several connections at once help.',
    slow: 'The host lacks PIPELINING and CHUNKING: each message costs several round trips. Over a thin line another host would be much faster.',
    size: (bytes: number) => `The host takes messages of up to ${Math.round(bytes / 1_000_000)} MB.`,
    etrn: 'The host knows ETRN: it can be asked to send the mail it holds for us.',
    swap: (verb: string) => `The host knows ${verb}: mail it holds for us can be fetched down the same connection.`,
  },
  /** `theirs`, `ours`: milliseconds since 1970 UTC. */
  clock: (host: string, theirs: number, ours: number) =>
    `${host} says that it is ${dateTimeText(theirs)}, in the time of this place; this computer's clock says ${dateTimeText(ours)}. One of them is wrong: look at a watch. Schedules and the dates of your mail follow this computer's clock, and certificates are refused while it is wrong.`,
  /** In the transcript, and as the reason why there is no reply. */
  over: (host: string) => `the test of ${host} is over; no mail was sent`,
  stopped: 'the test was stopped',
  notEncrypted: (seconds: number) => `the encryption was not set up within ${seconds} s`,
  closedEncrypting: 'the connection was closed while it was being encrypted',
  silent: (seconds: number) => `no answer for ${seconds} s`,
});

export const collectTestWords = page({
  offers: (host: string, what: string, port: number, encrypted: boolean) =>
    `${host} offers ${what} on port ${port}${encrypted ? '' : ', not encrypted'}.`,
  what: {
    etrn: 'ETRN',
    atrn: 'ATRN (on-demand relay)',
    turn: 'TURN',
    imap: 'an IMAP mailbox',
    pop3: 'a POP3 mailbox',
  },
  /** Logging in at a mailbox; `by`: how. */
  letsIn: (place: string, username: string, by: 'password' | 'token') =>
    `${place} accepts the login of ${username} (${by === 'token' ? 'by the sign-in' : 'by its password'}).`,
  /** `mend`: what to do, where `text` does not say it. */
  keepsOut: (place: string, text: string, mend = '') =>
    `${place} cannot be logged in at: ${text.replace(/\.$/, '')}. ${mend}`.trimEnd(),
  mends: {
    wrong:
      'Check login name and password; the name is often the whole address, and some providers want a password of its own for mail programs (app password).',
    later: 'Try again in a few minutes; if it goes on, show these words to the provider.',
    folder: 'Check how the folder is called; the inbox is INBOX.',
    name: "Check the host's name letter by letter; if it is right, see whether the line is up.",
    line: 'Is the line up? If it is, check the name servers set for it.',
    port: 'Check port and security: IMAP uses 993 with TLS from the first byte or 143 with STARTTLS, POP3 995 or 110.',
    silent:
      'Check host, port and security: a port for TLS from the first byte (993, 995) says nothing to whoever begins in the clear. Over a slow line try again.',
    certificate:
      'On the Internet somebody may be listening in: ask the provider. For a server in your own office switch off "Check the certificate" for this mailbox.',
    clock: "Check this computer's date first; if it is right, tell the provider.",
    other: 'Check host, port and security; if they are right, show these words to the provider.',
  },
  tooSlow: 'it did not answer in time',
  noLogin: 'A mailbox is tested by logging in: name whose login is to be tried.',
  none: (host: string) =>
    `Nothing was found that would release mail: ${host} offers neither ETRN, ATRN nor TURN, and no mailbox was found there. Ask your provider the questions below.`,
});

export const linkTestWords = page({
  notDialled: (link: string) =>
    `${link} is not dialled by Dialpost, so there is nothing to dial. Test a host to see whether the line carries.`,
  inUse: (link: string) => `${link} is in use now, so it was not touched. Test it when the call has ended.`,
  cameUp: 'The line came up.',
  isDown: 'The line is down again.',
  takenOver: 'A call began to use the line meanwhile and hangs it up itself.',
  works: (link: string, seconds: string) => `${link} comes up in ${seconds} seconds.`,
});

export const reachWords = page({
  notNeeded:
    'Nothing must be open for others: mail for the office is fetched by calls that we make, or none is expected from outside.',
  /** Where nobody is known by name. */
  provider: 'the provider',
  whoever: 'whoever brings mail',
  thisComputer: 'this computer',
  ourAddress: 'our public address',
  door: {
    none: (who: string) =>
      `No listener is switched on, so ${who} cannot bring mail. Add one under Who may send that others may reach.`,
    closed: (who: string) =>
      `No listener is open, so ${who} cannot bring mail. See what stands in its way under Who may send.`,
    inside: (doors: string, who: string) =>
      `Only this computer itself hears ${doors}: ${who} cannot bring mail. Give a listener the address 0.0.0.0, or this computer's address in the office.`,
    login: (door: string) =>
      `"${door}" wants a login of everybody, and a provider that brings mail does not log in. Set its login to "offered"; it relays for no stranger all the same.`,
    access: (door: string, who: string) =>
      `"${door}" lets in only addresses on its list, and ${who} is not on it. Put the provider's addresses there, or 0.0.0.0/0 and ::/0 for everybody; it relays for no stranger all the same.`,
  },
  name: {
    notAsked: (name: string) =>
      `What DNS says of ${name} could not be asked. Is the line up? Ask again then, or name another name server.`,
    none: (name: string) =>
      `${name} has no address in DNS. Who is to bring mail finds us by it, unless the provider knows our address in another way. Ask for the record (see Checks, DNS).`,
    hidden: (name: string, addresses: string) =>
      `${name} has the address ${addresses}, which only the office can reach. Let the public address stand in DNS.`,
    here: (name: string, addresses: string) => `${name} is this computer (${addresses}).`,
    elsewhere: (name: string, addresses: string, own: string) =>
      `${name} points to ${addresses}, while this computer has ${own}. If that is no router in front of it, mail goes to another computer: let the record be corrected.`,
    router: (name: string, addresses: string, own: string) =>
      `${name} points to ${addresses}. This computer has ${own || 'no address now'}, so that must be the router; whether it is can be seen on its own page.`,
    pointer: (address: string, names: string, name: string) =>
      `${address} points back to ${names || 'no name'} instead of ${name}. Nobody is kept from calling us by that; hosts we send to directly may mind.`,
  },
  way: {
    open: (door: string, from: string, to: string, port: number) =>
      `For "${door}" this must be open: TCP port ${port} from ${from} to ${to}.`,
    router: (port: number, inside: string, to: number) =>
      ` In the router, forward TCP port ${port} to ${inside}, port ${to}.`,
    otherPort: (port: number, to: number) =>
      ` Others call port ${port} and cannot be told another: give the listener that port, or let the firewall turn it to ${to}.`,
    firewall: (port: number, called: number) =>
      ` In the firewall of this computer, let in TCP port ${port}. Some providers of lines block port ${called}: ask yours.`,
  },
  seen: {
    nobody: (since: string) =>
      `Nobody from outside has called since ${dateTimeText(Date.parse(since))}. Whether the way is open cannot be known from here: only a call that comes in proves it. Send and receive, so that the provider is asked to call, and look here again.`,
    provider: (provider: string, remote: string, door: string, at: string) =>
      `${provider} (${remote}) called "${door}" on ${dateTimeText(Date.parse(at))}: the way was open then.`,
    somebody: (remote: string, door: string, at: string) =>
      `Somebody from outside (${remote}) called "${door}" on ${dateTimeText(Date.parse(at))}: the way was open then, at least for that address.`,
  },
});

const list = (listener: string): string => `“May send to other domains without login” of the listener "${listener}"`;

export const relayTestWords = page({
  world: (name: string) =>
    `"${name}" lets the whole world send through it: the list ${list(name)} holds networks that are not yours. It would soon send other people's junk at your cost and be put on block lists. Take everything off that list but the office's own addresses.`,
  noStranger: (name: string, host: string) =>
    `This computer (${host}) may send through "${name}" on purpose, so it cannot play a stranger here, and what was taken from it is no fault. To be sure, run the test again while ${host} is off the list ${list(name)}.`,
  taken: (
    name: string,
    from: string,
    tests: { readonly taken: number; readonly made: number; readonly some: string },
  ) =>
    `"${name}" took mail from a stranger (${from}) for a stranger in ${tests.taken} of ${tests.made} tests: ${tests.some}. It would soon send other people's junk at your cost and be put on block lists. Look at the list ${list(name)}; if every address there is the office's own, tell the makers of Dialpost which tests these were.`,
  closed: (name: string, tests: number) => `"${name}" refused all ${tests} tests: it relays for no stranger.`,
  thisComputer: (from: string, host: string, name: string) =>
    `The tests came from ${from}. This computer itself (${host}) may send anywhere through "${name}" without login, as set.`,
  untested: (name: string, host: string, port: number, trouble: string) =>
    `The tests of "${name}" at ${host} port ${port} could not be finished: ${trouble}. Nothing is known of the rest. Is the listener open, and may this computer connect?`,
  trick: {
    fromStrangerStranger: 'from a stranger to a stranger',
    senderHasNoDomain: 'the sender has no domain',
    nullSender: 'the null sender',
    senderClaimsOurDomain: 'the sender claims our domain',
    senderClaimsOurHost: 'the sender claims our host',
    senderClaimsOurAddress: 'the sender claims our address',
    senderClaimsLocalhost: 'the sender claims localhost',
    percentHackOurDomain: 'percent hack to our domain',
    percentHackOurHost: 'percent hack to our host',
    percentHackOurAddress: 'percent hack to our address',
    percentHackWithoutDomain: 'percent hack without a domain',
    percentHackSenderClaimsOurDomain: 'percent hack, sender claims our domain',
    quotedAddress: 'quoted address',
    quotedAddressAtOurDomain: 'quoted address at our domain',
    quotedPercentHack: 'quoted percent hack',
    twoAtSignsOurDomain: 'two at-signs to our domain',
    twoAtSignsOurAddress: 'two at-signs to our address',
    sourceRouteThroughOurDomain: 'source route through our domain',
    sourceRouteThroughOurAddress: 'source route through our address',
    bangPath: 'bang path',
    bangPathOurDomain: 'bang path to our domain',
    bangPathOurAddress: 'bang path to our address',
    mixedBangPercent: 'mixed bang and percent',
    noAngleBrackets: 'no angle brackets',
    blankInsideBrackets: 'a blank inside the brackets',
    twoRecipientsOne: 'two recipients in one',
    ourDomainPrefixForeignOne: 'our domain as a prefix of a foreign one',
    ourDomainEndForeignOne: 'our domain as the end of a foreign one',
  },
});
