// words/cases/sign-in in French.
import { translate } from '../../page';
import { signInWords } from '../../cases/sign-in';

translate('fr', signInWords, {
  sameAgain: 'le fournisseur a redonné le jeton qui n’avait pas été accepté. Connectez-vous de nouveau',
  none: 'aucune connexion de ce nom n’est en cours. Recommencez-la',
  done: {
    as: (account) => `connecté en tant que ${account}`,
    other: (account, username) =>
      `connecté en tant que ${account}, alors que les réglages disent ${username}. Ce n’est juste que si ${account} peut utiliser la boîte ${username}`,
  },
  out: {
    revoked: 'déconnecté : la connexion est oubliée ici et retirée chez le fournisseur',
    there:
      'déconnecté : la connexion est oubliée ici. Ce fournisseur ne la retire que sur ses propres pages, parmi les applications qui peuvent utiliser le compte',
    failed: (trouble) =>
      `déconnecté : la connexion est oubliée ici. Le fournisseur n’a pas pu être prévenu (${trouble}) ; retirez-la sur ses propres pages, parmi les applications qui peuvent utiliser le compte`,
  },
  noGrant: (connector) =>
    `${connector} s’identifie par un mot de passe ou pas du tout ; il n’y a pas de connexion à établir`,
  needsNobody: (connector) => `${connector} se connecte sans personne ; il n’y a rien à faire`,
  page: {
    title: 'Dialpost',
    goBack: 'La réponse est arrivée. Vous pouvez fermer cette page ; Dialpost dit ce qu’il en est.',
    nothing: 'Ce n’est pas la réponse d’une connexion en cours.',
  },
  unanswered: {
    'in-clear': (host) =>
      `aucun jeton n’est demandé à ${host}, car l’identification y passerait en clair : son adresse doit commencer par « https:// »`,
    endless: (host) => `${host} a envoyé une réponse sans fin au lieu d’un jeton`,
    'too-long': (host) => `${host} a mis trop de temps à donner un jeton. Il lui sera redemandé au prochain appel`,
    stopped: (host) => `la demande de jeton à ${host} a été arrêtée`,
    unreachable: (host, trouble) => `${host} n’a pas pu être joint pour un jeton : ${trouble}`,
    busy: (host, status) =>
      `${host} n’a pas de jeton à donner maintenant (réponse ${status}). Il lui sera redemandé au prochain appel`,
  },
  noProvider: (host) =>
    `ce que ${host} a répondu n’est pas d’un fournisseur de connexion. Un réseau qui veut d’abord une identification répond ainsi ; ou l’adresse est fausse`,
  withTheirs: (sentence, said) => `${sentence} (${said})`,
  faults: {
    'not-signed-in': 'personne ne s’est encore connecté chez le fournisseur. Connectez-vous',
    'consent-gone':
      'le fournisseur n’honore plus la connexion : elle a été retirée, ou elle a pris fin. Connectez-vous de nouveau',
    lapsed:
      'la connexion est restée si longtemps sans servir que le fournisseur y a mis fin. Connectez-vous de nouveau',
    'password-changed':
      'le mot de passe de cette boîte a été changé, ce qui met fin à la connexion. Connectez-vous de nouveau',
    policy:
      'une règle de votre organisation s’y oppose, par exemple un second facteur ou le lieu d’où vous appelez. Connectez-vous de nouveau ; si c’est refusé aussi, demandez à son administrateur',
    account:
      'le fournisseur ne connaît pas ce compte, ou il est verrouillé. Vérifiez le nom d’utilisateur, ou demandez à l’administrateur',
    tenant:
      'le compte n’appartient pas à cette organisation (tenant). Vérifiez l’organisation dans les réglages, ou le compte qui s’est connecté',
    client:
      'le fournisseur ne connaît pas cet identifiant client, ou ne le laisse pas demander du courrier. Comparez-le à l’enregistrement',
    secret: 'le secret client est faux ou a pris fin. Créez-en un nouveau dans l’enregistrement et gardez-le ici',
    'public-client':
      'l’enregistrement est prévu pour des programmes avec secret. Autorisez-y les flux de clients publics, ou gardez ici son secret',
    redirect:
      'l’enregistrement n’autorise pas l’adresse où revient le navigateur. Ajoutez-la comme les étapes de la connexion la montrent',
    scope:
      'l’enregistrement n’autorise pas l’envoi ou la relève du courrier. Ajoutez-y les autorisations pour le courrier',
    declined: 'l’accord n’a pas été donné. Connectez-vous de nouveau et choisissez « Accepter »',
    'code-old': 'le code n’a pas servi à temps. Recommencez la connexion',
    'no-lasting':
      'le fournisseur a donné une connexion qui prend fin dans l’heure. Autorisez l’accès hors connexion dans l’enregistrement, et connectez-vous de nouveau',
    certificate:
      'le certificat client ne peut pas servir : il faut une clé RSA privée et son certificat, tous deux en PEM',
    clock: 'le fournisseur trouve fausse l’horloge de cet ordinateur. Réglez la date et l’heure, et réessayez',
    'no-address': 'on ne sait pas où demander un jeton. Gardez ici l’adresse du fournisseur (issuer ou tokenUrl)',
    'no-flow': 'le fournisseur ne propose pas cette façon de se connecter. Choisissez-en une autre',
    unknown: 'le fournisseur a refusé la connexion. Connectez-vous de nouveau',
  },
});
