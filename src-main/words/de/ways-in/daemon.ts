// words/ways-in/daemon in German.
import { translate } from '../../page';
import { daemonWords } from '../../ways-in/daemon';

translate('de', daemonWords, {
  wrong: {
    word: (word) => `service kennt install, remove, status und show${word === '' ? '' : `, nicht „${word}“`}`,
    system: (known, word) => `--system nimmt ${known.join(', ')}, nicht „${word}“`,
    dials: (known, word) => `--dials nimmt ${known.join(', ')}, nicht „${word}“`,
    noSystem: (platform) =>
      `Dialpost kennt keinen Dienst dieses Systems (${platform}). Starten Sie „dialpost serve“ mit dem, was dort Programme startet.`,
    userOnWindows: 'Unter Windows läuft der Dienst als LOKALER DIENST; --user gilt für andere Systeme.',
    whichUser: 'Unter wem soll der Dienst laufen? Nennen Sie jemanden, der nicht root ist: --user WHO.',
    root: 'Ein Relay, mit dem jeder sprechen darf, läuft nicht als root. Nennen Sie einen anderen Benutzer (--user WHO), oder lassen Sie --user weg.',
    userName: (name) => `„${name}“ ist kein Benutzername.`,
    noUser: (name) =>
      `Auf diesem Rechner gibt es keinen Benutzer „${name}“. Nennen Sie einen, den es gibt, oder lassen Sie --user weg.`,
    otherOwner: (folder, owner, user) =>
      `Der Ordner ${folder} gehört ${owner}, darum kann der Dienst nicht als ${user} laufen. Lassen Sie --user weg, dann läuft er als ${owner}; oder geben Sie den Ordner vorher ab: chown -R ${user} …`,
    ownerUnknown: (folder, uid) =>
      `Der Ordner ${folder} gehört dem Benutzer mit der Nummer ${uid}, den dieser Rechner nicht kennt. Geben Sie ihn vorher jemandem: chown -R NAME …`,
    noFolder: (path) => `${path} ist kein Ordner. Nennen Sie den Datenordner mit --data.`,
    control: (path) =>
      `${path} enthält ein Zeichen, das in keiner Dienstdatei stehen kann. Wählen Sie einen anderen Ordner.`,
    share: (path) =>
      `${path} liegt auf einem anderen Rechner, wo der Dienst keine Rechte hat. Wählen Sie einen Ordner auf einer Platte von diesem.`,
    replaced: (path) =>
      `Die Aufgabenplanung würde einen Teil von ${path} ersetzen (zwischen zwei %-Zeichen, oder nach „$(“). Wählen Sie einen Ordner ohne diese Zeichen.`,
    passing: (path) =>
      `${path} ist beim nächsten Start des Rechners leer oder fort. Wählen Sie einen Ordner, der bleibt, und nehmen Sie das Dialpost, das installiert ist.`,
  },
});
