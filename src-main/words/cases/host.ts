// The cases on the way to a host (its name, its address, the line) and of the opening: what
// happened, and what to do. {host} is the other side, {said} what it, or our own computer,
// said.
import { page } from '../page';

const CHECK_HOST = "Check the host's name under Providers letter by letter.";

export const lineCaseWords = page({
  'dns-no-such-host': {
    cause: 'There is no host of this name: {said}',
    steps: [CHECK_HOST, 'If it is right, the name servers of this line may not know it: try others.'],
  },
  'dns-no-address': {
    cause: 'The name exists, but no address belongs to it: {said}',
    steps: [CHECK_HOST, 'A domain (clinic.example) is often not the host (smtp.clinic.example).'],
  },
  'dns-servfail': {
    cause: 'The name server could not find the answer: {said}',
    steps: ['Usually over in a while.', 'If it goes on, name other name servers for this line.'],
  },
  'dns-unreachable': {
    cause: 'The name server cannot be reached: {said}',
    steps: ['Is the line up?', 'Check the name servers set for this line.'],
  },
  'dns-refused': {
    cause: 'The name server does not answer questions from here: {said}',
    steps: [
      "Leave the line's name servers empty to use the system's, or take those the provider of this very line gives.",
    ],
  },
  'dns-time': {
    cause: 'The name server does not answer: {said}',
    steps: [
      'Is the line really up?',
      'Check the name servers set for this line; a fixed address instead of a name saves the question.',
    ],
  },
  'connect-refused': {
    cause: 'The computer is there, but nobody listens on this port: {said}',
    steps: [
      'Check the port under Providers: 587 (or 465, encrypted from the start) for sending through a provider, 25 between servers.',
    ],
  },
  'connect-no-way': {
    cause: 'There is no way to that address over this line: {said}',
    steps: ['Is the line up, and does it carry the Internet?', 'Check firewall and gateway of the office.'],
  },
  'connect-time': {
    cause: 'Nothing answers at that address and port: {said}',
    steps: ['Many providers of lines block port 25: use 587.', 'Check the firewall of the office; then host and port.'],
  },
  'connect-reset': {
    cause: 'The connection was torn down at once: {said}',
    steps: ['A firewall or the host itself turns us away; ask the provider whether this address may connect.'],
  },
  'connect-other': {
    cause: 'No connection could be made: {said}',
    steps: ['It is tried again in the next call.', 'Check host, port and line if it goes on.'],
  },
  'end-cut': {
    cause: 'The message was sent, but the line broke before {host} said whether it took it: {said}',
    steps: ['Nothing is to be done; on a line that drops often, shorter messages help.'],
  },
  'silent-mail': {
    cause: '{host} fell silent in the middle of what was said: {said}',
    steps: [
      'It is tried again in the next call.',
      'A scanner on the way (anti-virus program, firewall with "SMTP inspection") is a common cause: switch it off for this host.',
    ],
  },
  'cut-mail': {
    cause: 'The line broke in the middle of the call: {said}',
    steps: ['It is tried again in the next call; what was acknowledged is not sent again.'],
  },
  'cut-opening': {
    cause: '{host} ended the connection during the opening: {said}',
    steps: [
      'Try again.',
      'If it goes on, check security and port under Providers, and whether the provider lets this address in.',
    ],
  },
});

const MODES = 'Port 465 is encrypted from the start ("implicit"), 587 and 25 by STARTTLS.';

