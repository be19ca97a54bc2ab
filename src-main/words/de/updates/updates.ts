// words/updates in German.
import { sizeText } from '../../amounts';
import { translate } from '../../page';
import {
  type ChargeSaid,
  type FetchFault,
  type LaterFault,
  type UpdateFault,
  updateWords,
} from '../../updates/updates';
import { installWords } from '../../updates/install-faults';

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

function laterText(fault: LaterFault | FetchFault): string {
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
    default:
      return fetchText(fault);
  }
}

function fetchText(fault: FetchFault): string {
  switch (fault.kind) {
    case 'broke-off':
      return `Mitten in ${fault.file} brach die Leitung ab oder hörte die Quelle auf (${sizeText(fault.came)} von ${sizeText(fault.bytes)}). Was kam, bleibt, und in einer späteren Verbindung geht es dort weiter.`;
    case 'no-ranges':
      return `Der Rechner der Quelle kann mit ${fault.file} nicht dort weitermachen, wo die Leitung abbrach. Was kam, wurde gelöscht: Holen Sie sie unter Allgemein, Aktualisierung neu, zum Preis des Ganzen.`;
    case 'hash':
      return `Die Datei ${fault.file}, die kam, ist nicht die signierte. Sie wurde gelöscht; installiert wurde nichts. ${tellThem}`;
    case 'longer':
      return `Die Datei ${fault.file} ist länger, als die Quelle sagt. Sie wurde gelöscht; installiert wurde nichts. ${tellThem}`;
    case 'no-room':
      return `Auf der Platte ist zu wenig Platz, um die neuere Version zu holen (${sizeText(fault.needed)}): Der Platz, den die Post braucht, wird dafür nicht angetastet. Schaffen Sie Platz und holen Sie sie dann unter Allgemein, Aktualisierung.`;
    case 'dearer':
      return `Das Holen der Version ${fault.version} wurde abgebrochen, weil es mehr gekostet hätte als gesagt. Was kam, bleibt; entscheiden Sie neu unter Allgemein, Aktualisierung.`;
    case 'disk':
      return `Die neuere Version konnte nicht auf die Platte geschrieben werden (${fault.detail}). Installiert wurde nichts. Bringen Sie die Platte in Ordnung und holen Sie sie dann unter Allgemein, Aktualisierung.`;
    case 'not-installed':
      return `Die Version ${fault.version} konnte nicht installiert werden: ${installWords.fault(fault.why)}. Diese läuft weiter wie bisher.`;
  }
}

translate('de', updateWords, {
  fault: faultText,
  newer: (version, size, charge) =>
    `Es gibt eine neuere Version ${version} (${[size, ...(charge ? [chargeText(charge)] : [])].join(', ')}).`,
  state: {
    'by-hand': 'Dialpost installiert sie nicht selbst: Holen und installieren Sie sie so wie diese.',
    told: 'Nichts wird geholt, bevor jemand es sagt (Allgemein, Aktualisierung).',
    wanted: 'Sie wird in der nächsten Verbindung geholt, nach der Post.',
    fetching: 'Sie wird gerade geholt.',
    fetched: 'Sie liegt geprüft hier: Installieren Sie sie unter Allgemein, Aktualisierung.',
    installing: 'Sie wird installiert, sobald keine Verbindung besteht.',
    installed: 'Sie ist installiert und startet, sobald keine Verbindung besteht.',
  },
  money: (money) => `etwa ${money}`,
  none: (running) => `Dialpost ${running}: Eine neuere Version ist nicht bekannt.`,
  running: (running) => `Dies ist die Version ${running}.`,
  lookLater: 'Jemand will nachsehen lassen: Das geschieht am Ende der nächsten Verbindung.',
  off: 'Niemand wird nach neueren Versionen gefragt: Es ist keine Quelle eingetragen (Allgemein, Aktualisierung; updates.feed in den Einstellungen).',
  notTheNewest: (version) => `Die Version ${version} ist nicht mehr die neueste. Sehen Sie noch einmal nach.`,
  dearerNow: 'Das ist nicht mehr der Preis. Sehen Sie nach, was es jetzt kostet, und entscheiden Sie neu.',
  fetchedAlready: (version) => `Die Version ${version} liegt schon hier.`,
  notFetched: 'Es wurde nichts geholt, was sich installieren ließe.',
  installingAlready: 'Sie wird schon installiert.',
  log: {
    looking: (host) => `bei ${host} wird nach einer neueren Version gesehen`,
    nothingNewer: 'es gibt keine neuere Version',
    fetching: (file) => `${file} wird geholt`,
    fetched: (file) => `${file} liegt hier und ist, was signiert wurde`,
    keptPart: (file, size) => `mit ${file} geht es später weiter; ${size} davon liegen hier`,
    installing: (file) => `${file} wird installiert`,
    installed: (version) => `die Version ${version} ist installiert und startet, sobald keine Verbindung besteht`,
    notKept: (error) => `was von neueren Versionen bekannt ist, konnte nicht aufgeschrieben werden: ${error}`,
  },
});
