// Cases on the way to a host: its name is not found, it is not reached, it is silent
// or the line breaks. The words are those of smtp/resolve, smtp/client and smtp/wire.
import type { Case } from './symptom';

const CHECK_HOST = "Check the host's name in the connector letter by letter.";

export const LINE_CASES: readonly Case[] = [
  {
    id: 'dns-no-such-host',
    stages: ['dns'],
    words: /no such host|ENOTFOUND|NXDOMAIN/i,
    cause: 'There is no host of this name: {said}',
    means: 'safe',
    steps: [CHECK_HOST, 'If it is right, the name servers of this link may not know it: try others.'],
  },
  {
    id: 'dns-no-address',
    stages: ['dns'],
    words: /has no address|ENODATA/i,
    cause: 'The name exists, but no address belongs to it: {said}',
    means: 'safe',
    steps: [CHECK_HOST, 'A domain (clinic.example) is often not the host (smtp.clinic.example).'],
  },
  {
    id: 'dns-servfail',
    stages: ['dns'],
    words: /name server failed|SERVFAIL/i,
    cause: 'The name server could not find the answer: {said}',
    means: 'safe',
    steps: ['Usually over in a while.', 'If it goes on, name other name servers for this link.'],
  },
  {
    id: 'dns-unreachable',
    stages: ['dns'],
    words: /name server cannot be reached/i,
    cause: 'The name server cannot be reached: {said}',
    means: 'safe',
    steps: ['Is the line up?', 'Check the name servers set for this link.'],
  },
  {
    id: 'dns-refused',
    stages: ['dns'],
    words: /refused/i,
    cause: 'The name server does not answer questions from here: {said}',
    means: 'safe',
    steps: [
      "Leave the link's name servers empty to use the system's, or take those the provider of this very line gives.",
    ],
  },
  {
    id: 'dns-time',
    stages: ['dns'],
    words: /does not answer|time/i,
    cause: 'The name server does not answer: {said}',
    means: 'safe',
    steps: [
      'Is the line really up?',
      'Check the name servers set for this link; a fixed address instead of a name saves the question.',
    ],
  },
  {
    id: 'connect-refused',
    stages: ['connect'],
    words: /nobody listens|ECONNREFUSED/i,
    cause: 'The computer is there, but nobody listens on this port: {said}',
    means: 'safe',
    steps: [
      'Check the port in the connector: 587 (or 465, encrypted from the start) for sending through a provider, 25 between servers.',
    ],
  },
  {
    id: 'connect-no-way',
    stages: ['connect'],
    words: /no way to|EHOSTUNREACH|ENETUNREACH/i,
    cause: 'There is no way to that address over this line: {said}',
    means: 'safe',
    steps: ['Is the line up, and does it carry the Internet?', 'Check firewall and gateway of the office.'],
  },
  {
    id: 'connect-time',
    stages: ['connect'],
    words: /no answer from|ETIMEDOUT/i,
    cause: 'Nothing answers at that address and port: {said}',
    means: 'safe',
    steps: ['Many providers of lines block port 25: use 587.', 'Check the firewall of the office; then host and port.'],
  },
  {
    id: 'connect-reset',
    stages: ['connect'],
    words: /reset|ECONNRESET/i,
    cause: 'The connection was torn down at once: {said}',
    means: 'safe',
    steps: ['A firewall or the host itself turns us away; ask the provider whether this address may connect.'],
  },
  {
    id: 'connect-other',
    stages: ['connect'],
    cause: 'No connection could be made: {said}',
    means: 'safe',
    steps: ['It is tried again in the next session.', 'Check host, port and line if it goes on.'],
  },
  {
    id: 'end-cut',
    stages: ['end'],
    codes: [0],
    cause: 'The message was sent, but the line broke before {host} said whether it took it: {said}',
    means: 'twice',
    steps: ['Nothing is to be done; on a line that drops often, shorter messages help.'],
  },
  {
    id: 'silent-mail',
    stages: ['mail', 'rcpt', 'data'],
    codes: [0],
    words: /no answer to/i,
    cause: '{host} fell silent in the middle of the session: {said}',
    means: 'safe',
    steps: [
      'It is tried again in the next session.',
      'A scanner on the way (anti-virus program, firewall with "SMTP inspection") is a common cause: switch it off for this host.',
    ],
  },
  {
    id: 'cut-mail',
    stages: ['mail', 'rcpt', 'data', 'cut'],
    codes: [0],
    cause: 'The line broke in the middle of the session: {said}',
    means: 'safe',
    steps: ['It is tried again in the next session; what was acknowledged is not sent again.'],
  },
  {
    id: 'cut-opening',
    stages: ['ehlo', 'auth'],
    codes: [0],
    words: /clos|broke|reset|hang up|timeout/i,
    cause: '{host} ended the connection during the opening: {said}',
    means: 'safe',
    steps: [
      'Try again.',
      'If it goes on, check security and port in the connector, and whether the provider lets this address in.',
    ],
  },
];
