// words/daemon in French.
import { translate } from '../../../src-main/words/page';
import { daemonWords } from '../daemon';

translate('fr', daemonWords, {
  title: 'Faire tourner comme service',
  meaning: (folder) =>
    `Le service prend le courrier et établit les connexions dès que cet ordinateur démarre, quel que soit l’utilisateur connecté. Il reprend ${folder} tel quel, avec tout le courrier et tous les réglages ; rien n’est déplacé. Cette fenêtre le pilote ensuite, et quitter le laisse tourner.`,
  passwords:
    'Les mots de passe que le trousseau de cet ordinateur garde pour vous devront être saisis une nouvelle fois.',
  install: 'Faire tourner comme service…',
  waiting: 'En attente de la question du système…',
  installed: 'Le service tourne, et démarre avec cet ordinateur.',
  here: (folder) => `Le service de cet ordinateur fait le travail, avec le dossier ${folder}.`,
  remove: 'Supprimer le service…',
  removeTitle: 'Supprimer le service ?',
  removeMeaning:
    'Le courrier et les réglages restent où ils sont. Cette application prendra alors elle-même le courrier et établira les connexions, et seulement tant qu’elle tourne.',
  removeYes: 'Supprimer le service',
  removed: 'Le service est supprimé. Cette application fait de nouveau le travail.',
  packaged:
    'Il est venu avec un paquet : arrêtez-le par « sudo systemctl disable --now dialpost », ou supprimez le paquet. Le courrier et les réglages restent.',
  elsewhere: (folder) =>
    `Cet ordinateur a déjà un service, avec un autre dossier : ${folder}. Un ordinateur en a un seul. La personne qui s’en occupe le supprime d’abord ; son courrier et ses réglages restent dans ce dossier.`,
  notOurs:
    'Un programme qui n’est pas ce Dialpost a mis un service de ce nom sur cet ordinateur. La personne qui s’occupe de l’ordinateur le déplace d’abord.',
  byHand: 'Un administrateur tape ceci dans un terminal :',
  noProgram:
    'Un service a besoin d’un programme qui tourne sans fenêtre : le paquet du relais (dialpost-relay), ou Node 20.19 ou plus récent. Installez l’un d’eux pour tous sur cet ordinateur, puis revenez voir ici.',
});
