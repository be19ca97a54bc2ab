// words/side in German.
import { checkWords, sideWords } from '../side';
import { translate } from '../../../src-main/words/page';

translate('de', sideWords, {
  groups: { today: 'Heute', setUp: 'Einrichten', closer: 'Nachsehen' },
  mailboxes: 'Postfächer',
  checks: 'Prüfungen',
  fold: 'Seitenleiste einklappen',
  unfold: 'Namen zeigen',
  counted: (screen, count) => `${screen}: ${count}`,
});

translate('de', checkWords, {
  intro:
    'Sucht, was Ihrer Post im Weg steht, von diesem Rechner nach draußen. Gesendet wird nichts, und gewählt wird nichts, bevor Sie es sagen.',
  lines: 'Die Leitung',
  linesHint: 'Geht kurz online und legt wieder auf. Was das kostet, steht auf dem Knopf.',
  noLines: 'Keine Leitung ist eingerichtet.',
  hosts: 'Wer Ihre Post annimmt',
  hostsHint:
    'Fragt über die Leitung, die gerade steht. Solange keine steht, ist niemand erreichbar; das ist kein Fehler.',
  noHosts: 'Kein Host ist eingerichtet: Post geht direkt an jede Domain oder bleibt hier.',
  hostAt: (provider, host, port) => `${provider}: ${host}, Port ${port}`,
  dns: 'DNS: wohin die Welt Ihre Post sendet',
  dnsHint: 'Vergleicht, was für Ihre Domains im DNS steht, mit dem, was dort stehen sollte.',
  noDomains: 'Noch ist keine Mail-Domain eingerichtet.',
  look: 'Nachsehen, was im DNS steht',
  reach: 'Der Weg herein',
  reachHint: 'Ob Ihr Anbieter diesem Rechner Post bringen könnte.',
  strangers: 'Fremde',
  strangersHint: 'Versucht, ob jemand, der es nicht darf, über diese Poststelle senden könnte.',
  noListeners: 'Kein Programm kann Post abgeben: Unter „Wer senden darf“ ist nichts eingerichtet.',
  report: 'Für die Leute, die Ihnen helfen',
});
