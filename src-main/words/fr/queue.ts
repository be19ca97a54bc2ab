// words/queue in French.
import { dateTimeText } from '../amounts';
import { translate } from '../page';
import { queueWords } from '../queue';
import { countFr } from './plural';

translate('fr', queueWords, {
  hold: {
    byHand: 'retenu par quelqu’un',
    braked: (host, said) =>
      `retenu : ${host} l’a refusé, avec d’autres, dans les mêmes termes (${said}) ; ce message n’y est donc sans doute pour rien. Libérez-le pour une nouvelle tentative, ou renvoyez-le à son expéditeur.`,
    untold: (first, others, said) => {
      const more = others > 0 ? ` et à ${countFr(others, 'autre destinataire', 'autres destinataires')}` : '';
      return `n’a pas pu être remis ${first === null ? 'à qui que ce soit' : `à ${first}`}${more} : ${said ?? 'aucune raison donnée'}`;
    },
    unwritten: (trouble) => `son résultat n’a pas pu être noté : ${trouble}`,
    foundAgain:
      'Retrouvé sans sa fiche dans le registre. Il a peut-être déjà été remis : consultez l’historique avant de le libérer',
    restored: (at) =>
      `Repris de la sauvegarde du ${dateTimeText(at)} ; il est peut-être parti depuis : consultez l’historique avant de le libérer`,
    inDoubt:
      'Une partie du registre est perdue, ce message a donc peut-être déjà été envoyé : consultez l’historique avant de le libérer',
  },
  wish: {
    hold: 'sera retenu à la fin de la tentative en cours',
    remove: 'sera supprimé à la fin de la tentative en cours',
  },
  log: {
    journalRefused: 'le registre n’a pas pu être écrit ; nouvelle tentative au prochain changement',
    journalAgain: 'le registre est de nouveau écrit',
    endUnwritten: (id) => `la fin de ${id} n’a pas pu être notée ; le message reste dans la file d’attente`,
    notHeldEither: (id) => `${id} n’a pas pu être retenu non plus`,
    unfinished: 'un message n’a pas pu être terminé ; il reste dans la file d’attente',
  },
});
