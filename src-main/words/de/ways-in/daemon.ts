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
    otherOne: (file) =>
      `${file} ist der Dienst eines anderen Programms, oder ein älterer, den jemand von Hand geschrieben hat. Nichts wurde geändert; legen Sie ihn vorher beiseite.`,
    masked: (file) =>
      `Der Dienst ist maskiert: ${file} führt nirgendwohin, also startet systemd nichts dieses Namens. Nichts wurde geändert; damit es ihn wieder gibt: sudo systemctl unmask dialpost`,
    otherFolder: (file, data) =>
      `Es gibt schon einen Dienst von Dialpost, für den Ordner ${data} (${file}). Ein Rechner hat einen; entfernen Sie ihn vorher: dialpost service remove. Post und Einstellungen bleiben, wo sie sind.`,
    none: (file) =>
      `Auf diesem Rechner gibt es keinen Dienst von Dialpost (${file} fehlt), darum wurde nichts entfernt.`,
    packaged: (file) =>
      `${file} kam mit einem Paket. Schalten Sie den Dienst ab (sudo systemctl disable --now dialpost), oder entfernen Sie das Paket; Post und Einstellungen bleiben.`,
    noAnswer: (seconds) => `sein Relay hat binnen ${seconds} Sekunden nicht geantwortet`,
    noSystemd:
      'Dieser Rechner wurde nicht von systemd gestartet, also hat er keine solchen Dienste. Starten Sie „dialpost serve“ mit dem, was hier Programme startet.',
    closed: (program, place, user) =>
      `${user}, unter dem der Dienst läuft, kommt nicht an ${program}: ${place} ist für andere geschlossen. Installieren Sie Node und Dialpost dort, wo alle sie ausführen dürfen (nicht in einem persönlichen Ordner), und rufen Sie dieses auf.`,
    notSetUp: (folder, command) =>
      `In ${folder} ist noch nichts eingerichtet, ein Dienst hätte also nichts zu tun; geändert wurde nichts. Speichern Sie dort zuerst Einstellungen: ${command}`,
    runFolder: 'service run nimmt den Ordner: --data DIR',
  },
  rights: (command) => `Das braucht die Rechte eines Verwalters, und nichts wurde geändert. So geht es:\n  ${command}`,
  rightsOnWindows:
    'Das braucht die Rechte eines Verwalters, und nichts wurde geändert. Öffnen Sie eine Eingabeaufforderung mit „Als Administrator ausführen“ und rufen Sie es dort auf.',
  notInstalled: (why, log, stopped) =>
    `Der Dienst wurde nicht installiert: ${why}. Alles ist wie zuvor${stopped ? ', nur das Relay, das dort lief, ist beendet: starten Sie es wieder' : ''}. Die Gründe des Relays selbst: ${log}`,
  installed: ({ data, user, steeredByGroup, dials }, { stopped, log, windows }) =>
    [
      `Der Dienst läuft und startet mit dem Rechner: Ordner ${data}, als ${windows ? 'LOKALER DIENST' : user}. Was er sagt: ${log}`,
      stopped
        ? 'Das Relay, das mit diesem Ordner lief, ist geordnet beendet; starten Sie die Desktop-App wieder, sie steuert dann den Dienst.'
        : '',
      steeredByGroup ? `Wer in der Gruppe ${user} ist, darf ihn steuern, ab der nächsten Anmeldung.` : '',
      dials === 'networkmanager'
        ? 'Der NetworkManager muss diesen Benutzer wählen lassen: eine Regel von polkit für org.freedesktop.NetworkManager.network-control.'
        : '',
      windows
        ? 'Ein Einwahl-Eintrag muss einer für alle Benutzer dieses Rechners sein, und Passwörter, die die App versiegelt hat, müssen neu eingegeben werden.'
        : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  removed: (data) =>
    `Der Dienst ist entfernt. Post und Einstellungen bleiben in ${data}; die Desktop-App oder „dialpost serve“ machen damit weiter.`,
  packagesOwn: (file) =>
    `Der Dienst, den ein Paket mitbrachte (${file}), ist ausgeschaltet. So wird er eingeschaltet: sudo systemctl enable --now dialpost`,
  notThere: 'Auf diesem Rechner ist kein Dienst von Dialpost installiert. So wird er es: dialpost service install',
  status: {
    installed: (file) => `Installiert: ${file}`,
    packaged: (file) => `Von einem Paket installiert: ${file}`,
    folder: ({ data, user }) => `Ordner ${data}, läuft als ${user}`,
    running: (version, since) => `Läuft: Dialpost ${version} seit ${since}`,
    anotherRuns: (version, since) =>
      `Der Dienst läuft nicht: Mit seinem Ordner läuft Dialpost ${version} seit ${since}, von jemandem gestartet.`,
    stopped: 'Läuft nicht.',
    notAsked: (why) => `Ob er läuft, lässt sich nicht fragen: ${why}`,
    log: (log) => `Was er sagt: ${log}`,
    narrow: (command) =>
      `Die Einstellungen wählen mit Programmen, denen dieser Dienst ihre Rechte vorenthält. Rufen Sie auf:\n  ${command}`,
  },
});
