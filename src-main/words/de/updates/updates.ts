// words/updates in German.
import { sizeText } from '../../amounts';
import { translate } from '../../page';
import { type ChargeSaid, type LaterFault, type UpdateFault, updateWords } from '../../updates/updates';

const offered = (version: string): string => `Die Version ${version}, die die Quelle anbietet,`;
const notTaken = 'Nichts davon wurde übernommen; Dialpost und die Post laufen weiter wie bisher.';
const tellThem = 'Sagen Sie es denen, die die Quelle betreuen.';

function chargeText({ money, time, line }: ChargeSaid): string {
  return `${money ?? 'kostenlos'}, etwa ${time} über ${line}`;
}

function faultText(fault: UpdateFault): string {
  switch (fault.kind) {
    case 'unreachable':
      return `Die Quelle neuerer Versionen war nicht zu erreichen (${fault.host}: ${fault.detail}). In einer späteren Verbindung wird sie wieder gefragt.`;
    case 'silent':
      return `Die Quelle neuerer Versionen (${fault.host}) hat nicht rechtzeitig geantwortet. In einer späteren Verbindung wird sie wieder gefragt.`;
    case 'status':
      return `Die Quelle neuerer Versionen hat auf ${fault.file} mit ${fault.status} geantwortet. Prüfen Sie ihre Adresse unter Allgemein, Aktualisierung.`;
    case 'redirect':
      return `Die Quelle neuerer Versionen verweist für ${fault.file} anderswohin (${fault.to}); Dialpost folgt dem nicht. Ist das der richtige Ort, tragen Sie ihn unter Allgemein, Aktualisierung ein.`;
    case 'endless':
      return `${fault.file} der Quelle ist länger als ${sizeText(fault.most)}; so lang ist keine. ${notTaken}`;
    case 'no-key':
      return 'Dieses Dialpost wurde ohne einen Schlüssel gebaut, mit dem sich neuere Versionen prüfen ließen; so ist keiner zu trauen. Neuere Versionen müssen von Hand geholt und installiert werden; Allgemein, Aktualisierung kann leer bleiben.';
    case 'unsigned':
      return `Die Quelle hat keine Signatur (${fault.file}); niemand kann sagen, von wem sie stammt. ${notTaken} ${tellThem}`;
    case 'signature':
      return `Die Signatur der Quelle (${fault.file}) passt nicht: Jemand anders hat gemacht oder geändert, was sie anbietet. ${notTaken} ${tellThem}`;
    default:
      return laterText(fault);
  }
}

function laterText(fault: LaterFault): string {
  switch (fault.kind) {
    case 'unreadable':
      return `${fault.file} der Quelle ist nicht zu lesen (${fault.why}). ${notTaken}`;
    case 'no-version':
      return `Die Quelle nennt „${fault.said}“ als Version; das ist keine. ${notTaken}`;
    case 'older':
      return `${offered(fault.version)} ist älter als diese (${fault.running}). Dialpost geht nie von selbst zurück.`;
    case 'changed':
      return `${offered(fault.version)} ist eine andere als vorher unter derselben Nummer. ${notTaken} ${tellThem}`;
    case 'platform':
      return `Die Quelle bietet für diese Art der Installation (${fault.wanted}) nichts an. ${notTaken}`;
    case 'name':
      return `Die Quelle nennt eine Datei an einem anderen Ort („${fault.name}“). Übernommen werden nur einfache Dateinamen neben ihr. ${notTaken}`;
  }
}

translate('de', updateWords, {
  fault: faultText,
  newer: (version, size, charge) =>
    `Es gibt eine neuere Version ${version} (${[size, ...(charge ? [chargeText(charge)] : [])].join(', ')}).`,
  byHand: 'Dialpost installiert sie nicht selbst: Holen und installieren Sie sie so wie diese.',
  money: (money) => `etwa ${money}`,
  none: (running) => `Dialpost ${running}: Eine neuere Version ist nicht bekannt.`,
  running: (running) => `Dies ist die Version ${running}.`,
  lookLater: 'Jemand will nachsehen lassen: Das geschieht am Ende der nächsten Verbindung.',
  off: 'Niemand wird nach neueren Versionen gefragt: Es ist keine Quelle eingetragen (Allgemein, Aktualisierung; updates.feed in den Einstellungen).',
  log: {
    looking: (host) => `bei ${host} wird nach einer neueren Version gesehen`,
    nothingNewer: 'es gibt keine neuere Version',
    notKept: (error) => `was von neueren Versionen bekannt ist, konnte nicht aufgeschrieben werden: ${error}`,
  },
});
