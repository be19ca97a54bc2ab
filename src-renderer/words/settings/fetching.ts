// How held mail is fetched: the names of the ways and of their fields, and the help of each.
// The rules of words/window.ts and of words/help/field-help.ts hold.
import { page } from '../spoken';

export const fetchingWords = page({
  method: 'How held mail is fetched',
  methods: {
    none: 'Not at all',
    'on-connect': 'The provider starts by itself',
    etrn: 'ETRN',
    atrn: 'ATRN (on-demand relay)',
    turn: 'TURN',
    finger: 'Finger',
    text: 'A text of their own (DEQUEUE …)',
    command: 'A command',
    imap: 'An IMAP mailbox',
    pop3: 'A POP3 mailbox',
  },
  command: 'Command',
  mailbox: 'Mailbox',
  after: 'Afterwards',
  afterWords: { delete: 'Delete it there', leave: 'Leave it there', move: 'Move it there' },
  moveTo: 'Move to',
  deliverTo: 'Deliver everything to',
  deliverToHint: 'One of your addresses. Empty: by the envelope header.',
  fetchDomains: 'Domains to ask for',
  fetchDomainsHint: 'Empty: your mail domains.',
  /** Labels by the key in the settings, of fields that one way has of its own. */
  own: {
    query: ['Query'],
    send: ['Text to send'],
    expect: ['Answer to expect'],
    timeoutSeconds: ['Seconds at most'],
  },
});

export const COLLECT_HELP = page({
  'connectors.collect': ['How the provider is made to hand over the mail that waits for you.', 'A POP3 mailbox'],
  'connectors.collect.schedule': ['Asks for waiting mail at times of its own, beside every call.', 'Off'],
  'connectors.collect.schedule.kind': [
    'The times at which waiting mail is asked for, beside every call.',
    'Every hour',
  ],
  'connectors.collect.schedule.everyMinutes': [
    'While the painted hours are open, it is asked for again at this distance.',
    'Every 30 minutes',
  ],
  'connectors.collect.domains': ['The provider is asked for the mail of these domains.', 'clinic.example'],
  'connectors.collect.host': ['The host where your mail waits, as the provider writes it.', 'pop.provider.example'],
  'connectors.collect.port': ['The port of that host: 995 for POP3, 993 for IMAP, 366 for ATRN.', '995'],
  'connectors.collect.security': ['How the way to that host is encrypted.', 'TLS from the first byte'],
  'connectors.collect.username': ['The login name there; often it is the whole address.', 'office@clinic.example'],
  'connectors.collect.password': ['The password there.', 'An app password'],
  'connectors.collect.signIn': ['Fetches with a sign-in at the provider; the password then rests.', 'On'],
  'connectors.collect.signIn.provider': ['With whom somebody signs in: whoever runs the mailbox.', 'Microsoft'],
  'connectors.collect.signIn.tenant': [
    'Microsoft’s name for your organization; it is needed where the registration lets in that one only.',
    'clinic.example',
  ],
  'connectors.collect.signIn.issuer': [
    'Where the provider tells how one signs in; for Microsoft’s clouds of some countries, too.',
    'https://login.provider.example',
  ],
  'connectors.collect.signIn.clientId': [
    'The number under which this program is registered at the provider.',
    '3f2a91c0-7b1d-4c55-9a0e-2f6d1c1b7e11',
  ],
  'connectors.collect.signIn.clientSecret': [
    'The secret of that registration, where it has one.',
    'As the provider showed it once',
  ],
  'connectors.collect.signIn.flow': [
    'In a browser here; by a code that is typed on any phone; or by an administrator for the program itself.',
    'By a code on a phone',
  ],
  'connectors.collect.signIn.clientCertificate': [
    'Shows the provider who this program is, in place of a secret.',
    'A private key and its certificate',
  ],
  'connectors.collect.signIn.tokenUrl': [
    'The address where permissions are fetched, of a provider that does not tell it itself.',
    'https://login.provider.example/token',
  ],
  'connectors.collect.verifyCertificate': [
    'Makes sure that it is your provider who answers. Off only for a host of your own.',
    'On',
  ],
  'connectors.collect.mailbox': ['Which of the folders there is fetched.', 'INBOX'],
  'connectors.collect.after': ['What becomes there of a letter that is safely here.', 'Delete it there'],
  'connectors.collect.moveTo': ['The folder there into which fetched letters are moved.', 'Fetched'],
  'connectors.collect.deliverTo': [
    'All that is fetched is for this address, whatever stands in the letters.',
    'office@clinic.example',
  ],
  'connectors.collect.envelopeHeader': [
    'In one mailbox for all: the line in which the provider writes whom a letter is for.',
    'Delivered-To',
  ],
  'connectors.collect.maxMessages': ['At most so many letters are fetched in one call.', '100'],
  'connectors.collect.maxMessageBytes': ['A larger letter stays at the provider and is told of.', '2'],
  'connectors.collect.query': ['The word that the provider wants to be asked by Finger.', 'clinic.example'],
  'connectors.collect.send': [
    'The text that the provider wants to hear before it hands over your mail.',
    'DEQUEUE clinic.example',
  ],
  'connectors.collect.expect': ['How its answer begins when all is well.', '250'],
  'connectors.collect.command': [
    'A program of yours that makes the provider hand over the mail.',
    '/usr/local/bin/fetch-mail',
  ],
  'connectors.collect.timeoutSeconds': ['After so long the program is ended.', '120'],
});
