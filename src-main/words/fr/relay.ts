// words/relay in French.
import { translate } from '../page';
import { relayWords } from '../relay';
import { countFr } from './plural';

const known = (ids: readonly string[]): string => ids.join(', ') || 'aucune';

translate('fr', relayWords, {
  settings: {
    misfit: 'Les réglages ne conviennent pas :',
    noMail: (trouble) =>
      `${trouble} Aucun courrier n’est accepté ni envoyé tant que de bons réglages ne sont pas en place.`,
    changedSince:
      'Rien n’a été repris : les réglages ont été modifiés ailleurs pendant que vous regardiez. Importez de nouveau le fichier pour voir ce qu’il change maintenant.',
    changedAfter:
      'Les réglages d’avant ne peuvent plus être rétablis : d’autres ont été enregistrés depuis, ou Dialpost a été redémarré. Ceux d’aujourd’hui restent en vigueur.',
    none: (dir) =>
      `Rien n’est encore installé dans ${dir}. Donnez un document de réglages avec --settings FILE, ou essayez --practice.`,
    lost: (dir) =>
      `Les réglages de ${dir} n’ont pas pu être lus, et rien n’a été changé à son courrier. Corrigez le fichier de corrupt/ et remettez-le à sa place sous le nom settings.json, ou indiquez un document de réglages avec --settings FICHIER.`,
  },
  edited: {
    notTaken: (file, error) => `une modification de ${file} à la main n’a pas pu être reprise : ${error}`,
    notWatched: (dir, error) =>
      `le dossier ${dir} ne peut plus être surveillé pour les réglages modifiés à la main : ${error}`,
    inForce: (path) => `${path} a été modifié à la main et est en vigueur`,
    misfit: (path) =>
      `${path} a été modifié à la main et ne convient pas. Les réglages précédents restent en vigueur, et le courrier continue. Corrigez le fichier et enregistrez-le de nouveau, ou enregistrez les réglages ici : le fichier modifié est alors conservé dans corrupt/.`,
  },
  missing: {
    setAside: (id, why) => `Le message ${id} a été mis de côté : ${why}. Rien ne peut en être affiché.`,
    message: (id) =>
      `Il n’y a pas de message ${id} dans la file d’attente ; il a peut-être été remis entre-temps. Consultez l’historique.`,
    keptOff:
      'Le texte de ce message n’existe plus : les messages remis ne sont pas gardés. Pour les garder, indiquez pendant combien de jours dans « Général » (« Garder les messages remis »).',
    kept: (days) =>
      `Le texte de ce message n’existe plus. Les messages remis sont gardés pendant ${countFr(days, 'jour')} ; celui-ci est plus ancien, a été renvoyé ou supprimé, est parti avant ce réglage, ou a fait place à du nouveau courrier.`,
    inMailbox: (mailbox) =>
      `Ce message n’est plus dans la boîte aux lettres ${mailbox} : un logiciel de messagerie l’a relevé ou supprimé.`,
    undo: 'Cela ne peut plus être annulé : Dialpost a redémarré, ou trop de choses ont changé depuis.',
    session: (id) => `Il n’y a pas de connexion ${id}. « dialpost sessions » les affiche.`,
    link: (id, links) => `Il n’y a pas de ligne « ${id} ». Connues : ${known(links)}.`,
    password: (host, port) =>
      `Aucun mot de passe n’est enregistré pour ${host}:${port}. Donnez-en un avec le test, ou indiquez-le d’abord dans « Fournisseurs ».`,
    openListener: 'Aucune entrée n’est ouverte, il n’y a donc rien à tester.',
    listener: (id, listeners) => `Il n’y a pas d’entrée « ${id} ». Connues : ${known(listeners)}.`,
  },
  ownRootsOnly: (why) =>
    `Les certificats auxquels cet ordinateur fait confiance n’ont pas pu être lus (${why}) ; les serveurs sont jugés d’après ceux que Dialpost apporte.`,
  pauseIsOver: 'Cette heure est déjà passée ; indiquez-en une à venir.',
  testedAlready: (link) => `La ligne « ${link} » est déjà en cours de test ; attendez la fin de ce test.`,
});
