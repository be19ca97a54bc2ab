// words/queue in German.
import { dateTimeText } from '../amounts';
import { translate } from '../page';
import { queueWords } from '../queue';
import { numberDe } from './plural';

translate('de', queueWords, {
  hold: {
    byHand: 'von Hand angehalten',
    braked: (host, said) =>
      `angehalten: ${host} hat sie und andere mit denselben Worten abgewiesen (${said}); es liegt also wohl nicht an dieser Nachricht. Geben Sie sie frei, um es noch einmal zu versuchen, oder schicken Sie sie an den Absender zurück.`,
    untold: (first, others, said) =>
      `konnte an ${first ?? 'niemanden'}${others > 0 ? ` und ${numberDe(others)} weitere` : ''} nicht zugestellt werden: ${said ?? 'kein Grund genannt'}`,
    unwritten: (trouble) => `ihr Ergebnis konnte nicht festgehalten werden: ${trouble}`,
    foundAgain:
      'Ohne ihren Eintrag im Journal wiedergefunden. Vielleicht wurde sie schon zugestellt: Sehen Sie im Verlauf nach, bevor Sie sie freigeben',
    restored: (at) =>
      `Aus der Sicherung vom ${dateTimeText(at)} zurückgeholt; sie kann seither gegangen sein: Sehen Sie im Verlauf nach, bevor Sie sie freigeben`,
    inDoubt:
      'Ein Teil des Journals ist verloren, sie kann also schon gesendet worden sein: Sehen Sie im Verlauf nach, bevor Sie sie freigeben',
  },
  wish: {
    hold: 'wird angehalten, sobald der laufende Versuch vorbei ist',
    remove: 'wird entfernt, sobald der laufende Versuch vorbei ist',
  },
  log: {
    journalRefused: 'das Journal konnte nicht geschrieben werden; mit der nächsten Änderung wird es wieder versucht',
    journalAgain: 'das Journal wird wieder geschrieben',
    endUnwritten: (id) => `das Ende von ${id} konnte nicht festgehalten werden; sie bleibt in der Warteschlange`,
    notHeldEither: (id) => `${id} konnte auch nicht angehalten werden`,
    unfinished: 'eine Nachricht konnte nicht abgeschlossen werden; sie bleibt in der Warteschlange',
  },
});
