// words/reading in French.
import { translate } from '../page';
import { readingWords } from '../reading';

translate('fr', readingWords, {
  unnamed: (number) => `piece-jointe-${number}`,
  enclosed: 'message joint',
  noPart: (part) => `Le message n’a pas de pièce jointe numéro ${part + 1}. Ouvrez-le de nouveau.`,
  notStanding: 'le décodage des messages n’a pas pu être lancé',
  notDecoded: (why) => `un message n’a pas pu être décodé et est affiché tel qu’il a été envoyé : ${why}`,
});
