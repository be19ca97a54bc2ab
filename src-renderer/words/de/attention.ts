// words/attention in German.
import { attentionWords } from '../attention';
import { translate } from '../../../src-main/words/page';

translate('de', attentionWords, {
  title: 'Warnungen',
  hint: 'Wann Dialpost Sie ruft. Ein leeres Feld: nie.',
  limits: {
    nothingSentHours: 'Post wartet ungesendet seit (Stunden)',
    queueMessages: 'Es warten mehr Nachrichten als',
    certificateDays: 'Ein Zertifikat läuft ab in (Tagen)',
    diskFreeMegabytes: 'Die Festplatte hat weniger frei als (MB)',
    budgetPercent: 'Vom Budget einer Leitung verbraucht (Prozent)',
    clockMinutes: 'Die Uhr weicht von der eines Hosts ab um (Minuten)',
  },
  open: {
    connectors: 'Anbieter öffnen',
    listeners: 'Eingang öffnen',
    links: 'Leitung öffnen',
    general: 'Einstellungen öffnen',
    queue: 'Warteschlange zeigen',
    setup: 'Einrichten',
  },
  send: 'Jetzt senden/abholen',
  tryAgain: 'Neu versuchen',
  hold: 'Anhalten',
  giveBack: 'An die Absender zurückschicken',
  resume: 'Fortsetzen',
  takeOver: 'Die Post solange hier übernehmen',
  showFolder: 'Ordner zeigen',
  causes: 'Was schiefging und was zu tun ist',
  report: 'Bericht speichern',
  reportHint:
    'Einstellungen ohne Passwörter, die Protokolle und die letzten Verbindungen in einer Datei, für die Leute, die Ihnen helfen.',
  reportSaved: (path) =>
    `Gespeichert als ${path}. Der Bericht enthält keine Passwörter und keinen Inhalt von Nachrichten, aber Namen und Adressen: Geben Sie ihn nur jemandem, dem Sie vertrauen.`,
});
