// words/handout in German.
import { countDe, numberDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';
import { handoutWords } from '../handout';

translate('de', handoutWords, {
  export: 'Gezeigtes exportieren…',
  exported: (rows, path) => `${countDe(rows, 'Zeile ist', 'Zeilen sind')} gespeichert als ${path}.`,
  moved:
    'Die Warteschlange änderte sich, während sie aufgeschrieben wurde: Eine Nachricht, die in diesen Augenblicken kam, ging oder ihren Platz wechselte, kann fehlen oder zweimal dastehen. Exportieren Sie noch einmal, wenn die Liste genau sein muss.',
  nothingToExport:
    'Es wird keine Liste gezeigt, die sich als Tabelle speichern lässt. Öffnen Sie zuerst „Warteschlange“, „Verbindungen“ oder „Gesendet & empfangen“.',
  print: 'Drucken…',
  printIt: (title) => `Drucken… (${title})`,
  nothingToPrint:
    'Es ist nichts offen, was auf Papier passt. Öffnen Sie zuerst eine Nachricht, eine Verbindung oder „Zeiten“.',
  printed: 'Es ist unterwegs zum Drucker.',
  notPrinted: 'Es wurde nichts gedruckt.',
  foot: (at) => `Dialpost, ${at}`,
  date: 'Datum',
  size: 'Größe',
  file: (name, size) => `${name} (${size})`,
  cutHere: (characters, size) =>
    `Hier ist der Text abgeschnitten, nach ${numberDe(characters)} Zeichen einer Nachricht von ${size}. Speichern Sie ihren Quelltext, um alles zu haben.`,
  beginning: 'Nur der Anfang dieser Nachricht ist gedruckt. Speichern Sie ihren Quelltext, um alles zu haben.',
  firstOf: (printed, all) =>
    `Hier stehen die ersten ${numberDe(printed)} von ${numberDe(all)}; „Gesendet & empfangen“ lässt sich mit allen exportieren.`,
  times: 'Wann Verbindungen hergestellt werden',
  notSaved: 'Gezeichnet und noch nicht gespeichert: Dialpost wählt noch wie zuvor.',
  by: (provider, line) => `${provider}, über ${line}`,
  marked: 'In den hier markierten Stunden',
  largeOver: (size) => `Große Nachrichten, über ${size}`,
  notes: 'Notizen',
  named: (name, value) => `${name}: ${value}`,
});
