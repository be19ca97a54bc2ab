// words/collect in French.
import { collectWords } from '../collect';
import { translate } from '../page';
import { countFr, formFr, numberFr } from './plural';

const UNTIL_NEXT = 'Le courrier y reste jusqu’à la prochaine connexion.';
const tooOpen =
  'il n’accepte pas de mot de passe sur une ligne que d’autres peuvent lire ; réglez la sécurité sur STARTTLS ou TLS';

type Fetched = Parameters<typeof collectWords.mailbox.fetched>[1];

/** How many of the missing are named. */
const MOST_NAMED = 5;

function safeHere({ fetched }: Fetched): string {
  return fetched === 0
    ? 'Rien n’a été relevé.'
    : `${countFr(fetched, 'message est en sécurité ici', 'messages sont en sécurité ici')}.`;
}

function notGiven({ missing }: Fetched): string {
  const count = missing.length;
  if (count === 0) return '';
  const named = missing
    .slice(0, MOST_NAMED)
    .map(({ name, why }) => `${name} : ${why}`)
    .join(' ; ');
  const more = count > MOST_NAMED ? ` ; et ${countFr(count - MOST_NAMED, 'autre', 'autres')}` : '';
  const what = countFr(
    count,
    'message n’a pas été donné en entier par le serveur, ou y a été supprimé entre-temps',
    'messages n’ont pas été donnés en entier par le serveur, ou y ont été supprimés entre-temps',
  );
  return ` ${what} ; ce qui s’y trouve encore sera redemandé à la prochaine connexion (${named}${more}).`;
}

function listDamaged({ doubted }: Fetched): string {
  return doubted
    ? ' La liste de ce qui y avait déjà été relevé était endommagée sur le disque de cet ordinateur : des messages sont peut-être arrivés deux fois, et aucun n’est perdu. Vérifiez le disque.'
    : '';
}

function staysThere({ large, left, unreadable, kept }: Fetched): string {
  return [
    large > 0
      ? ` ${countFr(large, 'message trop gros pour ce fournisseur y est resté', 'messages trop gros pour ce fournisseur y sont restés')}.`
      : '',
    left > 0 ? ` ${countFr(left, 'autre message attend', 'autres messages attendent')} la prochaine connexion.` : '',
    unreadable > 0
      ? ` ${countFr(unreadable, 'autre message s’y trouve', 'autres messages s’y trouvent')}, que la liste du serveur ne nomme pas de façon lisible ; demandez au fournisseur, ou ${formFr(unreadable, 'regardez-le', 'regardez-les')} dans sa messagerie web.`
      : '',
    kept > 0
      ? ` ${countFr(kept, 'message en sécurité ici s’y trouve encore, car le serveur n’a pas voulu le supprimer', 'messages en sécurité ici s’y trouvent encore, car le serveur n’a pas voulu les supprimer')} ; nouvelle tentative à la prochaine connexion.`
      : '',
  ].join('');
}

function notWanted(wanted: string): string {
  return wanted === '' ? '' : `, et non « ${wanted} »`;
}

const came = (messages: number): string => countFr(messages, 'message est arrivé', 'messages sont arrivés');

