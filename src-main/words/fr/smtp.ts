// words/smtp in French.
import { translate } from '../page';
import { smtpWords } from '../smtp';
import { countFr, numberFr } from './plural';

const seconds = (milliseconds: number): string => `${numberFr(Math.round(milliseconds / 1000))} s`;

function notTaken(what: string, said: string, why: string): string {
  return `Le serveur n’accepte pas ${what} (il a dit : ${said}), et le message ne peut pas être réécrit : ${why}. Envoyez-le de nouveau sans cela, ou en pièce jointe`;
}

translate('fr', smtpWords, {
  stopped: 'la connexion a été arrêtée',
  otherSide: 'l’autre côté',
  noHost: {
    noSuchHost: 'ce serveur n’existe pas',
    noAddress: 'le serveur n’a pas d’adresse',
    silent: 'le serveur de noms ne répond pas',
    unreachable: 'le serveur de noms ne peut pas être joint',
    failed: 'le serveur de noms a échoué',
  },
  connect: {
    trying: (host, address, port) => `liaison avec ${host} [${address}], port ${port}`,
    silent: (address, port, ms) => `pas de réponse de ${address}, port ${port}, depuis ${seconds(ms)}`,
    nobodyListens: (address, port) => `personne n’écoute à ${address}, port ${port}`,
    ourselves: (listener) => `notre propre entrée « ${listener} » y répond`,
    noWay: (address) => `aucun chemin ne mène à ${address}`,
    other: (address, port, trouble) => `${address}, port ${port} : ${trouble}`,
  },
  line: {
    broke: (trouble) => `la liaison a été coupée : ${trouble}`,
    hostClosed: 'le serveur a fermé la liaison',
    closed: 'la liaison a été fermée',
    handedOver: 'la ligne a été cédée',
    goodbye: 'nous avons dit au revoir',
    endlessLine: 'le serveur a envoyé une ligne sans fin',
    endlessReply: 'le serveur a envoyé une réponse sans fin',
    noSmtp: (said) => `le serveur a envoyé quelque chose qui n’est pas une réponse SMTP : « ${said} »`,
    announced: (said) => `le serveur a mis fin à l’échange : 421 ${said}`,
    toNothing: (code, said) => `le serveur a répondu sans qu’on lui demande rien : ${code} ${said}`,
    misfit: (to, code, said) => `le serveur a dit quelque chose qui ne peut être la réponse à ${to} : ${code} ${said}`,
    silent: (to, ms) => `pas de réponse à ${to} depuis ${seconds(ms)}`,
    ownDisk: 'notre propre disque a échoué',
    ownCopy: 'notre propre copie du contenu n’a pas pu être lue jusqu’au bout',
    noBdat: (said) =>
      `le serveur propose CHUNKING mais n’accepte pas BDAT (${said}) ; désormais, il reçoit son courrier par DATA`,
  },
  asked: { loneDot: 'le point seul', endOfContent: 'la fin du contenu' },
  leftOut: (lines) => countFr(lines, 'ligne omise', 'lignes omises'),
  login: {
    noToken: 'il n’y a personne à qui demander un jeton OAuth2',
    tokenRefused: 'le serveur n’a pas accepté le jeton',
    refused: 'le serveur n’a pas accepté l’identification',
    noPassword: 'aucun mot de passe n’est enregistré pour ce serveur',
    unknownWays: (offered, known) =>
      `le serveur ne propose que des identifications que nous ne connaissons pas : ${offered.join(' ')} ; nous connaissons ${known.join(', ')}`,
    none: 'le serveur ne propose pas d’identification',
    refusedBy: (error) => `le serveur a refusé l’identification (${error})`,
    impostor:
      'le serveur n’a pas pu montrer qu’il connaît le mot de passe : il n’est peut-être pas celui qu’il prétend être',
    unreadable: 'la part du serveur dans l’identification (SCRAM) n’a pas pu être lue',
    tooManyRounds: (rounds) =>
      `le serveur demande ${numberFr(rounds)} tours de calcul pour une identification, plus que personne n’en a besoin`,
    inClear: (refused) =>
      `${refused === null ? 'il ne propose pas de chiffrer la ligne (STARTTLS)' : `il a refusé de chiffrer la ligne : ${refused}`}. Le mot de passe n’a pas été envoyé, car d’autres pourraient le lire en chemin. Demandez au fournisseur le serveur et le port qui chiffrent ; si l’identification peut passer en clair sur cette ligne, réglez la sécurité sur "none"`,
  },
  tls: {
    wrongPort: (said, { protocol, implicit }) =>
      implicit
        ? `ce port parle d’abord ${protocol} en clair et non TLS (${said}) : choisissez STARTTLS pour lui, ou le port pour TLS`
        : `il a dit qu’il chiffrerait ${protocol}, puis a continué en clair (${said})`,
    selfSigned: () => 'il présente un certificat auto-signé, qui ne prouve pas qui il est',
    expired: () => 'son certificat a expiré, ou la date de cet ordinateur est fausse',
    notYet: () =>
      'son certificat n’est pas encore valable ; le plus souvent, c’est la date de cet ordinateur qui est fausse',
    name: (said) => `son certificat appartient à un autre nom et ne correspond pas (${said})`,
    authority: () => 'celui qui a délivré son certificat n’est pas connu ici (vérification impossible)',
    revoked: () => 'son certificat a été révoqué par celui qui l’a délivré',
    tooOld: (said) =>
      `lui et cet ordinateur n’ont aucun chiffrement en commun, le plus souvent parce que le sien est trop ancien (${said})`,
    cut: () => 'il a fermé la liaison pendant l’établissement du chiffrement',
    time: () => 'le chiffrement n’a pas été établi à temps',
  },
  message: {
    badAddress: (address) => `${address} n’est pas une adresse`,
    tooLarge: (bytes, limit) =>
      `Le message compte ${countFr(bytes, 'octet')}, le serveur en accepte au plus ${numberFr(limit)}`,
    unreadable: (trouble) => `Le contenu n’a pas pu être lu : ${trouble}`,
    empty: 'le contenu est vide',
    tooLong: (bytes) => `le contenu est plus long que ses ${countFr(bytes, 'octet')}`,
    tooShort: (has, bytes) => `le contenu a ${numberFr(has)} de ses ${countFr(bytes, 'octet')}`,
    notTaken: {
      lines: (said, why) => notTaken('les lignes de plus de 998 caractères', said, why),
      'eight-bit': (said, why) => notTaken('les caractères à 8 bits', said, why),
    },
    noUtf8: (why) =>
      `Le serveur n’accepte pas les adresses ou en-têtes internationaux (SMTPUTF8), et le message ne peut pas être réécrit : ${why}`,
  },
  obstacle: {
    addresses: 'ses adresses contiennent des caractères hors ASCII',
    headerAddress: 'une adresse de son en-tête contient des caractères hors ASCII',
    eightBitBetween: 'il y a des caractères à 8 bits entre ses parties',
    longBetween: 'il y a de longues lignes entre ses parties',
    signed: 'il est signé',
    notEncoded: (encoding) => `une partie se dit ${encoding} et ne l’est pas`,
    mayNotBeEncoded: (type) => `une partie est de type ${type}, qui ne doit pas être encodé`,
  },
});
