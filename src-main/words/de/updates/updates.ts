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
    case 'hash':
      return `Die Datei ${fault.file}, die kam, ist nicht die signierte. Sie wurde gelöscht und wird neu geladen, wenn jemand es sagt.`;
    case 'longer':
      return `Die Datei ${fault.file} ist länger, als die Quelle sagt. Sie wurde gelöscht.`;
    case 'no-room':
      return `Auf der Platte ist zu wenig Platz, um die neuere Version zu laden (${sizeText(fault.needed)}); der Platz der Post wird dafür nicht angetastet.`;
    case 'dearer':
      return `Das Laden der Version ${fault.version} wurde abgebrochen, weil es mehr gekostet hätte als gesagt. Was kam, bleibt; entscheiden Sie neu unter Allgemein, Aktualisierung.`;
    case 'disk':
      return `Die neuere Version konnte nicht auf die Platte geschrieben werden: ${fault.detail}.`;
    case 'not-installed':
      return `Die Version ${fault.version} konnte nicht installiert werden: ${fault.detail}. Diese läuft weiter wie bisher.`;
  }
}

translate('de', updateWords, {
  fault: faultText,
  newer: (version, size, charge) =>
    `Es gibt eine neuere Version ${version} (${[size, ...(charge ? [chargeText(charge)] : [])].join(', ')}).`,
  state: {
    told: 'Nichts wird geladen, bevor jemand es sagt (Allgemein, Aktualisierung).',
    'not-now': 'Jetzt nicht, hat jemand gesagt.',
    wanted: 'Sie wird geladen, wenn diese Leitung steht und die Post erledigt ist.',
    loading: 'Sie wird gerade geladen.',
    loaded:
      'Sie ist geladen und geprüft und wird installiert, wenn jemand „Neu starten und aktualisieren“ drückt (Allgemein, Aktualisierung).',
    skipped: 'Sie wird übersprungen, wie jemand gesagt hat.',
    elsewhere: 'Dieses Dialpost installiert sie nicht selbst: Holen und installieren Sie sie so wie dieses.',
  },
  minutes: (minutes) => `${minutes} min`,
  hours: (hours) => `${hours} h`,
  seconds: (seconds) => `${seconds} s`,
  money: (money) => `etwa ${money}`,
  none: (running) => `Dialpost ${running}: Eine neuere Version ist nicht bekannt.`,
  running: (running) => `Dies ist die Version ${running}.`,
  lookLater: 'Jemand will nachsehen lassen: Das geschieht am Ende der nächsten Verbindung.',
  off: 'Niemand wird nach neueren Versionen gefragt: Es ist keine Quelle eingetragen (Allgemein, Aktualisierung; updates.feed in den Einstellungen).',
  notTheNewest: (version) => `Die Version ${version} ist nicht mehr die neueste. Sehen Sie noch einmal nach.`,
  notHere: 'Dieses Dialpost installiert neuere Versionen nicht selbst.',
  loadedAlready: (version) => `Die Version ${version} ist schon geladen.`,
  log: {
    looking: (host) => `bei ${host} wird nach einer neueren Version gesehen`,
    nothingNewer: 'es gibt keine neuere Version',
    loading: (file) => `${file} wird geladen`,
    loaded: (file) => `${file} ist geladen, und die Signatur stimmt`,
    keptPart: (file, size) => `mit ${file} geht es später weiter; ${size} liegen hier`,
    notKept: (error) => `was von neueren Versionen bekannt ist, konnte nicht aufgeschrieben werden: ${error}`,
  },
  install: {
    notLoaded: 'Es ist keine neuere Version geladen.',
    busy: 'Eine Leitung steht, oder Post ist unterwegs. Dialpost wird aktualisiert, wenn es ruht; versuchen Sie es dann wieder.',
    joined: 'Die Poststelle läuft in einem anderen Prozess; der muss dort aktualisiert werden, wo er installiert ist.',
    damaged: (file) => `Die geladene Datei ${file} ist beschädigt. Sie wird neu geladen, wenn jemand es sagt.`,
    notWritable: (file) => `${file} darf von Ihnen nicht ersetzt werden`,
    gone: (file) => `${file} ist nicht da`,
    refused: 'das Installationsprogramm des Systems hat es nicht getan',
  },
});
