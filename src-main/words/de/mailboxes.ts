// words/mailboxes in German.
import { mailboxesWords } from '../mailboxes';
import { translate } from '../page';

const damagedKey = (path: string, aside: string): string =>
  `Der Schlüssel, der die Absender weitergeleiteter Post signiert, war beschädigt; ${path} wurde als corrupt/${aside} beiseitegelegt.`;

translate('de', mailboxesWords, {
  noAddress: 'das ist keine Adresse',
  noMailbox: 'dieses Postfach gibt es hier nicht',
  full: 'das Postfach ist voll',
  delivered: 'in das Postfach zugestellt',
  deliveredBefore: 'schon vorher in das Postfach zugestellt; nicht noch einmal hineingelegt',
  forwarded: (to) => `weitergeleitet an ${to.join(', ')}`,
  notWritten: (code) => `in das Postfach konnte nicht geschrieben werden: ${code}`,
  broken: ({ named, others, remedies }) => {
    const which = named.map(({ address, said }) => `${address}: ${said}`).join('; ');
    const more = others > 0 ? `; und ${others} weitere` : '';
    const todo = remedies.map((one) => mailboxesWords.remedy[one]).join(' ');
    return named.length + others === 1
      ? `In ein Postfach auf diesem Rechner kann nicht geschrieben werden, ${which}. Seine Post wartet sicher in der Warteschlange; alle anderen Postfächer gehen weiter. ${todo} Es wird von selbst wieder nachgesehen, und seine Post kommt hinein, sobald das geht.`
      : `In ${named.length + others} Postfächer auf diesem Rechner kann nicht geschrieben werden, ${which}${more}. Ihre Post wartet sicher in der Warteschlange; alle anderen Postfächer gehen weiter. ${todo} Es wird von selbst wieder nachgesehen, und ihre Post kommt hinein, sobald das geht.`;
  },
  remedy: {
    inItsPlace: 'Räumen Sie weg, was dort anstelle eines Ordners steht.',
    link: 'Der Ordner ist ein Symlink, der ins Leere führt: Bringen Sie zurück, wohin er führte, oder entfernen Sie ihn.',
    rights: 'Geben Sie diesen Ordner mit allem darin dem Konto, unter dem Dialpost läuft, mit dem Recht zu schreiben.',
    readOnly: 'Sehen Sie nach, warum dieser Ordner nur gelesen werden darf, und lassen Sie ihn wieder beschreiben.',
    room: 'Schaffen Sie Platz auf der Festplatte, auf der dieses Postfach liegt.',
    other: 'Prüfen Sie diesen Ordner, seine Rechte und seine Festplatte.',
  },
  trouble: {
    disk: (code) =>
      `Post für die Postfächer auf diesem Rechner kann nicht auf die Festplatte geschrieben werden (${code}). Sie wartet sicher in der Warteschlange. Schaffen Sie Platz auf der Festplatte, oder sehen Sie nach, warum sie nur gelesen werden darf.`,
    several: (last, reply) =>
      `In mehrere Postfächer auf diesem Rechner konnte nacheinander nicht geschrieben werden (zuletzt: ${last}, ${reply}). Ihre Post wartet sicher in der Warteschlange und wird binnen Sekunden von selbst wieder versucht. Wenn das so bleibt, prüfen Sie die Festplatte und die Rechte des Ordners mit den Postfächern.`,
  },
  forwardKey: {
    aside: 'in forward.key steht nicht, was dort stehen soll',
    fromCopy: (path, aside, copy) =>
      `${damagedKey(path, aside)} Derselbe Schlüssel wurde aus ${copy} genommen: Nichts ist verloren. Prüfen Sie die Festplatte.`,
    madeNew: (path, aside) =>
      `${damagedKey(path, aside)} Ein neuer Schlüssel wurde erzeugt: Das Weiterleiten geht weiter, aber eine Meldung zu Post, die vorher weitergeleitet wurde, findet nicht mehr zu ihrem Verfasser zurück. Prüfen Sie die Festplatte.`,
  },
  log: {
    notWritten: 'in ein Postfach konnte nicht geschrieben werden',
    notMeasured: 'ein Postfach konnte nicht gemessen werden',
  },
});
