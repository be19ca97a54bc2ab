// The help of the fields of a provider: which mail it carries, where to, how hard it tries;
// of fetching what waits there stands in words/settings/fetching.ts. The rules of
// words/help/field-help.ts hold.
import { page } from '../spoken';

export const PROVIDER_HELP = page({
  'connectors.name': ['What you call it; it stands in lists and notices.', 'Internet'],
  'connectors.id': ['What commands and records call it; it stays when the name changes.', 'isp'],
  'connectors.enabled': ['Off: its mail waits, and nothing of its settings is lost.', 'Off, while the contract rests'],
  'connectors.link': ['The line by which the mail of this provider goes and comes.', 'Satellite phone'],
  'connectors.addressSpaces': [
    'Which addresses this provider carries: * is all the world, a domain only itself, *.domain what stands under it.',
    '*.example 5',
  ],
  'connectors.schedule': ['When calls are made by themselves; a person may call at any time.', 'Every 2 hours'],
  'connectors.schedule.everyMinutes': [
    'While the painted hours are open, a call is made again and again at this distance.',
    'Every 30 minutes',
  ],
  'connectors.oversize': [
    'Large letters then wait for hours of their own, such as the cheap ones at night.',
    'On, where people send photos',
  ],
  'connectors.oversize.overBytes': ['A letter larger than this goes at the times of large mail.', '0.2'],
  'connectors.oversize.schedule': [
    'When large letters may go; small ones do not wait for it.',
    'In the hours painted below',
  ],
  'connectors.oversize.schedule.everyMinutes': [
    'While the painted hours are open, a call for large letters is made again at this distance.',
    'Not again',
  ],
  'connectors.otherLinks': ['Lines that may carry this mail, too; the cheapest that can is taken.', 'Harbour Wi-Fi'],
  'connectors.route': [
    'Where this mail goes: to a provider, straight to each receiver, or into mailboxes here.',
    'To a smart host',
  ],
  'connectors.route.order': ['What happens where several hosts are named.', 'The first that answers'],
  'connectors.route.protocol': ['LMTP only where the office’s own mail server asks for it.', 'SMTP'],
  'connectors.route.dnsServers': [
    'Who is asked where a receiver’s mail host is, if not the line’s or the system’s servers.',
    '192.0.2.53',
  ],
  'connectors.route.port': ['The port of the receivers’ hosts; all the world uses 25.', '25'],
  'connectors.route.maxConnections': ['At most so many connections to the hosts at once.', '4'],
  'connectors.route.pipelining': [
    'Sends without waiting for each answer: on a slow line that saves minutes.',
    'Where offered',
  ],
  'connectors.route.rateLimit': [
    'Some providers count and punish: what is above the number waits.',
    'On, where the provider names a number',
  ],
  'connectors.route.rateLimit.messages': ['So many letters may go in the time beside it.', '100'],
  'connectors.route.rateLimit.per': ['The time in which the letters are counted.', 'Hour'],
  'connectors.listeners': ['Which mail it carries, by where it was handed in.', 'Every listener'],
  'connectors.holdForRemote': [
    'Nothing is dialled for this mail: a branch office calls and takes it.',
    'On, at the head office',
  ],
  'connectors.holdForRemote.accounts': ['The logins with which the branch may take it.', 'branch'],
  'connectors.content.normal': ['Letters that people and programs write.', 'On'],
  'connectors.content.system': ['Notices without a sender, such as “could not be delivered”.', 'On'],
  'connectors.content.priorities': ['Only letters of these priorities go this way.', 'Low, normal and high'],
  'connectors.content.maxBytes': ['A larger letter does not go this way.', '10'],
  'connectors.restrictions.default': [
    'Whether everybody may send this way, or only those who are named.',
    'All but those below',
  ],
  'connectors.restrictions.except': [
    'The senders that the choice beside it does not hold for.',
    '*.guest.example, press@clinic.example',
  ],
  'connectors.triggers.queuedMessages': ['A call is made by itself when so many letters wait.', '20'],
  'connectors.triggers.queuedBytes': ['A call is made by itself when so much waits.', '5'],
  'connectors.triggers.oldestMinutes': ['A call is made by itself when a letter has waited so long.', '240'],
  'connectors.triggers.urgent': ['A letter marked as urgent is not kept waiting for the next planned call.', 'On'],
  'connectors.wait.firstMessageSeconds': [
    'How long the line stays up for the first letter that the provider sends us.',
    '60',
  ],
  'connectors.wait.idleSeconds': ['When nothing has come for so long, the line is hung up.', '15'],
  'connectors.wait.maxMinutes': ['After so long the line is hung up, also while mail still comes.', '30'],
  'connectors.retry.minutes': [
    'The pauses before a letter that did not go is tried again, one after the other.',
    '15, 30, 60, 240',
  ],
  'connectors.retry.delayNoticeHours': ['The sender hears that a letter is late, and that nothing need be done.', '24'],
  'connectors.retry.expireHours': ['A letter that cannot be delivered for so long goes back to its sender.', '96'],
  'connectors.route.hosts.host': ['The host that takes your mail, as the provider writes it.', 'smtp.provider.example'],
  'connectors.route.hosts.port': [
    'The number beside the host: 587 with STARTTLS, 465 with TLS from the first byte, 25 between servers.',
    '587',
  ],
  'connectors.route.hosts.security': ['How the way to the provider is encrypted.', 'STARTTLS'],
  'connectors.route.hosts.auth': ['How Dialpost shows the provider who it is.', 'Name and password'],
  'connectors.route.hosts.auth.username': [
    'The login name at the provider; often it is the whole address.',
    'office@clinic.example',
  ],
  'connectors.route.hosts.auth.password': [
    'The password at the provider; some ask for one made for programs.',
    'An app password',
  ],
  'connectors.route.hosts.auth.provider': ['With whom somebody signs in: whoever runs the mailbox.', 'Microsoft'],
  'connectors.route.hosts.auth.tenant': [
    'Microsoft’s name for your organization; it is needed where the registration lets in that one only.',
    'clinic.example',
  ],
  'connectors.route.hosts.auth.issuer': [
    'Where the provider tells how one signs in; for Microsoft’s clouds of some countries, too.',
    'https://login.provider.example',
  ],
  'connectors.route.hosts.auth.clientId': [
    'The number under which this program is registered at the provider.',
    '3f2a91c0-7b1d-4c55-9a0e-2f6d1c1b7e11',
  ],
  'connectors.route.hosts.auth.clientSecret': [
    'The secret of that registration, where it has one.',
    'As the provider showed it once',
  ],
  'connectors.route.hosts.auth.flow': [
    'In a browser here; by a code that is typed on any phone; or by an administrator for the program itself.',
    'By a code on a phone',
  ],
  'connectors.route.hosts.auth.clientCertificate': [
    'Shows the provider who this program is, in place of a secret.',
    'A private key and its certificate',
  ],
  'connectors.route.hosts.auth.tokenUrl': [
    'The address where permissions are fetched, of a provider that does not tell it itself.',
    'https://login.provider.example/token',
  ],
  'connectors.route.hosts.verifyCertificate': [
    'Makes sure that it is your provider who answers. Off only for a host of your own.',
    'On',
  ],
  'connectors.route.hosts.helo': ['Speaks as in the eighties: no encryption, no login.', 'Off'],
  'connectors.route.mailboxes.address': ['The address whose mail lies in this mailbox.', 'anna@clinic.example'],
  'connectors.route.mailboxes.aliases': ['Mail for these addresses lies in the same mailbox.', 'info@clinic.example'],
  'connectors.route.mailboxes.account': ['Who may fetch from this mailbox with a mail program.', 'anna'],
  'connectors.route.mailboxes.quotaBytes': ['When so much lies in it, further mail waits.', '500'],
  'connectors.route.mailboxes.forwardTo': ['Every letter goes on to these addresses.', 'ben@elsewhere.example'],
  'connectors.route.mailboxes.keepCopy': ['A forwarded letter lies in this mailbox, too.', 'On'],
  'connectors.route.catchAll': [
    'Mail for addresses of yours that nobody has lies here instead of being refused.',
    'anna@clinic.example',
  ],
  'connectors.route.unknown': [
    'What becomes of mail for an address of yours that is not listed.',
    'Is refused when it is handed in',
  ],
});
