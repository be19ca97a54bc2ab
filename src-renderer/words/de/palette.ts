// words/palette in German.
import { paletteWords } from '../palette';
import { numberDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';

translate('de', paletteWords, {
  title: 'Gehe zu…',
  placeholder: 'Eine Seite, ein Befehl, eine Einstellung, eine Nachricht, eine Hilfeseite',
  results: 'Was gefunden wurde',
  groups: {
    screens: 'Seiten',
    actions: 'Befehle',
    settings: 'Einstellungen',
    waiting: 'Wartende Nachrichten',
    gone: 'Gesendet & empfangen',
    help: 'Handbuch',
  },
  nothing: 'Nichts heißt so.',
  found: (n) => `${numberDe(n)} gefunden`,
  searching: 'Sieht die Nachrichten durch…',
  hint: '↑ ↓ zum Auswählen, Eingabe zum Hingehen, Esc zum Verlassen',
  way: (parts) => parts.join(' → '),
  fromTo: (from, to) => `${from} an ${to}`,
  actions: {
    sendReceive: 'Jetzt senden/abholen',
    pause: 'Pause',
    resume: 'Fortsetzen',
    hangUp: 'Auflegen',
    exportSettings: 'Einstellungen exportieren',
    importSettings: 'Einstellungen importieren',
    saveReport: 'Bericht speichern',
    openLogFolder: 'Ordner der Protokolle öffnen',
    shortcuts: 'Tastenkürzel',
    about: 'Über Dialpost',
    light: 'Helles Aussehen',
    dark: 'Dunkles Aussehen',
    system: 'Aussehen wie das System',
  },
});
