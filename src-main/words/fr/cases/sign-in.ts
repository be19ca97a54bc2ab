// words/cases/sign-in in French.
import { dateTimeText } from '../../amounts';
import { translate } from '../../page';
import { signInWords } from '../../cases/sign-in';

translate('fr', signInWords, {
  providers: {
    microsoft: 'Microsoft',
    google: 'Google',
    yahoo: 'Yahoo',
    fastmail: 'Fastmail',
    other: 'le fournisseur de connexion',
  },
  otherHost: (host, provider) =>
    `${host} n’est pas un hôte de courrier de ${signInWords.providers[provider]} ; aucun jeton de ${signInWords.providers[provider]} ne lui est montré. Corrigez l’hôte ; s’il est juste, choisissez un autre fournisseur de connexion`,
  renewal: {
    done: (username) => `la connexion de ${username} n’avait pas servi depuis longtemps et est renouvelée`,
    failed: (username, why) => `la connexion de ${username} devait être renouvelée : ${why}`,
  },
  book: {
    note: 'pas une liste de connexions',
    damaged: (name) =>
      `Ce qu’on savait des connexions n’a pas pu être lu : le fichier était abîmé et a été mis de côté sous corrupt/${name}. Les connexions elles-mêmes restent valables.`,
    notKept: (why) => `ce qu’on sait des connexions n’a pas pu être écrit : ${why}. Ce le sera au prochain changement.`,
  },
  none: 'aucune connexion de ce nom n’est en cours. Recommencez-la',
  lineGone: 'la ligne est tombée avant la fin de la connexion chez le fournisseur. Recommencez-la',
  kept: {
    none: 'aucun code de cette connexion n’attend d’être saisi : il n’est gardé qu’en mémoire, jusqu’à son expiration ou au redémarrage de Dialpost. Recommencez la connexion',
    notTyped: 'le code n’a pas encore été saisi. Il reste valable : demandez de nouveau quand il l’est',
    stillHolds: (why) => `${why.replace(/\.$/, '')}. Le code reste valable : demandez de nouveau`,
    lineGone:
      'la ligne est tombée avant que le fournisseur ait dit si le code a été saisi. Le code reste valable : demandez de nouveau',
    notUp: 'l’appel a pris fin avant que la ligne soit établie',
    calledOff: 'la connexion a été annulée. Recommencez-la',
    tooSoon: (seconds) =>
      `le fournisseur ne doit pas être interrogé avant ${seconds} s. Demandez de nouveau à ce moment-là`,
    asking: 'on demande justement au fournisseur si le code a été saisi',
    codesOnly:
      'la ligne ne peut être raccrochée que pendant qu’un code est saisi ailleurs ; un navigateur ici en a besoin',
  },
  inCall: (why) =>
    `Personne ne s’est connecté chez le fournisseur pendant cet appel : ${why.replace(/\.$/, '')}. Le courrier attend comme avant.`,
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
    of: (username, text) => `${username} : ${text}`,
    too: (text, others) => `${text} ; ${others.join(', ')} s’en servait aussi`,
  },
  noGrant: (connector) =>
    `${connector} s’identifie par un mot de passe ou pas du tout ; il n’y a pas de connexion à établir`,
  noAccount: (connector, username, names) =>
    `${connector} se connecte en tant que ${names.join(' et ')}, pas en tant que ${username}`,
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
    clock: (host, trouble, shown) =>
      `le certificat de ${host} a expiré ou n’est pas encore valable selon l’horloge de cet ordinateur${shown === null ? '' : `, qui indique ${dateTimeText(shown)}`} (${trouble}). Le plus souvent c’est l’horloge qui est fausse : réglez la date et l’heure ; la connexion elle-même reste valable`,
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
      'le mot de passe de ce compte a été changé ou a expiré, ce qui met fin à la connexion. Connectez-vous de nouveau, avec le nouveau',
    policy:
      'une règle de votre organisation (accès conditionnel) ne laisse pas entrer ce programme d’ici. Demandez à son administrateur de l’autoriser pour ce compte ; se reconnecter avant n’aide pas',
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
    testing:
      'Google a mis fin à la connexion après sept jours, comme pour tout programme dont l’écran de consentement est à « Test ». Publiez-le dans la console Google Cloud (Audience, « Publier l’application »), puis connectez-vous de nouveau ; s’il est publié, la connexion a été retirée',
    frequency:
      'une règle de votre organisation met fin à toute connexion après un certain temps. Connectez-vous de nouveau ; si cela revient trop souvent, demandez à son administrateur d’excepter ce programme',
    'second-factor':
      'le fournisseur veut d’abord un second facteur (un code ou une application). Connectez-vous de nouveau et donnez-le là',
    'admin-consent':
      'personne n’a autorisé ce programme à utiliser le courrier de l’organisation. Son administrateur ouvre l’enregistrement et choisit « Accorder le consentement administrateur » ; connectez-vous ensuite de nouveau',
    'not-assigned':
      'ce compte n’est pas de ceux qui peuvent utiliser le programme. L’administrateur l’ajoute dans Entra sous « Applications d’entreprise », « Utilisateurs et groupes » ; connectez-vous ensuite de nouveau',
    'single-page':
      'l’enregistrement est celui d’une page web (« application monopage »), dont les connexions prennent fin en un jour. Inscrivez l’adresse de retour sous « Applications mobiles et de bureau », et connectez-vous de nouveau',
    'certificate-unknown':
      'le fournisseur ne connaît pas le certificat client. Déposez-le dans l’enregistrement sous « Certificats et secrets », ou gardez ici le bon',
    'same-again': 'le fournisseur a redonné le jeton qui n’avait pas été accepté. Connectez-vous de nouveau',
    unknown: 'le fournisseur a refusé la connexion. Connectez-vous de nouveau',
  },
});