export const hostCaseWords = page({
  'greeting-tls-port': {
    cause: '{host} accepted the connection but says nothing: {said}',
    steps: [
      `It may expect encryption at once. ${MODES} Compare with what stands under Providers.`,
      'A very slow host or a scanner on the way is the other cause.',
    ],
  },
  'greeting-blocked': {
    cause: '{host} does not talk to this address because it stands on a block list: {said}',
    steps: [
      "Send through your provider's smart host with a login instead of directly.",
      'A dial-up address is listed as such; only its owner (the provider) can have it removed.',
    ],
  },
  'greeting-too-many': {
    cause: '{host} has too many connections from here already: {said}',
    steps: ['It is tried again by itself.', 'Lower "maximum connections" under Providers to 1.'],
  },
  'greeting-421': {
    cause: '{host} is not serving now: {said}',
    steps: ['It is tried again by itself; usually over in a while.'],
  },
  'greeting-no-reverse': {
    cause: '{host} wants this address to have a name (PTR): {said}',
    steps: [
      'Send through a smart host, or ask the provider of the line for a PTR record to your host name (see Checks, DNS).',
    ],
  },
  'greeting-521': {
    cause: '{host} takes no mail at all: {said}',
    steps: ['This is the wrong host: check the name under Providers.'],
  },
  'greeting-554': {
    cause: '{host} does not want to talk to us: {said}',
    steps: [
      'Ask the provider whether this address may connect.',
      "Check that this is the host for sending (not the one for other people's mail).",
    ],
  },
  'greeting-not-smtp': {
    cause: 'What answered is no mail server: {said}',
    steps: ['Check host and port; a web server or a POP3 server answers like that.'],
  },
  'greeting-closed': {
    cause: '{host} closed the connection before it said anything: {said}',
    steps: ['Try again.', 'If it goes on, a firewall or a limit turns this address away: ask the provider.'],
  },
  'ehlo-name': {
    cause: '{host} does not like the name this office calls itself by: {said}',
    steps: ['Set organization → host name to a full name that exists in DNS, such as mail.your-domain.'],
  },
  'tls-self-signed': {
    cause: '{host} shows a certificate it made itself: {said}',
    steps: [
      'On the Internet: somebody may be listening in; do not go on before the provider has explained it.',
      'For a server in your own office switch off "Check the certificate" for this host.',
    ],
  },
  'tls-expired': {
    cause: 'The certificate of {host} has ended: {said}',
    steps: [
      "Check this computer's date first.",
      'If it is right, tell the provider; only in need switch off "Check the certificate" until it is renewed.',
    ],
  },
  'tls-not-yet': {
    cause: 'The certificate of {host} is not valid yet: {said}',
    steps: ["Almost always this computer's clock is wrong: set date and time."],
  },
  'tls-name': {
    cause: 'The certificate belongs to another name than {host}: {said}',
    steps: [
      'Write the host as the provider writes it (a name, no address).',
      'If it is right, somebody may be in between: ask the provider.',
    ],
  },
  'tls-authority': {
    cause: 'Who issued the certificate of {host} is not known here: {said}',
    steps: [
      'The host may forget to send a part of its chain: tell the provider.',
      'An authority of your own office, or a scanner that opens encrypted mail, has to be among those that this computer trusts: add it there, and start Dialpost anew; or exclude this host in the scanner.',
    ],
  },
  'tls-wrong-port': {
    cause: '{host} does not speak TLS on this port: {said}',
    steps: [`${MODES} Change security or port under Providers.`],
  },
  'tls-too-old': {
    cause: '{host} and this computer have no common way to encrypt: {said}',
    steps: ["The host's TLS is too old. Ask the provider for another port or host."],
  },
  'tls-454': {
    cause: '{host} cannot encrypt at the moment: {said}',
    steps: ['It is tried again by itself; if it goes on, tell the provider.'],
  },
  'tls-not-offered': {
    cause: '{host} offers no encryption on this port: {said}',
    steps: [
      `${MODES} Try 465 with "implicit".`,
      'Some firewalls hide STARTTLS ("SMTP inspection", "fixup"): switch that off.',
    ],
  },
  'tls-other': {
    cause: 'No safe connection to {host} could be made: {said}',
    steps: [`Check security and port under Providers. ${MODES}`],
  },
  'opening-local': {
    cause: '{host} does not understand us: {said}',
    steps: ['A very old host: switch on "HELO instead of EHLO" for it.'],
  },
  'opening-other': {
    cause: '{host} does not go on: {said}',
    steps: ['It is tried again in the next call; if it goes on, ask the provider with these words.'],
  },
});
