// words/mailboxes in French.
import { mailboxesWords } from '../mailboxes';
import { translate } from '../page';

const damagedKey = (path: string, aside: string): string =>
  `La clé qui signe les expéditeurs du courrier transféré était endommagée ; ${path} a été mis de côté sous corrupt/${aside}.`;

translate('fr', mailboxesWords, {
  noAddress: 'ceci n’est pas une adresse',
  noMailbox: 'cette boîte aux lettres n’existe pas ici',
  full: 'la boîte aux lettres est pleine',
  delivered: 'remis dans la boîte aux lettres',
  deliveredBefore: 'déjà remis dans la boîte aux lettres ; pas déposé une deuxième fois',
  forwarded: (to) => `transféré à ${to.join(', ')}`,
  notWritten: (code) => `la boîte aux lettres n’a pas pu être écrite : ${code}`,
  broken: ({ named, others, remedies }) => {
    const which = named.map(({ address, said }) => `${address} : ${said}`).join(' ; ');
    const more = others > 0 ? ` ; et ${others} de plus` : '';
    const todo = remedies.map((one) => mailboxesWords.remedy[one]).join(' ');
    return named.length + others === 1
      ? `Une boîte aux lettres de cet ordinateur ne peut pas être écrite, ${which}. Son courrier attend en sécurité dans la file d’attente ; toutes les autres boîtes aux lettres continuent. ${todo} Elle est revérifiée automatiquement, et son courrier y entre dès que possible.`
      : `${named.length + others} boîtes aux lettres de cet ordinateur ne peuvent pas être écrites, ${which}${more}. Leur courrier attend en sécurité dans la file d’attente ; toutes les autres boîtes aux lettres continuent. ${todo} Elles sont revérifiées automatiquement, et leur courrier y entre dès que possible.`;
  },
  remedy: {
    inItsPlace: 'Déplacez ce qui se trouve là à la place d’un dossier.',
    link: 'Le dossier est un lien symbolique qui ne mène nulle part : remettez ce à quoi il menait, ou supprimez-le.',
    rights: 'Donnez ce dossier et tout son contenu au compte sous lequel Dialpost tourne, avec le droit d’écrire.',
    readOnly: 'Voyez pourquoi ce dossier ne peut être que lu, et permettez à nouveau d’y écrire.',
    room: 'Faites de la place sur le disque où se trouve cette boîte aux lettres.',
    other: 'Vérifiez ce dossier, ses droits et son disque.',
  },
  trouble: {
    disk: (code) =>
      `Le courrier pour les boîtes aux lettres de cet ordinateur ne peut pas être écrit sur le disque (${code}). Il attend en sécurité dans la file d’attente. Faites de la place sur le disque, ou voyez pourquoi il ne peut être que lu.`,
    several: (last, reply) =>
      `Plusieurs boîtes aux lettres de cet ordinateur n’ont pas pu être écrites l’une après l’autre (la dernière : ${last}, ${reply}). Leur courrier attend en sécurité dans la file d’attente et sera retenté automatiquement en quelques secondes. Si cela dure, vérifiez le disque et les droits du dossier des boîtes aux lettres.`,
  },
  forwardKey: {
    aside: 'forward.key ne contient pas ce qu’il devrait',
    fromCopy: (path, aside, copy) =>
      `${damagedKey(path, aside)} La même clé a été reprise de ${copy} : rien n’est perdu. Vérifiez le disque.`,
    madeNew: (path, aside) =>
      `${damagedKey(path, aside)} Une nouvelle clé a été créée : les transferts continuent, mais un avis concernant du courrier transféré auparavant ne retrouve plus le chemin de son auteur. Vérifiez le disque.`,
  },
  log: {
    notWritten: 'une boîte aux lettres n’a pas pu être écrite',
    notMeasured: 'une boîte aux lettres n’a pas pu être mesurée',
  },
});
