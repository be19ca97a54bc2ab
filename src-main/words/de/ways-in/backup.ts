// words/ways-in/backup in German.
import { dateTimeText, sizeText } from '../../amounts';
import { translate } from '../../page';
import { backupWords } from '../../ways-in/backup';
import { countDe, numberDe } from '../plural';

const PASSWORDS = {
  included: 'Passwörter und Schlüssel sind darin: Bewahren Sie sie auf, wo niemand sonst sie liest.',
  sealed:
    'Passwörter und Schlüssel sind darin, einige davon versiegelt vom Schlüsselbund dieses Computers: Auf einem anderen müssen sie neu eingegeben werden. Bewahren Sie sie auf, wo niemand sonst sie liest.',
  'left-out': 'Passwörter und Schlüssel sind nicht darin.',
};

translate('de', backupWords, {
  notMade: (to, why) => `In ${to} wurde keine Sicherung angelegt: ${why}. Es blieb nichts davon dort zurück.`,
  amongMail: (to) =>
    `${to} liegt im Datenordner selbst und ginge mit ihm verloren. Wählen Sie einen Ordner anderswo, am besten auf einer anderen Festplatte.`,
  notEmpty: (to, holdsOne) =>
    `${to} ist nicht leer${holdsOne ? ': Dort liegt schon eine Sicherung, und keine wird je überschrieben' : ''}. Nennen Sie einen Ordner, der leer ist oder noch nicht besteht, etwa einen mit dem heutigen Datum.`,
  noRoom: (to, needed, free) =>
    `Die Sicherung braucht etwa ${sizeText(needed)}, und auf der Festplatte von ${to} sind ${sizeText(free)} frei. Schaffen Sie dort Platz, oder wählen Sie eine andere.`,
  running: 'Es wird schon eine Sicherung angelegt; warten Sie, bis sie fertig ist.',
  wholePath: (to) => `Eine Sicherung braucht den ganzen Pfad eines Ordners, nicht „${to}“.`,
  made: ({ path, letters, bytes, passwords, exposed, unread }) =>
    [
      `Sicherung angelegt in ${path}: ${countDe(letters, 'wartende Nachricht', 'wartende Nachrichten')}, Einstellungen, Verlauf, Postfächer (${sizeText(bytes)}).`,
      PASSWORDS[passwords],
      ...(exposed && passwords !== 'left-out'
        ? [
            'Ihr Datenträger kennt keine Rechte: Wer ihn hat, kann sie lesen. Mit --without-passwords bleiben sie draußen.',
          ]
        : []),
      ...(unread.length > 0
        ? [
            `Die Festplatte gab ${unread.join(' ')} nicht heraus: nicht in der Sicherung. Prüfen Sie die Festplatte des Datenordners.`,
          ]
        : []),
    ].join('\n'),
  noBackup: (from) =>
    `In ${from} liegt keine vollständige Sicherung. Nennen Sie den Ordner, der bei „dialpost backup“ angegeben wurde; eine abgebrochene Sicherung lässt sich nicht zurückspielen.`,
  newer: (from, { by, version, known }) =>
    `Die Sicherung in ${from} wurde von Dialpost ${by} angelegt (Sicherungen der Version ${version}); dieses kennt Version ${known}. Installieren Sie zuerst jenes Dialpost hier. Nichts wurde geändert.`,
  damaged: (from, files, more) =>
    `Die Sicherung in ${from} ist beschädigt: ${files.join(', ')}${more > 0 ? ` und ${numberDe(more)} weitere` : ''} ${files.length + Math.max(more, 0) === 1 ? 'fehlt oder ist' : 'fehlen oder sind'} nicht wie geschrieben. Nichts wurde zurückgespielt. Nehmen Sie eine andere Sicherung, oder kopieren Sie diese neu von dort, woher sie kam.`,
  noRoomToRestore: (dir, needed, free) =>
    `Das Zurückspielen braucht etwa ${sizeText(needed)}, und auf der Festplatte von ${dir} sind ${sizeText(free)} frei. Schaffen Sie dort zuerst Platz; nichts wurde geändert.`,
  notRestored: (dir, why) =>
    `Die Sicherung wurde nicht zurückgespielt: ${why}. ${dir} ist, wie es war; versuchen Sie es noch einmal, wenn das behoben ist.`,
  halfRestored: (dir, why) =>
    `Die Sicherung ist erst zum Teil zurückgespielt: ${why}. Nichts ist verloren; wenn das behoben ist, starten Sie Dialpost mit ${dir}, oder versuchen Sie es noch einmal: beides bringt es zu Ende.`,
  asideUnreadable: (why) => `Die Nachrichten, die vorher im Ordner warteten, ließen sich nicht lesen: ${why}.`,
  restored: ({ at, letters, held, settled, aside, passwords }) =>
    [
      `Zurückgespielt: die Sicherung vom ${dateTimeText(at)}. Jetzt ${letters === 1 ? 'wartet eine Nachricht' : `warten ${numberDe(letters)} Nachrichten`}.`,
      ...(settled > 0
        ? [
            `${countDe(settled, 'Nachricht', 'Nachrichten')} der Sicherung ${settled === 1 ? 'war' : 'waren'} seither gegangen, wie der Verlauf weiß: nicht noch einmal gesendet.`,
          ]
        : []),
      ...(held > 0
        ? [
            `${countDe(held, 'Nachricht', 'Nachrichten')} ${held === 1 ? 'wartete' : 'warteten'} damals und ${held === 1 ? 'kann' : 'können'} seither gegangen sein, was hier niemand weiß: angehalten. Sehen Sie nach, und geben Sie frei, was nicht gegangen ist, oder alle: dialpost queue release restored`,
          ]
        : []),
      ...(aside === null ? [] : [`Was vorher im Ordner stand, liegt in ${aside}; nichts davon wurde gelöscht.`]),
      ...(passwords ? [] : ['Die Sicherung enthält keine Passwörter; was fehlt, muss neu eingegeben werden.']),
    ].join('\n'),
  newerFolder: (path, { by, version, known }, here) =>
    `${path} wurde von einem neueren Dialpost geschrieben (${by === '' ? '' : `${by}, `}Version ${version} dieser Datei; Dialpost ${here} kennt Version ${known}). Nichts wurde angerührt. Installieren Sie wieder das neuere Dialpost, oder spielen Sie eine Sicherung aus der Zeit davor in einen leeren Ordner zurück.`,
});