translate('fr', collectWords, {
  stopped: 'la connexion a été arrêtée',
  nothing: 'Rien n’est relevé ici.',
  onConnect: 'Le fournisseur envoie ce qu’il garde dès que la ligne est établie ; rien n’a été demandé.',
  noWords: 'rien',

  notOpened: {
    dns: (host, said) => `${host} est introuvable (${said}).`,
    connect: (host, said) => `${host} n’a pas pu être joint (${said}).`,
    greeting: (host, said) => `${host} ne nous a pas laissés entrer (${said}).`,
    ehlo: (host, said) => `${host} ne nous a pas laissés entrer (${said}).`,
    tls: (host, said) => `Aucune liaison chiffrée (TLS) n’a pu être établie avec ${host} (${said}).`,
    auth: (host, said) => `${host} n’a pas accepté le nom d’utilisateur et le mot de passe (${said}).`,
  },
  noLogin: (host, said) => `L’identification auprès de ${host} n’a pas pu être tentée (${said}).`,

  program: {
    running: (program) => `exécution de ${program}`,
    endedWell: (program) => `Le programme ${program}, qui relève le courrier, s’est bien terminé.`,
    failed: (end) => `Le programme qui relève le courrier a échoué : ${end}.`,
  },

  etrn: {
    noHost: 'ETRN n’a pas de serveur à interroger : nommez-en un, ou utilisez un fournisseur avec un serveur relais.',
    nobody: (why) => `Personne n’a pu être interrogé au sujet du courrier en attente : ${why}`,
    stopped: 'La connexion a été arrêtée avant la demande ETRN.',
    begins: (host, node, said) => `${host} commence à envoyer le courrier pour ${node} (${said}).`,
    none: (host, node, said) => `${host} ne garde aucun courrier pour ${node} (${said}).`,
    aboutTo: (host, node, said) => `${host} va envoyer le courrier pour ${node} (${said}).`,
    notNow: (host, node, said) =>
      `${host} ne peut pas libérer maintenant le courrier pour ${node} ; il y reste jusqu’à la prochaine connexion (${said}).`,
    notAllowed: (host, node, said) =>
      `${host} ne nous laisse pas relever le courrier pour ${node} ; demandez au fournisseur d’autoriser ETRN pour ce nom (${said}).`,
    unknown: (host, said) =>
      `${host} ne connaît pas ETRN ; choisissez une autre façon de relever le courrier (${said}).`,
    badDomain: (host, node, said) =>
      `${host} ne comprend pas « ${node} » ; vérifiez le domaine dans les réglages de relève (${said}).`,
    elseFirst: (host, said) => `${host} veut autre chose avant ETRN, peut-être une identification (${said}).`,
    loginFirst: (host, said) =>
      `${host} veut une identification avant ETRN ; indiquez le nom d’utilisateur et le mot de passe du serveur relais (${said}).`,
    broke: (host, node, said) =>
      `La ligne vers ${host} a été coupée pendant la demande pour ${node} : ${said}. ${UNTIL_NEXT}`,
    took: (host, node, said) => `${host} a accepté la demande pour ${node} (${said}).`,
    refused: (host, node, said) => `${host} a refusé de libérer le courrier pour ${node} (${said}).`,
  },

  atrn: {
    notOurDomains: (host, domains, said) =>
      `${host} ne nous laisse pas relever le courrier pour ${domains.join(', ')} ; demandez au fournisseur d’autoriser ATRN pour ${domains.length === 1 ? 'ce domaine' : 'ces domaines'}, ou indiquez dans les réglages de relève les domaines qu’il garde (${said}). Il ne garde rien d’autre pour ce compte.`,
  },
  turn: {
    noLogin: 'TURN exige un serveur relais avec identification ; indiquez-y un nom d’utilisateur et un mot de passe.',
    notSecure: (host) =>
      `TURN n’est pas demandé sur une ligne que d’autres peuvent lire ; réglez la sécurité de ${host} sur STARTTLS ou TLS.`,
  },
  swapped: {
    now: 'les rôles sont échangés : notre côté salue et reçoit le courrier',
    broke: (host) => `La ligne vers ${host} a été coupée au moment où l’envoi commençait. ${UNTIL_NEXT}`,
    cameByLine: (messages, orderly) =>
      `${came(messages)} par cette ligne${orderly ? '' : ', qui s’est terminée sans au revoir'}`,
    came: (messages, end) => `${came(messages)}. ${end}`,
    notAsked: (why) => `Le fournisseur n’a pas pu être interrogé au sujet du courrier en attente : ${why}`,
    restNotAsked: (why) => `Le fournisseur n’a pas pu être interrogé au sujet du reste : ${why}`,
    restLater: 'Ce qui y reste viendra à la prochaine connexion.',
    silent: (host) =>
      `${host} s’est tu alors qu’il devait envoyer, et nous avons raccroché ; ce qui y reste viendra à la prochaine connexion.`,
    cut: (host) =>
      `La ligne vers ${host} a été coupée en plein envoi ; ce qui y reste viendra à la prochaine connexion.`,
    nothingToSend: (host) => `${host} n’avait rien à envoyer.`,
    nothingMore: (host) => `${host} n’avait plus rien à envoyer.`,
    brokeAsking: (host, said) =>
      `La ligne vers ${host} a été coupée pendant que nous demandions notre courrier : ${said}. ${UNTIL_NEXT}`,
    notAllowed: (host, verb, said) =>
      `${host} ne nous laisse pas relever ce courrier ; demandez au fournisseur d’autoriser ${verb} pour vos domaines (${said}).`,
    notNow: (host, said) =>
      `${host} ne peut pas libérer le courrier maintenant ; il y reste jusqu’à la prochaine connexion (${said}).`,
    none: (host, said) => `${host} ne garde aucun courrier pour nous (${said}).`,
    unknown: (host, verb, said) =>
      `${host} ne connaît pas ${verb} ; choisissez une autre façon de relever le courrier (${said}).`,
    badDomains: (host, said) =>
      `${host} ne comprend pas les domaines demandés ; vérifiez-les dans les réglages de relève (${said}).`,
    loginFirst: (host, verb, said) =>
      `${host} veut une autre identification ou un chiffrement avant ${verb} ; vérifiez le nom d’utilisateur, le mot de passe et la sécurité (${said}).`,
    refused: (host, said) => `${host} a refusé de libérer le courrier (${said}).`,
  },

  plain: {
    byFinger: (host) => `demande à ${host} par FINGER`,
    byText: (host) => `demande à ${host} par un texte`,
    fingerFailed: (host, trouble) => `${host} n’a pas pu être interrogé par FINGER : ${trouble}. ${UNTIL_NEXT}`,
    fingerSaid: (host, said) => `${host} a été interrogé par FINGER et a répondu : ${said}`,
    said: (host, said) => `Notre courrier a été demandé à ${host}, qui a répondu : ${said}`,
    saidElse: (host, said, wanted) =>
      `Notre courrier a été demandé à ${host}, mais il a répondu « ${said} »${notWanted(wanted)}. ${UNTIL_NEXT}`,
    saidNothing: (host, trouble, wanted) =>
      `Notre courrier a été demandé à ${host}, mais il n’a rien répondu${trouble ? ` (${trouble})` : ''}${notWanted(wanted)}. ${UNTIL_NEXT}`,
    noAnswer: 'pas de réponse à temps',
  },

  mailbox: {
    notHere: 'Les boîtes aux lettres chez le fournisseur ne peuvent pas être relevées ici.',
    noFolder: (mailbox, said) =>
      `le serveur n’a pas de dossier « ${mailbox} », ou ne l’ouvre pas${said === '' ? '' : ` (« ${said} »)`}`,
    fetching: (mailbox, username, host) => `relève de ${mailbox} (compte ${username}) chez ${host} par IMAP`,
    listDamaged: (host) =>
      `La liste de ce qui a déjà été relevé chez ${host} est endommagée sur le disque de cet ordinateur ; une copie se trouve dans corrupt/. Des messages arriveront peut-être deux fois, aucun n’est perdu.`,
    badSums: 'des lignes de la liste des messages relevés ne correspondent pas à leurs sommes de contrôle',
    fetched: (host, all) =>
      `La boîte aux lettres chez ${host} a été relevée. ${safeHere(all)}${staysThere(all)}${notGiven(all)}${listDamaged(all)}`,
    notNoted: (host, trouble, all) =>
      `La boîte aux lettres chez ${host} n’a pas pu être relevée jusqu’au bout : la liste de ce qui est en sûreté ici ne peut pas être tenue, et sans elle des messages viendraient deux fois. ${trouble} ${safeHere(all)}${notGiven(all)}${listDamaged(all)} Ce qui reste y attend la prochaine connexion.`,
    notToItsEnd: (host, trouble, all) =>
      `La boîte aux lettres chez ${host} n’a pas pu être relevée jusqu’au bout : ${trouble}. ${safeHere(all)}${notGiven(all)}${listDamaged(all)} Ce qui reste y attend la prochaine connexion.`,
    unreadableListing: (count, command) =>
      `le serveur dit que ${countFr(count, 'message attend', 'messages attendent')}, mais la liste qu’il en donne n’a pas pu être lue ; demandez au fournisseur ce que répond ${command}`,
  },

  letter: {
    numbered: (number) => `message ${numberFr(number)}`,
    titled: (subject, number) => `« ${subject} » (message ${numberFr(number)})`,
    onceADay: 'il n’a pas pu être obtenu lors des connexions précédentes et n’est plus tenté qu’une fois par jour',
    lineEnded: 'la ligne s’est coupée sur ce message',
    tooLong: (bytes) => `il compte plus de ${countFr(bytes, 'octet')}`,
    gave: (bytes, of) =>
      of === null
        ? `le serveur en a donné ${countFr(bytes, 'octet')}, sans dire combien il en compte`
        : `le serveur a donné ${numberFr(bytes)} de ses ${countFr(of, 'octet')}`,
    gaveFirst: (bytes) => `le serveur n’en a donné que le début, ${countFr(bytes, 'octet')}`,
    more: 'il en est venu plus après sa fin : le serveur ne double pas les points (RFC 1939), il arriverait tronqué',
    notAtAll: 'le serveur le cite dans sa liste et ne le donne pas',
    refused: (said) => `le serveur a répondu « ${said} »`,
  },

  login: {
    noTokens: (ways) =>
      `le serveur n’accepte pas de jeton d’accès ; il propose ${ways.length > 0 ? ways.join(', ') : 'rien'}. Identifiez-vous là-bas avec un mot de passe`,
    tokenRefused: (said) => `le serveur n’a pas accepté le jeton d’accès : ${said}`,
    onlyTokens: (ways) =>
      `le serveur n’accepte pas de mot de passe, seulement la connexion chez son fournisseur (${ways.join(', ')}) ; choisissez-y « Se connecter chez le fournisseur » comme identification, et connectez-vous`,
    tooOpen,
    tooOpenBy: (refused) => `${tooOpen} (${refused})`,
    wrong: (said) => `il n’a pas accepté le nom d’utilisateur et le mot de passe${said ? ` (« ${said} »)` : ''}`,
    notNow: (said) =>
      `l’hôte ne nous laisse pas entrer en ce moment (« ${said} »), et ce n’est ni le nom d’utilisateur ni le mot de passe`,
    imapWays: (theirs, ours) =>
      `${theirs.length > 0 ? `il n’accepte l’identification que par ${theirs.join(', ')}` : 'il n’accepte pas d’identification sur cette ligne'}, et Dialpost connaît LOGIN, PLAIN, ${ours.join(', ')} ; demandez au fournisseur d’en autoriser une, ou relevez par POP3`,
    pop3Ways: (theirs, ours, refused) =>
      `${theirs.length > 0 ? `il n’accepte l’identification que par ${theirs.join(', ')}` : 'il ne dit pas comment il accepte l’identification'}, et Dialpost connaît USER et PASS, APOP, ${ours.join(', ')} ; demandez au fournisseur d’en autoriser une (${refused})`,
  },

  line: {
    ours: 'nous avons mis fin à la liaison',
    noConnection: (address, port) => `pas de réponse de ${address}, port ${port}`,
    dripping: 'le serveur s’est tu, ou donne si peu à la fois que cela ne finirait jamais',
    endlessAnswers: 'les réponses du serveur n’ont pas de fin',
    endlessListing: 'la liste du serveur n’a pas de fin',
    endlessAnswerTo: (command) => `la réponse du serveur à ${command} n’a pas de fin`,
    endlessAnswer: 'le serveur a envoyé une réponse sans fin',
    letterLeft: 'un message a été interrompu au milieu',
    beforeTls: 'le serveur a parlé avant le début du chiffrement',
    hostClosed: (said) => `le serveur a fermé la liaison${said === null ? '' : ` : « ${said} »`}`,
    renumbered: 'le serveur a renuméroté ses messages pendant leur relève',
    noImap: 'le serveur a envoyé quelque chose qui n’est pas une réponse IMAP',
    closed: 'la liaison a été fermée',
    tooSlow: 'le serveur donne si peu à la fois que cela ne finirait jamais',
    silent: 'le serveur s’est tu',
    answered: (command, said) => `le serveur a répondu à ${command} par « ${said} »`,
    greeted: (said) => `le serveur a répondu à la salutation par « ${said} »`,
  },
});
