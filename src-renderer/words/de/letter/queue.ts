// words/queue in German.
import { queueWords, tableWords } from '../../letter/queue';
import { countDe, numberDe } from '../../../../src-main/words/de/plural';
import { translate } from '../../../../src-main/words/page';

const messages = (n: number): string => countDe(n, 'Nachricht', 'Nachrichten');
const these = (n: number): string => (n === 1 ? 'diese Nachricht' : messages(n));
const ofThese = (n: number): string => (n === 1 ? 'dieser Nachricht' : `von ${messages(n)}`);

translate('de', queueWords, {
  act: {
    open: 'Öffnen',
    hold: 'Anhalten',
    release: 'Freigeben',
    now: 'Jetzt versuchen',
    retry: 'Bei nächster Verbindung',
    priority: 'Priorität',
    bounce: 'An Absender zurück',
    remove: 'Entfernen',
  },
  actOn: {
    open: () => 'Öffnen: diese Nachricht',
    hold: (n) => `Anhalten: ${these(n)}`,
    release: (n) => `Freigeben: ${these(n)}`,
    now: (n) => `Jetzt versuchen: ${these(n)}`,
    retry: (n) => `Bei nächster Verbindung: ${these(n)}`,
    priority: (n) => `Priorität ${ofThese(n)}`,
    bounce: (n) => `An Absender zurück: ${these(n)}`,
    remove: (n) => `Entfernen: ${these(n)}`,
  },
  makePriority: {
    high: (n) => `Eilig machen: ${these(n)}`,
    normal: (n) => `Normale Priorität für ${these(n)}`,
    low: (n) => `Niedrige Priorität für ${these(n)}`,
  },
  menu: (n) => (n === 1 ? 'Diese Nachricht' : messages(n)),
  aimedAt: (n) => (n === 1 ? 'Diese Nachricht:' : `${messages(n)} ausgewählt:`),
  aimedAtNothing: 'Öffnen Sie eine Nachricht oder wählen Sie welche aus, um etwas damit zu tun.',
  selectAll: (n) => (n === 1 ? `Den ${numberDe(n)} Treffer auswählen` : `Alle ${numberDe(n)} Treffer auswählen`),
  clear: 'Auswahl aufheben',
  did: {
    hold: (n) => `${messages(n)} angehalten.`,
    release: (n) => `${messages(n)} freigegeben.`,
    now: (n) => `${countDe(n, 'Nachricht wird', 'Nachrichten werden')} jetzt versucht.`,
    retry: (n) => `${countDe(n, 'Nachricht wird', 'Nachrichten werden')} bei der nächsten Verbindung versucht.`,
    bounce: (n) => `${messages(n)} an den Absender zurückgeschickt.`,
    remove: (n) => `${messages(n)} entfernt.`,
  },
  didPriority: {
    high: (n) => `${countDe(n, 'Nachricht ist', 'Nachrichten sind')} jetzt eilig.`,
    normal: (n) => `${countDe(n, 'Nachricht hat', 'Nachrichten haben')} jetzt normale Priorität.`,
    low: (n) => `${countDe(n, 'Nachricht hat', 'Nachrichten haben')} jetzt niedrige Priorität.`,
  },
  missed: (n) =>
    n === 1
      ? `${messages(n)} blieb, wie sie war: Sie ist schon fort, wird gerade gesendet oder lässt das jetzt nicht zu.`
      : `${messages(n)} blieben, wie sie waren: Sie sind schon fort, werden gerade gesendet oder lassen das jetzt nicht zu.`,
  untried: (n) =>
    n === 1
      ? '1 Nachricht wurde nicht versucht: Sie ist angehalten (Freigeben lässt sie gehen), schon fort oder wird gerade gesendet.'
      : `${messages(n)} wurden nicht versucht: Sie sind angehalten (Freigeben lässt sie gehen), schon fort oder werden gerade gesendet.`,
  undo: 'Zurücknehmen',
  undone: (n) => `${countDe(n, 'Nachricht ist', 'Nachrichten sind')} wieder wie zuvor.`,
  undoneNot: (n) =>
    n === 1
      ? `${messages(n)} hatte sich seither geändert und bleibt so.`
      : `${messages(n)} hatten sich seither geändert und bleiben so.`,
  askRemove: (n) => (n === 1 ? 'Diese Nachricht entfernen?' : `${messages(n)} entfernen?`),
  askRemoveMeaning: 'Die Post wird endgültig gelöscht, und ihr Absender erfährt es nicht.',
  askBounce: (n) =>
    n === 1 ? 'Diese Nachricht an ihren Absender zurückschicken?' : `${messages(n)} an den Absender zurückschicken?`,
  askBounceMeaning:
    'Die Post verlässt die Warteschlange, und jeder Absender bekommt eine Meldung, dass sie nicht zugestellt wurde. Systemnachrichten ohne Absender werden nur entfernt.',
});

translate('de', tableWords, {
  choose: 'Auswählen',
  chooseAll: 'Alle Treffer auswählen',
  columns: 'Spalten',
  edge: 'Ziehen ändert die Breite; ein Doppelklick stellt die übliche her',
  noRoom: 'gerade kein Platz dafür',
  earlier: (column) => `${column} nach vorn rücken`,
  later: (column) => `${column} nach hinten rücken`,
  narrower: (column) => `${column} schmaler machen`,
  wider: (column) => `${column} breiter machen`,
  reset: 'Zurück zu den üblichen Spalten',
  done: 'Fertig',
});
