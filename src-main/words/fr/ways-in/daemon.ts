// words/ways-in/daemon in French.
import { translate } from '../../page';
import { daemonWords } from '../../ways-in/daemon';

translate('fr', daemonWords, {
  wrong: {
    word: (word) => `service connaît install, remove, status et show${word === '' ? '' : `, pas « ${word} »`}`,
    system: (known, word) => `--system prend ${known.join(', ')}, pas « ${word} »`,
    dials: (known, word) => `--dials prend ${known.join(', ')}, pas « ${word} »`,
    noSystem: (platform) =>
      `Dialpost ne connaît pas de service de ce système (${platform}). Lancez « dialpost serve » par ce qui y lance les programmes.`,
    userOnWindows: 'Sous Windows, le service tourne en SERVICE LOCAL ; --user vaut pour les autres systèmes.',
    whichUser: 'Sous quel utilisateur le service doit-il tourner ? Nommez quelqu’un qui n’est pas root : --user QUI.',
    root: 'Un relais auquel tous peuvent parler ne tourne pas en root. Nommez un autre utilisateur (--user QUI), ou omettez --user.',
    userName: (name) => `« ${name} » n’est pas un nom d’utilisateur.`,
    noUser: (name) =>
      `Il n’y a pas d’utilisateur « ${name} » sur cet ordinateur. Nommez-en un qui existe, ou omettez --user.`,
    otherOwner: (folder, owner, user) =>
      `Le dossier ${folder} appartient à ${owner} ; le service ne peut donc pas tourner en tant que ${user}. Omettez --user, et il tourne en tant que ${owner} ; ou cédez d’abord le dossier : chown -R ${user} …`,
    ownerUnknown: (folder, uid) =>
      `Le dossier ${folder} appartient à l’utilisateur numéro ${uid}, que cet ordinateur ne connaît pas. Cédez-le d’abord à quelqu’un : chown -R NOM …`,
    noFolder: (path) => `${path} n’est pas un dossier. Nommez le dossier de données avec --data.`,
    control: (path) =>
      `${path} contient un caractère qu’aucun fichier de service ne peut contenir. Choisissez un autre dossier.`,
    share: (path) =>
      `${path} se trouve sur un autre ordinateur, où le service n’a pas de droits. Choisissez un dossier sur un disque de celui-ci.`,
    replaced: (path) =>
      `Le planificateur de tâches remplacerait une partie de ${path} (entre deux signes %, ou après « $( »). Choisissez un dossier sans ces signes.`,
    passing: (path) =>
      `${path} est vidé ou disparu au prochain démarrage de l’ordinateur. Choisissez un dossier qui reste, et lancez le dialpost qui est installé.`,
    otherOne: (file) =>
      `${file} est le service d’un autre programme, ou un ancien que quelqu’un a écrit à la main. Rien n’a été changé ; mettez-le d’abord de côté.`,
    masked: (file) =>
      `Le service est masqué : ${file} ne mène nulle part, et systemd ne démarre rien de ce nom. Rien n’a été changé ; pour le retrouver : sudo systemctl unmask dialpost`,
    otherFolder: (file, data) =>
      `Il y a déjà un service de Dialpost, pour le dossier ${data} (${file}). Un ordinateur en a un seul ; retirez-le d’abord : dialpost service remove. Le courrier et les réglages restent où ils sont.`,
    none: (file) =>
      `Il n’y a pas de service de Dialpost sur cet ordinateur (${file} manque) ; rien n’a donc été retiré.`,
    packaged: (file) =>
      `${file} est venu avec un paquet. Désactivez le service (sudo systemctl disable --now dialpost), ou retirez le paquet ; le courrier et les réglages restent.`,
    noAnswer: (seconds) => `son relais n’a pas répondu en ${seconds} secondes`,
    noSystemd:
      'Cet ordinateur n’a pas été démarré par systemd ; il n’a donc pas de tels services. Lancez « dialpost serve » par ce qui lance les programmes ici.',
    closed: (program, place, user) =>
      `${user}, sous qui le service tourne, n’a pas accès à ${program} : ${place} est fermé aux autres. Installez Node et Dialpost là où tous peuvent les lancer (pas dans un dossier personnel), et appelez celui-là.`,
    notSetUp: (folder, command) =>
      `Rien n’est encore configuré dans ${folder} : un service n’aurait rien à faire, et rien n’a été changé. Enregistrez-y d’abord des réglages : ${command}`,
    runFolder: 'service run prend le dossier : --data DIR',
  },
  rights: (command) => `Il faut les droits d’un administrateur, et rien n’a été changé. Lancez ceci :\n  ${command}`,
  rightsOnWindows:
    'Il faut les droits d’un administrateur, et rien n’a été changé. Ouvrez une invite de commandes par « Exécuter en tant qu’administrateur » et lancez-le là.',
  notInstalled: (why, log, stopped) =>
    `Le service n’a pas été installé : ${why}. Tout est comme avant${stopped ? ', mais le relais qui tournait là s’est arrêté : relancez-le' : ''}. Les raisons du relais lui-même : ${log}`,
  installed: ({ data, user, steeredByGroup, dials }, { stopped, log, windows }) =>
    [
      `Le service tourne et démarre avec l’ordinateur : dossier ${data}, sous ${windows ? 'SERVICE LOCAL' : user}. Ce qu’il dit : ${log}`,
      stopped
        ? 'Le relais qui tournait avec ce dossier s’est arrêté en bon ordre ; relancez l’application, elle pilote alors le service.'
        : '',
      steeredByGroup ? `Qui est dans le groupe ${user} peut le piloter, dès la prochaine ouverture de session.` : '',
      dials === 'networkmanager'
        ? 'NetworkManager doit laisser cet utilisateur appeler : une règle de polkit pour org.freedesktop.NetworkManager.network-control.'
        : '',
      windows
        ? 'Un profil d’appel doit valoir pour tous les utilisateurs de cet ordinateur, et les mots de passe que l’application a scellés sont à retaper.'
        : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  removed: (data) =>
    `Le service est retiré. Le courrier et les réglages restent dans ${data} ; l’application ou « dialpost serve » continuent avec eux.`,
  packagesOwn: (file) =>
    `Le service apporté par un paquet (${file}) est désactivé. Pour l’activer : sudo systemctl enable --now dialpost`,
  notThere: 'Aucun service de Dialpost n’est installé sur cet ordinateur. Pour l’installer : dialpost service install',
  status: {
    installed: (file) => `Installé : ${file}`,
    packaged: (file) => `Installé par un paquet : ${file}`,
    folder: ({ data, user }) => `Dossier ${data}, tourne sous ${user}`,
    running: (version, since) => `Tourne : Dialpost ${version} depuis ${since}`,
    anotherRuns: (version, since) =>
      `Le service ne tourne pas : Dialpost ${version} tourne avec son dossier depuis ${since}, lancé par quelqu’un.`,
    stopped: 'Ne tourne pas.',
    notAsked: (why) => `On ne peut pas lui demander s’il tourne : ${why}`,
    log: (log) => `Ce qu’il dit : ${log}`,
    narrow: (command) =>
      `Les réglages appellent par des programmes que ce service prive de leurs droits. Lancez :\n  ${command}`,
  },
});
