// words/notices/own in German.
import { dateTimeText, sizeText } from '../../amounts';
import { ownMailWords } from '../../notices/own';
import { translate } from '../../page';
import { countDe, numberDe } from '../plural';

translate('de', ownMailWords, {
  office: 'Poststelle',
  heartbeat: {
    subject: (hostname, sent, received, waiting) =>
      `${hostname}: ${numberDe(sent)} gesendet, ${numberDe(received)} empfangen, ${numberDe(waiting)} wartend`,
    oneSession: (link, zone, startedAt, endedAt) =>
      `Die Verbindung über ${link} vom ${dateTimeText(startedAt, zone)} bis ${endedAt === null ? 'jetzt' : `zum ${dateTimeText(endedAt, zone)}`} (${zone}):`,
    sessions: (count, since, zone) => {
      const from = `seit dem ${dateTimeText(since, zone)} (${zone}):`;
      if (count === 0) return `Keine Verbindung ${from}`;
      return count === 1 ? `Eine beendete Verbindung ${from}` : `${numberDe(count)} beendete Verbindungen ${from}`;
    },
    figures: (of) => [
      `gesendet       ${numberDe(of.sent)}, ${sizeText(of.bytesOut)}`,
      `empfangen      ${numberDe(of.received)}, ${sizeText(of.bytesIn)}`,
      `gescheitert    ${numberDe(of.failed)}`,
      `aufgeschoben   ${numberDe(of.deferred)}`,
      `online         ${numberDe(of.seconds)} s`,
      `Kosten         ${of.cost}`,
    ],
    wentWrong: 'Was schiefging:',
    waiting: (messages, bytes, oldest, zone) =>
      `Jetzt wartend: ${countDe(messages, 'Nachricht', 'Nachrichten')}, ${sizeText(bytes)}${oldest === null ? '' : `, die älteste seit dem ${dateTimeText(oldest, zone)}`}.`,
    onHold: (messages, held) => {
      if (messages === 1) return 'Sie ist angehalten und wartet auf einen Menschen.';
      return `${countDe(held, 'davon ist angehalten und wartet', 'davon sind angehalten und warten')} auf einen Menschen.`;
    },
  },
  test: {
    subject: 'Testnachricht von Dialpost',
    text: (version, hostname, computer) => [
      `Dies ist eine Testnachricht, die Dialpost ${version} von ${hostname}`,
      `(Rechner ${computer}) gesendet hat.`,
      'Wenn Sie sie lesen können, geht Post von dort hinaus. Sie brauchen nichts zu tun.',
    ],
    noConnector: (to, why) => `Kein Anbieter würde eine Nachricht an ${to} befördern: ${why}`,
    otherConnector: (to, goes, asked, why) =>
      `Eine Nachricht an ${to} geht über „${goes}“, nicht über „${asked}“: ${why}`,
  },
});
