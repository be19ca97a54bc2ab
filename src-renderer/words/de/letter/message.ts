// words/letter/message in German.
import { countDe, numberDe } from '../../../../src-main/words/de/plural';
import { translate } from '../../../../src-main/words/page';
import { messageWords } from '../../letter/message';

translate('de', messageWords, {
  from: 'Von',
  replyTo: 'Antworten gehen an',
  to: 'An',
  cc: 'Kopie an',
  noFrom: 'Kein Absender ist darin genannt',
  morePeople: 'und mehr, als hier genannt sind',
  copyAddress: (address) => `${address} kopieren`,
  copied: 'Kopiert',
  dateAndSize: (date, size) => `${date} · ${size}`,
  noDate: 'Ohne Datum',
  tabs: { message: 'Nachricht', story: 'Verlauf', source: 'Quelltext' },
  actions: 'Was mit dieser Nachricht geschehen soll',
  sendNow: 'Jetzt senden',
  act: {
    hold: 'Diese Nachricht anhalten',
    release: 'Diese Nachricht freigeben',
    sendNow: (button) => `${button}, nur diese Nachricht`,
    return: 'Diese Nachricht an ihren Absender zurückschicken',
    remove: 'Diese Nachricht entfernen',
  },
  more: 'Mehr',
  saveSource: 'Quelltext speichern…',
  return: 'Zurückschicken',
  show: { label: 'Gezeigt als', text: 'Klartext', page: 'HTML' },
  emptyText: 'In dieser Nachricht steht kein Text.',
  cut: 'Nur der Anfang wird gezeigt. Speichern Sie den Quelltext, um alles zu haben.',
  decoding: 'Das Lesbarmachen dauert länger; solange wird die Nachricht gezeigt, wie sie gesendet wurde.',
  asSent: {
    large:
      'Diese Nachricht ist zu groß, um hier lesbar gemacht zu werden. Sie wird gezeigt, wie sie gesendet wurde; speichern Sie den Quelltext, um alles zu haben.',
    parts:
      'Diese Nachricht hat mehr Teile, als eine Nachricht je braucht, und wird deshalb gezeigt, wie sie gesendet wurde.',
    slow: 'Das Lesbarmachen dauerte zu lange, deshalb wird die Nachricht gezeigt, wie sie gesendet wurde. Speichern Sie den Quelltext, um sie anderswo zu öffnen.',
    unreadable: 'Diese Nachricht ließ sich nicht lesbar machen. Sie wird gezeigt, wie sie gesendet wurde.',
  },
  pageTitle: 'Die Nachricht als Seite',
  remote: (n) =>
    n === 1
      ? '1 Bild von anderswo wird nicht geladen: Es würde Zeit online kosten und seinem Absender sagen, dass Sie dies lesen.'
      : `${numberDe(n)} Bilder von anderswo werden nicht geladen: Sie würden Zeit online kosten und ihrem Absender sagen, dass Sie dies lesen.`,
  links: (n) => countDe(n, 'Webadresse', 'Webadressen'),
  linksMeaning: 'Nichts hier öffnet eine Webadresse. Kopieren Sie sie dorthin, wo Sie sie brauchen.',
  attachments: 'Anhänge',
  sizeSave: (size) => `${size} · speichern`,
  outlookWrapping:
    'winmail.dat ist eine Verpackung von Outlook: Die Dateien, die der Brief mitbrachte, sind darin, und nur Outlook und Programme dafür öffnen sie. Speichern Sie sie, oder bitten Sie den Absender, den Brief noch einmal als HTML oder Nur-Text zu senden.',
  saveAll: (n) => `Alle ${numberDe(n)} speichern`,
  savedAll: (n, folder) => `${countDe(n, 'Anhang', 'Anhänge')} gespeichert in ${folder}`,
  story: {
    handedIn: (by) => `Abgegeben ${by}`,
    handedInAt: (by, listener) => `Abgegeben ${by} am Eingang ${listener}`,
    byAddress: (address) => `von ${address}`,
    byAccount: (account) => `von ${account}`,
    byAccountFrom: (account, address) => `von ${account} aus ${address}`,
    bySomebody: 'von einem Programm',
    written: 'Von Dialpost geschrieben',
    fetched: 'Beim Anbieter abgeholt',
    arrived: 'Angekommen',
    routed: (why) => `Geht über ${why}`,
    delivered: (people, host) => `Von ${host} angenommen für ${people}`,
    deferred: (people, host) => `Von ${host} noch nicht angenommen für ${people}, wird wieder versucht`,
    failed: (people, host) => `Von ${host} abgelehnt für ${people}`,
    again: (times, people, host) =>
      times === 1
        ? `Von ${host} noch einmal nicht angenommen für ${people}, mit denselben Worten`
        : `Von ${host} noch ${numberDe(times)}-mal nicht angenommen für ${people}, mit denselben Worten; das letzte Mal`,
    removed: (people) => `Von Hand entfernt für ${people}`,
    returned: (people) => `An den Absender zurückgeschickt für ${people}`,
    call: 'ihre Verbindung',
    earlier: (n) => `${countDe(n, 'früherer Versuch ist nicht aufgeführt', 'frühere Versuche sind nicht aufgeführt')}.`,
    goes: (when, why) => `${when}: ${why}`,
    goesBySomeTime: 'Danach',
    recipients: 'Empfänger',
    details: 'Einzelheiten',
  },
});
