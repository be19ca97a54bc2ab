// words/people in German.
import { peopleWords } from '../people';
import { translate } from '../../../src-main/words/page';

translate('de', peopleWords, {
  title: 'Postfächer',
  none: 'Ist hier keines genannt, bekommt jede Adresse des Büros ein Postfach, sobald Post für sie kommt, und noch holt niemand sie mit einem Mailprogramm ab.',
  some: 'Jeder holt hier Post ab (POP3) und sendet mit diesem Namen und Passwort. Post für einen Namen, der nicht aufgeführt ist, wird abgewiesen.',
  row: (address) => `Postfach ${address}`,
  name: 'Name',
  password: 'Passwort',
  stored: 'gespeichert; ein neues tippen, um es zu ändern',
  logsInAs: (login) => (login === '' ? 'für das Mailprogramm' : `für das Mailprogramm, mit der Anmeldung ${login}`),
  noLogin: 'Kein Mailprogramm holt daraus ab.',
  add: 'Postfach anlegen',
  remove: 'Entfernen',

  typeIn: 'Das tippen Sie in die Mailprogramme',
  sending: 'Senden (SMTP)',
  fetching: 'Abholen (POP3)',
  server: 'Server',
  thisComputer: (address) => (address === '' ? 'die Adresse dieses Rechners' : address),
  port: 'Port',
  security: 'Sicherheit',
  login: 'Anmeldung',
  loginNone: 'keine nötig',
  loginOffered: 'Name und Passwort, wo ein Zugang eingerichtet ist',
  loginEach: 'Name und Passwort des Postfachs',
  whose: (address, login) => `${address}: Anmeldung ${login}`,
  noDoor: 'geschlossen: kein Postfach hat ein Passwort',
  trust: 'Das Zertifikat hat Dialpost selbst ausgestellt: Das Mailprogramm fragt einmal, ob es ihm trauen soll.',
});
