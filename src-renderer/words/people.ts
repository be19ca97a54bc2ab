// The sentences about the people whose mail lies here, and about what their mail programs
// are told. The rules of words/window.ts hold.
import { page } from './spoken';

export const peopleWords = page({
  title: 'Mailboxes',
  none: 'With none named here every address of the office gets a mailbox as its mail comes, and nobody fetches it by a mail program yet.',
  some: 'Each fetches mail here (POP3) and sends with this name and password. Mail for a name that is not listed is refused.',
  row: (address: string) => `Mailbox ${address}`,
  name: 'Name',
  password: 'Password',
  stored: 'stored; type a new one to change it',
  logsInAs: (login: string) =>
    login === '' ? 'for the mail program' : `for the mail program, with the login ${login}`,
  noLogin: 'No mail program fetches from it.',
  add: 'Add a mailbox',
  remove: 'Remove',

  typeIn: 'Type this into the mail programs',
  sending: 'Sending (SMTP)',
  fetching: 'Fetching (POP3)',
  server: 'Server',
  thisComputer: (address: string) => (address === '' ? 'this computer’s address' : address),
  port: 'Port',
  security: 'Security',
  login: 'Login',
  loginNone: 'none needed',
  loginOffered: 'name and password, where a login is set up',
  loginEach: 'name and password of the mailbox',
  whose: (address: string, login: string) => `${address}: login ${login}`,
  noDoor: 'closed: no mailbox has a password',
  trust: 'The certificate is Dialpost’s own: the mail program asks once whether to trust it.',
});
