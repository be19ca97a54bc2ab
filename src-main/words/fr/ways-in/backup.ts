// words/ways-in/backup in French.
import { dateTimeText, sizeText } from '../../amounts';
import { translate } from '../../page';
import { backupWords } from '../../ways-in/backup';
import { countFr, numberFr } from '../plural';

const PASSWORDS = {
  included: 'Elle contient les mots de passe et les clés : gardez-la où personne d’autre ne la lit.',
  sealed:
    'Elle contient les mots de passe et les clés, certains scellés par le trousseau de cet ordinateur : sur un autre, il faudra les saisir de nouveau. Gardez-la où personne d’autre ne la lit.',
  'left-out': 'Elle ne contient ni mots de passe ni clés.',
};

translate('fr', backupWords, {
  notMade: (to, why) => `Aucune sauvegarde n’a été faite dans ${to} : ${why}. Il n’en est rien resté.`,
  amongMail: (to) =>
    `${to} se trouve dans le dossier de données lui-même et serait perdu avec lui. Choisissez un dossier ailleurs, de préférence sur un autre disque.`,
  notEmpty: (to, holdsOne) =>
    `${to} n’est pas vide${holdsOne ? ' : il contient déjà une sauvegarde, et aucune n’est jamais remplacée' : ''}. Indiquez un dossier vide ou qui n’existe pas encore, par exemple avec la date du jour.`,
  noRoom: (to, needed, free) =>
    `La sauvegarde demande environ ${sizeText(needed)}, et il reste ${sizeText(free)} sur le disque de ${to}. Faites-y de la place, ou choisissez un autre disque.`,
  running: 'Une sauvegarde est déjà en cours ; attendez qu’elle soit terminée.',
  wholePath: (to) => `Une sauvegarde demande le chemin complet d’un dossier, et non « ${to} ».`,
  made: ({ path, letters, bytes, passwords, exposed, unread }) =>
    [
      `Sauvegarde faite dans ${path} : ${countFr(letters, 'message en attente', 'messages en attente')}, réglages, historique, boîtes aux lettres (${sizeText(bytes)}).`,
      PASSWORDS[passwords],
      ...(exposed && passwords !== 'left-out'
        ? [
            'Son disque ne connaît pas de droits : quiconque l’a en main peut la lire. --without-passwords les laisse de côté.',
          ]
        : []),
      ...(unread.length > 0
        ? [
            `Le disque a refusé de lire ${unread.join(' ')} : pas dans la sauvegarde. Vérifiez le disque du dossier de données.`,
          ]
        : []),
    ].join('\n'),
  noBackup: (from) =>
    `Il n’y a pas de sauvegarde complète dans ${from}. Indiquez le dossier donné à « dialpost backup » ; une sauvegarde interrompue ne peut pas être reprise.`,
  newer: (from, { by, version, known }) =>
    `La sauvegarde dans ${from} a été faite par Dialpost ${by} (sauvegardes de version ${version}) ; celui-ci connaît la version ${known}. Installez d’abord ce Dialpost ici. Rien n’a été modifié.`,
  damaged: (from, files, more) =>
    `La sauvegarde dans ${from} est endommagée : ${files.join(', ')}${more > 0 ? ` et ${numberFr(more)} autres` : ''} ${files.length + Math.max(more, 0) === 1 ? 'manque ou n’est' : 'manquent ou ne sont'} pas tel qu’écrit. Rien n’a été repris. Prenez une autre sauvegarde, ou recopiez celle-ci depuis son origine.`,
  noRoomToRestore: (dir, needed, free) =>
    `Reprendre la sauvegarde demande environ ${sizeText(needed)}, et il reste ${sizeText(free)} sur le disque de ${dir}. Faites-y d’abord de la place ; rien n’a été modifié.`,
  notRestored: (dir, why) =>
    `La sauvegarde n’a pas été reprise : ${why}. ${dir} est resté tel quel ; une fois cela réparé, réessayez.`,
  halfRestored: (dir, why) =>
    `La sauvegarde n’est reprise qu’en partie : ${why}. Rien n’est perdu ; une fois cela réparé, démarrez Dialpost avec ${dir}, ou réessayez : l’un comme l’autre la termine.`,
  asideUnreadable: (why) => `Les messages qui attendaient auparavant dans le dossier n’ont pas pu être lus : ${why}.`,
  restored: ({ at, letters, held, settled, aside, passwords }) =>
    [
      `Reprise : la sauvegarde du ${dateTimeText(at)}. ${letters === 1 ? 'Un message attend' : `${numberFr(letters)} messages attendent`} maintenant.`,
      ...(settled > 0
        ? [
            `${countFr(settled, 'message', 'messages')} de la sauvegarde ${settled === 1 ? 'était parti' : 'étaient partis'} depuis, l’historique le sait : pas envoyé de nouveau.`,
          ]
        : []),
      ...(held > 0
        ? [
            `${countFr(held, 'message attendait', 'messages attendaient')} alors et ${held === 1 ? 'est peut-être parti' : 'sont peut-être partis'} depuis, ce que personne ici ne sait : retenu. Regardez-les, et libérez ce qui n’est pas parti, ou tout à la fois : dialpost queue release restored`,
          ]
        : []),
      ...(aside === null
        ? []
        : [`Ce qui se trouvait auparavant dans le dossier est dans ${aside} ; rien n’en a été supprimé.`]),
      ...(passwords
        ? []
        : ['La sauvegarde ne contient pas de mots de passe ; ceux qui manquent doivent être saisis de nouveau.']),
    ].join('\n'),
  newerFolder: (path, { by, version, known }, here) =>
    `${path} a été écrit par un Dialpost plus récent (${by === '' ? '' : `${by}, `}version ${version} de ce fichier ; Dialpost ${here} connaît la version ${known}). Rien n’a été touché. Réinstallez le Dialpost plus récent, ou reprenez une sauvegarde d’avant dans un dossier vide.`,
});
