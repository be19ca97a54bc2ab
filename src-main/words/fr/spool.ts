// words/spool in French.
import { translate } from '../page';
import { spoolWords } from '../spool';
import { countFr, formFr, numberFr } from './plural';

const NOT_THERE =
  'les messages qui ne figuraient que là sont perdus, et ce que les autres sont devenus depuis est inconnu';
const NOBODY_SPEAKS_OF_IT =
  'aucune fiche lisible n’en parle ; c’est un message dont la fiche a été endommagée ou perdue';

const refusal =
  (what: string) =>
  (place: string, reason: string): string =>
    `${what} ${place} : ${reason} ; rien de ce qui a été accepté n’est perdu`;

translate('fr', spoolWords, {
  diskFull: 'le disque est plein',
  refused: {
    openSpool: refusal('les messages en attente ne peuvent pas être ouverts dans'),
    readSpool: refusal('les messages en attente ne peuvent pas être lus dans'),
    readFile: refusal('les messages en attente ne peuvent pas être lus, fichier'),
    storeMessage: refusal('un message ne peut pas être enregistré sous'),
    readMessage: refusal('un message ne peut pas être lu, fichier'),
    moveDamaged: refusal('un message endommagé ne peut pas être déplacé vers'),
    writeSnapshot: refusal('l’instantané ne peut pas être écrit sous'),
    writeJournal: refusal('le registre ne peut pas être écrit dans'),
    syncContents: refusal('un dossier de contenus ne peut pas être mis en sûreté pour le registre dans'),
    writeResults: refusal('ce que le courrier est devenu ne peut pas être écrit dans'),
  },
  noRoom: (folder, bytes) =>
    `le disque sous ${folder} a moins de ${countFr(bytes, 'octet')} de libre ; le nouveau courrier est refusé pour l’instant, ce qui a été accepté est en sécurité`,
  closing: 'le dossier des messages est en cours de fermeture ; le registre reste tel quel',
  closed: 'le dossier des messages est fermé ; le bureau de poste s’arrête',
  forsaken: (why) => `plus rien n’est écrit : ${why}`,
  segmentRemoved: (path) => `${path} a été supprimé pendant que Dialpost l’écrivait`,
  anotherWriter: (path) =>
    `un autre programme a écrit ${path}, ce dossier de courrier n’appartient donc plus à Dialpost seul. Plus aucun courrier n’est accepté, et rien de ce qui a été accepté n’est perdu. Arrêtez l’autre programme (un second Dialpost, ou la restauration d’une copie), puis redémarrez Dialpost`,
  otherSpool: (path) =>
    `${path} appartient à un autre dossier de courrier que les fichiers voisins, la file d’attente ne peut donc pas être établie avec certitude ; rien n’a été modifié et aucun courrier n’est perdu. Si deux programmes ou une copie restaurée ont travaillé sur ce dossier, déplacez ce seul fichier en lieu sûr et redémarrez ; les messages qui ne figurent que dans ce fichier ne sont pas envoyés tant qu’il s’y trouve`,
  newerVersion: (path, version, known) =>
    `${path} a été écrit par un Dialpost plus récent (version ${version}) ; celui-ci connaît la version ${known}. Démarrez le plus récent ; rien n’a été modifié`,
  notAnId: (text) => `ceci n’est pas un numéro de message : ${text}`,
  cannotBeSent: (id, why) => `le message ${id} ne peut pas être envoyé : ${why}`,
  message: {
    damagedInJournal: 'son contenu dans le registre est endommagé',
    missing: 'son contenu manque',
    size: (found, expected) => `son contenu compte ${countFr(found, 'octet')} au lieu de ${numberFr(expected)}`,
    otherBytes: (found, expected) =>
      `son contenu n’est pas ce qui a été reçu : ${countFr(found, 'octet')} au lieu de ${numberFr(expected)}`,
    otherSum: 'son contenu n’est pas ce qui a été reçu : la somme de contrôle diffère',
    mostLikelyDelivered:
      'son contenu a disparu, ainsi que ce qui l’accompagnait, et une partie du registre manque : très probablement, il a été remis auparavant. Son expéditeur n’a pas été averti ; consultez l’historique',
    nobodySpeaksOfIt: NOBODY_SPEAKS_OF_IT,
    nobodySpeaksAndOther: `${NOBODY_SPEAKS_OF_IT}, et son contenu n’est pas ce qui a été reçu`,
    onItsWayIn:
      'il était encore en train d’arriver quand Dialpost s’est arrêté, et le registre ne peut pas être lu en entier ; il a donc peut-être quand même été accepté',
    onlyItsEnvelope: 'son contenu manque, ainsi que sa fiche dans le registre ; voici tout ce qu’on sait de lui',
  },
  records: {
    unknown: (file, text) => `${file} : une fiche ne dit rien que ce programme connaisse : ${text}`,
    unsound: (file, at) =>
      `${file} : à partir de l’octet ${numberFr(at)}, il n’y avait plus de fiche valable ; ce qu’elle disait est inconnu`,
    short: (file, bytes, safe) =>
      `${file} : le fichier est intact jusqu’à l’octet ${numberFr(bytes)}, mais ${countFr(safe, 'octet en était', 'octets en étaient')} en sûreté ; ${NOT_THERE}`,
    newestMissing: (file) => `${file} : cette partie la plus récente du registre manque ; ${NOT_THERE}`,
    gap: (file, from) => `${file} : le registre qui le précède manque à partir de ${from} ; ${NOT_THERE}`,
    noHead: (file) => `${file} : sa première fiche ne peut pas être lue`,
    lacking: (file, lacking, count) =>
      `${file} : ${numberFr(lacking)} de ses ${countFr(count, 'fiche')} ${formFr(lacking, 'ne peut pas être lue', 'ne peuvent pas être lues')}`,
  },
  log: {
    notFiled: 'des contenus restent dans le registre pour l’instant : leurs fichiers n’ont pas pu être écrits',
    notKept: 'le contenu d’un message remis n’a pas pu être gardé ; son courrier n’en est pas touché',
    notRemoved: 'un fichier de contenu n’a pas pu être supprimé ; nouvelle tentative plus tard',
    notNamed: 'un contenu garde son premier nom pour l’instant',
    journalNotReplaced: 'le registre n’a pas pu être remplacé ; il continue',
    setAside: 'un message endommagé a été mis de côté',
    endNotSafe: 'ce que la dernière exécution avait écrit à sa fin n’a pas pu être mis en sûreté',
    notTakenBack: 'des messages retrouvés ne peuvent pas être mis dans la file d’attente pour l’instant',
    removed: 'des contenus sortis de la file d’attente ou jamais acceptés ont été supprimés',
    aside: 'des contenus sans fiche ont été mis de côté',
    foundAgain: 'des messages dont la fiche était perdue ont été retrouvés et retenus',
    inDoubt: 'une partie du registre est perdue : des messages peut-être déjà envoyés ont été retenus',
  },
});
