// words/cases/host in French.
import { hostCaseWords, lineCaseWords } from '../../cases/host';
import { translate } from '../../page';

const CHECK_HOST = 'Vérifiez lettre par lettre le nom du serveur chez le fournisseur.';
const AGAIN = 'Nouvelle tentative à la prochaine connexion';

translate('fr', lineCaseWords, {
  'dns-no-such-host': {
    cause: 'Il n’existe pas de serveur de ce nom : {said}',
    steps: [
      CHECK_HOST,
      'S’il est juste, les serveurs de noms de cette ligne ne le connaissent peut-être pas : essayez-en d’autres.',
    ],
  },
  'dns-no-address': {
    cause: 'Le nom existe, mais aucune adresse ne lui appartient : {said}',
    steps: [CHECK_HOST, 'Un domaine (clinic.example) n’est souvent pas le serveur (smtp.clinic.example).'],
  },
  'dns-servfail': {
    cause: 'Le serveur de noms n’a pas pu trouver la réponse : {said}',
    steps: [
      'D’ordinaire, cela passe au bout d’un moment.',
      'Si cela continue, indiquez d’autres serveurs de noms pour cette ligne.',
    ],
  },
  'dns-unreachable': {
    cause: 'Le serveur de noms ne peut pas être joint : {said}',
    steps: ['La ligne est-elle établie ?', 'Vérifiez les serveurs de noms réglés pour cette ligne.'],
  },
  'dns-refused': {
    cause: 'Le serveur de noms ne répond pas aux questions venant d’ici : {said}',
    steps: [
      'Laissez vides les serveurs de noms de la ligne pour utiliser ceux du système, ou prenez ceux que donne le fournisseur de cette ligne même.',
    ],
  },
  'dns-time': {
    cause: 'Le serveur de noms ne répond pas : {said}',
    steps: [
      'La ligne est-elle vraiment établie ?',
      'Vérifiez les serveurs de noms réglés pour cette ligne ; une adresse fixe au lieu d’un nom évite la question.',
    ],
  },
  'connect-refused': {
    cause: 'L’ordinateur est là, mais personne n’écoute sur ce port : {said}',
    steps: [
      'Vérifiez le port chez le fournisseur : 587 (ou 465, chiffré dès le début) pour envoyer par un fournisseur, 25 entre serveurs.',
    ],
  },
  'connect-no-way': {
    cause: 'Aucun chemin ne mène à cette adresse par cette ligne : {said}',
    steps: [
      'La ligne est-elle établie, et donne-t-elle accès à Internet ?',
      'Vérifiez le pare-feu et la passerelle du bureau.',
    ],
  },
  'connect-time': {
    cause: 'Rien ne répond à cette adresse et à ce port : {said}',
    steps: [
      'Beaucoup de fournisseurs de lignes bloquent le port 25 : utilisez 587.',
      'Vérifiez le pare-feu du bureau ; puis le serveur et le port.',
    ],
  },
  'connect-reset': {
    cause: 'La liaison a été coupée aussitôt : {said}',
    steps: [
      'Un pare-feu ou le serveur lui-même nous écarte ; demandez au fournisseur si cette adresse a le droit de se connecter.',
    ],
  },
  'connect-other': {
    cause: 'Aucune liaison n’a pu être établie : {said}',
    steps: [`${AGAIN}.`, 'Vérifiez le serveur, le port et la ligne si cela continue.'],
  },
  'end-cut': {
    cause: 'Le message a été envoyé, mais la ligne a été coupée avant que {host} dise s’il le prenait : {said}',
    steps: ['Il n’y a rien à faire ; sur une ligne souvent coupée, des messages plus courts aident.'],
  },
  'silent-mail': {
    cause: '{host} s’est tu au milieu de l’échange : {said}',
    steps: [
      `${AGAIN}.`,
      'Un analyseur en chemin (antivirus, pare-feu avec « inspection SMTP ») en est souvent la cause : désactivez-le pour ce serveur.',
    ],
  },
  'cut-mail': {
    cause: 'La ligne a été coupée au milieu de l’échange : {said}',
    steps: [`${AGAIN} ; ce qui a été confirmé n’est pas envoyé de nouveau.`],
  },
  'cut-opening': {
    cause: '{host} a mis fin à la liaison pendant l’ouverture : {said}',
    steps: [
      'Réessayez.',
      'Si cela continue, vérifiez la sécurité et le port chez le fournisseur, et s’il laisse entrer cette adresse.',
    ],
  },
});

const MODES = 'Le port 465 est chiffré dès le début ("implicit"), 587 et 25 par STARTTLS.';

