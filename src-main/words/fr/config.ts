// words/config in French.
import { dateTimeText, sizeText } from '../amounts';
import { configWords } from '../config';
import { translate } from '../page';

translate('fr', configWords, {
  copied: {
    stands: (from) =>
      `Ce dossier de données est une copie de ${from}, qui s’y trouve toujours. Ce qui attendait lors de la copie attend dans les deux et partirait deux fois. N’en utilisez qu’un, et supprimez ou renommez l’autre.`,
    atWork: (from) =>
      `Ce dossier de données est une copie de ${from}, et un Dialpost y travaille. Pour que rien ne parte deux fois, celui-ci a démarré en pause : le courrier est accepté, rien n’est envoyé. Arrêtez définitivement l’un des deux ; pour continuer avec celui-ci, reprenez-le.`,
  },
  doubt: {
    network:
      'Le dossier de données se trouve sur un lecteur réseau, et les autres ordinateurs ne voient peut-être pas qu’il est pris. Veillez à ce qu’un seul ordinateur y travaille, ou déplacez-le sur un disque de cet ordinateur.',
    'no-lock':
      'Ce dossier ne peut pas être verrouillé ici. Veillez à ce qu’aucun second Dialpost n’y travaille, ou déplacez-le sur un disque de cet ordinateur.',
  },
  exposed: {
    open: (dir) =>
      `D’autres utilisateurs de cet ordinateur peuvent lire le dossier de données ${dir}, et ses droits ne peuvent pas être modifiés. Il contient des messages et des mots de passe : déplacez-le sur un disque qui gère les droits, ou donnez le dossier à l’utilisateur sous lequel Dialpost fonctionne.`,
    closed: (dir) =>
      `D’autres utilisateurs de cet ordinateur pouvaient lire le dossier de données ${dir}. C’est désormais fermé (droits 0700). Si l’un d’eux a pu le lire, changez les mots de passe dans les réglages.`,
    rights: (dir) =>
      `D’autres utilisateurs de cet ordinateur peuvent lire le dossier de données ${dir} ; il contient des messages et des mots de passe. Déplacez-le dans votre propre profil, ou retirez-leur ce droit : icacls "${dir}" /inheritance:r /grant:r "NAME:(OI)(CI)F" "*S-1-5-18:(OI)(CI)F" "*S-1-5-32-544:(OI)(CI)F" (NAME est l’utilisateur sous lequel Dialpost fonctionne).`,
  },
  owner: {
    process: (pid) => `processus ${pid}`,
    processSince: (pid, since) => `processus ${pid}, depuis le ${dateTimeText(since)}`,
    otherWord: (path) =>
      `${path} a été écrit par un autre : une sauvegarde a été restaurée sur le dossier, ou un autre Dialpost l’a pris`,
    gone: (path) => `${path} n’est plus là : il a été renommé ou supprimé`,
    otherFolder: (path) => `${path} n’est plus le même dossier qu’au démarrage`,
  },
  pausedFile: 'Dialpost n’appelle aucune ligne tant que ce fichier est ici.',
  secrets: {
    note: 'secrets.json ne contient pas ce qu’il devrait',
    lost: (path, name) =>
      `Les mots de passe enregistrés dans ${path} n’ont pas pu être lus ; le fichier a été déplacé vers corrupt/${name}. Le courrier attend en sécurité jusqu’à ce que vous saisissiez de nouveau les mots de passe.`,
    damaged: (path, name) =>
      `Les mots de passe enregistrés dans ${path} ont été endommagés sur le disque ; le fichier a été déplacé vers corrupt/${name}, et chaque mot de passe lisible est conservé. S’il en manque un, il est aussi nommé ici, et son courrier attend en sécurité jusqu’à ce que vous le saisissiez de nouveau. Vérifiez le disque.`,
    sealed: (owners) =>
      `Les mots de passe enregistrés pour ${owners} ne peuvent pas être ouverts, car le trousseau du système qui les protège est verrouillé ou absent (dialpost serve n’en a pas). Le courrier attend en sécurité ; déverrouillez le trousseau, démarrez Dialpost avec sa fenêtre, ou saisissez de nouveau les mots de passe.`,
    none: (owners) =>
      `Aucun mot de passe n’est enregistré pour ${owners}. Le courrier attend en sécurité ; saisissez-le de nouveau.`,
    signIn:
      'connectez-vous : aucune connexion n’est enregistrée pour ce fournisseur, cet identifiant client et ce nom d’utilisateur',
    typeAgain:
      'le serveur, le port ou le nom d’utilisateur a changé : saisissez de nouveau le mot de passe, pour qu’il ne parte pas ailleurs',
    putAway: (path, owners) =>
      `Des mots de passe figuraient en clair dans ${path} (pour ${owners}). Ils en ont été retirés et sont rangés avec les autres ; ils restent valables. Supprimez aussi le fichier d’où ils venaient.`,
    typeIt: 'aucun mot de passe n’est encore enregistré ; saisissez-le',
  },
  session: {
    notAnId: (text) => `ceci n’est pas un numéro de connexion : ${text}`,
    note: 'le compte rendu d’une connexion n’a pas pu être lu',
    setAside: 'le compte rendu d’une connexion n’a pas pu être lu et a été déplacé vers corrupt/',
  },
  settings: {
    misfit: (path, places) =>
      `${path} ne convient pas${places > 1 ? ` à ${places} endroits` : ''}. Le fichier a été laissé tel quel.`,
    misfitAnywhere: 'il ne convient pas',
    twice: (path, why) =>
      `Dans ${path} : ${why}. C’est le dernier qui vaut, et le premier n’est pas utilisé : gardez l’un des deux.`,
    unreadable: (path, name, why) =>
      `Les réglages de ${path} ne peuvent pas servir : ${why}. ${path} n’a pas pu être lu et a été déplacé vers corrupt/${name}.`,
    edited: (path, name) =>
      `${path} avait été modifié à la main pendant que Dialpost fonctionnait, puis d’autres réglages ont été enregistrés. Ce qui avait été écrit à la main est conservé sous corrupt/${name}.`,
    damaged: (path, name) =>
      `${path} ne convient pas : il a été endommagé sur le disque, ou modifié à la main pendant que Dialpost ne fonctionnait pas. Il est conservé sous corrupt/${name} ; la note à côté dit où il ne convient pas.`,
    noBackup: (path) =>
      `La copie de secours ${path} n’a pas pu être lue non plus ; Dialpost démarre sans réglages jusqu’à ce que vous refassiez l’installation ou corrigiez l’un des fichiers.`,
    fromBackup: (path) =>
      `Les réglages d’avant la dernière modification ont été repris de ${path}. Veuillez les vérifier.`,
    fault: {
      replaced: 'il ne convenait pas et a été remplacé',
      edited: 'il a été modifié à la main, puis remplacé par d’autres réglages',
      misfit: (why) => `il ne convient pas (${why})`,
      notText: 'il n’est ni en UTF-8 ni en UTF-16',
      noDocument: 'ce n’est pas un document de réglages',
      notJson: (why) => `ce n’est pas du JSON : ${why}`,
    },
  },
  json: {
    mistake: (line, character) => `la première erreur se trouve au caractère ${character}, à la ligne ${line}`,
    torn: (line) => `il se termine trop tôt, à la ligne ${line}`,
    twice: (name, line) => `« ${name} » figure deux fois dans le même groupe, la seconde fois à la ligne ${line}`,
  },
  file: {
    unreadable: (file, why) => `${file} ne peut pas être lu : ${why}.`,
    noFile: (file) => `${file} est un dossier ou un périphérique. Choisissez un fichier.`,
    tooLarge: (file, bytes, most) =>
      `${file} fait ${sizeText(bytes)} ; des réglages font au plus ${sizeText(most)}. C’est un autre fichier.`,
    empty: (file) => `${file} est vide. S’il a été copié, copiez-le de nouveau.`,
    encoding: (file) =>
      `${file} n’est ni en UTF-8 ni en UTF-16. Enregistrez-le en UTF-8 dans votre éditeur et réessayez.`,
    notJson: (file, why) => `${file} n’est pas du JSON : ${why}.`,
    twice: (file, why) => `Dans ${file} : ${why}. Gardez l’un des deux.`,
    notOurs: (file) =>
      `${file} ne contient pas de réglages de Dialpost : aucun de ses noms n’en fait partie. Choisissez le fichier enregistré par « Exporter les réglages ».`,
    newer: (file, version, known) =>
      `${file} a été écrit par un Dialpost plus récent (réglages de version ${version} ; celui-ci connaît la version ${known}). Installez d’abord ce Dialpost ici.`,
  },
  history: {
    closed: 'L’historique était fermé ; redemandez dans un instant.',
    indexUnwritten: 'l’index de l’historique n’a pas pu être écrit ; il est gardé en mémoire',
    indexDamaged: 'l’index de l’historique est endommagé',
    indexAnew: 'l’index de l’historique est endommagé et va être refait',
    notReady: 'l’historique n’a pas pu être préparé pour la recherche',
    linesPassedOver: 'des lignes de l’historique n’ont pas pu être lues et ont été ignorées',
    noRow: (at, path) => `pas de ligne à l’octet ${at} de ${path}`,
  },
});
