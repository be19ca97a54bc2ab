// The help of the fields of what lets programs in: listeners, logins, and the door for mail
// programs. The rules of words/help/field-help.ts hold.
import { page } from '../spoken';

export const DOOR_HELP = page({
  'listeners.name': ['What you call it; it stands in lists and notices.', 'Office computers'],
  'listeners.id': ['What commands and records call it; it stays when the name changes.', 'office'],
  'listeners.address': [
    'The address of this computer where programs reach it: 127.0.0.1 is this computer alone, 0.0.0.0 all of the network.',
    '0.0.0.0',
  ],
  'listeners.port': ['The number that programs type beside the address.', '587'],
  'listeners.enabled': ['Off: it is closed, and nothing of its settings is lost.', 'Off, while a printer is away'],
  'listeners.tls': ['Whether what programs hand in is encrypted on its way here.', 'STARTTLS'],
  'listeners.certificate': ['A certificate of yours instead of the one Dialpost makes itself.', 'Off, in most offices'],
  'listeners.certificate.certFile': ['The file with the certificate and those above it, in PEM.', '/etc/ssl/mail.pem'],
  'listeners.certificate.keyFile': [
    'The file with the certificate’s private key, in PEM.',
    '/etc/ssl/private/mail.key',
  ],
  'listeners.authentication': ['Whether programs may or must log in with a name and a password.', 'Offered'],
  'listeners.authenticateWithoutTls': [
    'Takes passwords that anybody on the network could read; only for devices that know nothing better.',
    'On, for an old scanner',
  ],
  'listeners.access.allow': ['Only from these addresses may anybody connect at all.', '192.168.1.0/24'],
  'listeners.access.deny': ['From these addresses nobody may connect, whatever else is allowed.', '192.168.1.66'],
  'listeners.relay.allow': [
    'From these addresses programs may send to the whole world without a password.',
    '192.168.1.20',
  ],
  'listeners.relay.authenticated': ['Whoever logs in may send to the whole world.', 'On, for mail programs'],
  'listeners.maxMessageBytes': ['A larger letter is refused when it is handed in.', '25'],
  'listeners.maxRecipients': ['A letter to more people at once is refused.', '100'],
  'listeners.maxConnections': ['So many programs may be connected at the same time.', '50'],
  'listeners.maxConnectionsPerClient': ['So many connections one computer may hold at the same time.', '10'],
  'listeners.greetingName': [
    'The name this listener greets with, where it shall be another than the office’s.',
    'printers.clinic.example',
  ],
  'listeners.rewriteSender': ['Every letter that comes in here is sent under this address.', 'scanner@clinic.example'],
  'listeners.remoteTriggered': [
    'A branch office may call here, log in and take the mail that waits for it.',
    'On, at the head office',
  ],
  'accounts.username': ['The name somebody types to log in here.', 'anna'],
  'accounts.password': [
    'The password that belongs to it; it is stored where nobody else can read it.',
    'Four words that stand in no book',
  ],
  'accounts.dequeueDomains': ['For a branch office: it may take the waiting mail of these domains.', 'branch.example'],
  'accounts.mayRelay': [
    'Whoever logs in with it may send to the whole world, not only to this office.',
    'On, for people',
  ],
  'pop3.enabled': [
    'Opens the door by which mail programs fetch what lies in the mailboxes here.',
    'On, where the office has no mail server',
  ],
  'pop3.address': [
    'The address of this computer where mail programs reach it; 0.0.0.0 is all of the network.',
    '0.0.0.0',
  ],
  'pop3.port': ['The number that mail programs type beside the address.', '1100'],
  'pop3.tls': ['Whether passwords and mail are encrypted on their way to the mail program.', 'STARTTLS'],
  'pop3.certificate': ['A certificate of yours instead of the one Dialpost makes itself.', 'Off, in most offices'],
  'pop3.certificate.certFile': ['The file with the certificate and those above it, in PEM.', '/etc/ssl/mail.pem'],
  'pop3.certificate.keyFile': ['The file with the certificate’s private key, in PEM.', '/etc/ssl/private/mail.key'],
  'pop3.authenticateWithoutTls': ['Takes passwords that anybody on the network could read.', 'Off'],
  'pop3.access.allow': ['Only from these addresses may mail programs connect.', '192.168.1.0/24'],
  'pop3.access.deny': ['From these addresses no mail program may connect.', '192.168.1.66'],
  'pop3.maxConnections': ['So many mail programs may fetch at the same time.', '20'],
});