translate('fr', hostCaseWords, {
  'greeting-tls-port': {
    cause: '{host} a accepté la liaison, mais ne dit rien : {said}',
    steps: [
      `Il attend peut-être le chiffrement tout de suite. ${MODES} Comparez avec le réglage du fournisseur.`,
      'Un serveur très lent ou un analyseur en chemin est l’autre cause possible.',
    ],
  },
  'greeting-blocked': {
    cause: '{host} ne parle pas à cette adresse, car elle figure sur une liste de blocage : {said}',
    steps: [
      'Envoyez par le serveur relais de votre fournisseur, avec identification, au lieu d’envoyer directement.',
      'Une adresse d’accès commuté est inscrite comme telle ; seul son propriétaire (le fournisseur) peut la faire retirer.',
    ],
  },
  'greeting-too-many': {
    cause: '{host} a déjà trop de liaisons venant d’ici : {said}',
    steps: ['Nouvelle tentative automatique.', 'Ramenez « Liaisons simultanées » à 1 chez le fournisseur.'],
  },
  'greeting-421': {
    cause: '{host} n’est pas en service en ce moment : {said}',
    steps: ['Nouvelle tentative automatique ; d’ordinaire, cela passe au bout d’un moment.'],
  },
  'greeting-no-reverse': {
    cause: '{host} veut que cette adresse ait un nom (PTR) : {said}',
    steps: [
      'Envoyez par un serveur relais, ou demandez au fournisseur de la ligne un enregistrement PTR vers votre nom d’hôte (voir Contrôles → DNS).',
    ],
  },
  'greeting-521': {
    cause: '{host} n’accepte aucun courrier : {said}',
    steps: ['Ce n’est pas le bon serveur : vérifiez le nom chez le fournisseur.'],
  },
  'greeting-554': {
    cause: '{host} ne veut pas nous parler : {said}',
    steps: [
      'Demandez au fournisseur si cette adresse a le droit de se connecter.',
      'Vérifiez que c’est bien le serveur pour l’envoi (et non celui qui reçoit le courrier des autres).',
    ],
  },
  'greeting-not-smtp': {
    cause: 'Ce qui a répondu n’est pas un serveur de messagerie : {said}',
    steps: ['Vérifiez le serveur et le port ; un serveur web ou POP3 répond ainsi.'],
  },
  'greeting-closed': {
    cause: '{host} a fermé la liaison avant d’avoir rien dit : {said}',
    steps: [
      'Réessayez.',
      'Si cela continue, un pare-feu ou une limite écarte cette adresse : demandez au fournisseur.',
    ],
  },
  'ehlo-name': {
    cause: '{host} n’aime pas le nom sous lequel ce bureau se présente : {said}',
    steps: ['Réglez le nom d’hôte du bureau sur un nom complet qui existe dans le DNS, tel que mail.votre-domaine.'],
  },
  'tls-self-signed': {
    cause: '{host} présente un certificat qu’il a fait lui-même : {said}',
    steps: [
      'Sur Internet : quelqu’un écoute peut-être ; ne continuez pas avant que le fournisseur l’ait expliqué.',
      'Pour un serveur de votre propre bureau, désactivez « Vérifier le certificat » pour ce serveur.',
    ],
  },
  'tls-expired': {
    cause: 'Le certificat de {host} a expiré : {said}',
    steps: [
      'Vérifiez d’abord la date de cet ordinateur.',
      'Si elle est juste, prévenez le fournisseur ; ne désactivez « Vérifier le certificat » qu’en cas de nécessité, jusqu’au renouvellement.',
    ],
  },
  'tls-not-yet': {
    cause: 'Le certificat de {host} n’est pas encore valable : {said}',
    steps: ['C’est presque toujours l’horloge de cet ordinateur qui est fausse : réglez la date et l’heure.'],
  },
  'tls-name': {
    cause: 'Le certificat appartient à un autre nom que {host} : {said}',
    steps: [
      'Écrivez le serveur comme le fournisseur l’écrit (un nom, pas une adresse).',
      'S’il est juste, quelqu’un s’est peut-être interposé : demandez au fournisseur.',
    ],
  },
  'tls-authority': {
    cause: 'Celui qui a délivré le certificat de {host} n’est pas connu ici : {said}',
    steps: [
      'Le serveur oublie peut-être d’envoyer une partie de sa chaîne : prévenez le fournisseur.',
      'Une autorité propre à votre bureau, ou un analyseur qui ouvre le courrier chiffré, doit être parmi celles auxquelles cet ordinateur fait confiance : ajoutez-la là, puis redémarrez Dialpost ; ou excluez ce serveur dans l’analyseur.',
    ],
  },
  'tls-wrong-port': {
    cause: '{host} ne parle pas TLS sur ce port : {said}',
    steps: [`${MODES} Changez la sécurité ou le port chez le fournisseur.`],
  },
  'tls-too-old': {
    cause: '{host} et cet ordinateur n’ont aucune façon commune de chiffrer : {said}',
    steps: ['Le TLS du serveur est trop ancien. Demandez au fournisseur un autre port ou un autre serveur.'],
  },
  'tls-454': {
    cause: '{host} ne peut pas chiffrer en ce moment : {said}',
    steps: ['Nouvelle tentative automatique ; si cela continue, prévenez le fournisseur.'],
  },
  'tls-not-offered': {
    cause: '{host} ne propose pas de chiffrement sur ce port : {said}',
    steps: [
      `${MODES} Essayez 465 avec "implicit".`,
      'Certains pare-feu cachent STARTTLS (« SMTP inspection », « fixup ») : désactivez cette fonction.',
    ],
  },
  'tls-other': {
    cause: 'Aucune liaison sûre avec {host} n’a pu être établie : {said}',
    steps: [`Vérifiez la sécurité et le port chez le fournisseur. ${MODES}`],
  },
  'opening-local': {
    cause: '{host} ne nous comprend pas : {said}',
    steps: ['Un serveur très ancien : activez pour lui « Dire HELO au lieu de EHLO ».'],
  },
  'opening-other': {
    cause: '{host} ne poursuit pas l’échange : {said}',
    steps: [`${AGAIN} ; si cela continue, interrogez le fournisseur avec ces mots.`],
  },
});
