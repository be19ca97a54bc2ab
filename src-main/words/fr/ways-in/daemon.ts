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
  },
});
