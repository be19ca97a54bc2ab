// Signing in with a mail provider, in French: fields, dialog, registration. The names of what
// is pressed on the providers' pages are theirs, as they show them in French.
import { translate } from '../../../src-main/words/page';
import { signInWords } from '../sign-in';

translate('fr', signInWords, {
  providers: {
    microsoft: 'Microsoft',
    google: 'Google',
    yahoo: 'Yahoo',
    fastmail: 'Fastmail',
    other: 'Un autre fournisseur',
  },
  flows: {
    code: 'Dans le navigateur de cet ordinateur',
    device: 'Par un code sur un téléphone',
    client: 'Sans personne (automatique)',
  },
  labels: {
    provider: 'Se connecter chez',
    tenant: 'Locataire (tenant)',
    issuer: 'Adresse de la connexion',
    cloud: 'Cloud particulier',
    clientId: 'Identifiant client',
    clientSecret: 'Secret client',
    clientCertificate: 'Clé et certificat',
    flow: 'Comment se connecter',
    tokenUrl: 'Adresse des jetons',
  },
  hints: {
    tenant: 'L’identifiant ou le domaine de votre organisation. Si vide : quiconque se connecte.',
    issuer: 'Où le fournisseur se décrit (issuer), commençant par https.',
    cloud:
      'Seulement pour les clouds Microsoft de certains pays, tels que https://login.microsoftonline.us. Si vide : le cloud habituel.',
    clientId: 'Celui du programme enregistré chez le fournisseur ; « Se connecter… » montre comment faire.',
    clientSecret: 'Vide si le fournisseur n’en a pas donné.',
    clientCertificate: 'À la place d’un secret : clé privée et certificat, tous deux en PEM, l’un après l’autre.',
    tokenUrl: 'Seulement si le fournisseur ne se décrit pas lui-même ; commençant par https.',
  },
  instead: 'Se connecter chez le fournisseur',
  insteadHint: 'Pour les fournisseurs qui n’acceptent plus de mots de passe.',
  sameAsSending: 'Utiliser la même connexion que pour l’envoi',
  chooseWay: 'Comment Dialpost s’identifie',
  withProvider: (provider) => `Se connecter chez ${provider}`,
  withPassword: 'Nom et mot de passe',

  notYet: 'Pas encore connecté',
  signedIn: (username) => (username === '' ? 'Connecté' : `Connecté pour ${username}`),
  known: {
    as: (account, day) => (account === null ? `Connecté le ${day}.` : `Connecté en tant que ${account} le ${day}.`),
    lastRenewed: (day) => `Dernier renouvellement : ${day}.`,
    until: (day, unused) =>
      unused ? `Si elle ne sert pas, elle prend fin le ${day}.` : `Son fournisseur y met fin le ${day}.`,
  },
  unattended: 'Personne ne se connecte',
  unattendedHint:
    'Le programme s’identifie lui-même à chaque appel, avec son secret ou son certificat. Un administrateur doit l’autoriser une fois.',
  holdsOnceSaved: 'Cela vaut une fois enregistré.',
  mustAgain:
    'Quelqu’un doit se connecter avant que ceci puisse être enregistré : le serveur, le nom ou le fournisseur ont changé.',
  begin: 'Se connecter…',
  again: 'Se reconnecter…',
  out: 'Se déconnecter',

  title: (provider) => `Connexion : ${provider}`,
  meaning: (username) =>
    `Sur une page du fournisseur, vous vous connectez${username === '' ? '' : ` en tant que ${username}`} et autorisez Dialpost à envoyer et à relever du courrier. Dialpost ne voit jamais le mot de passe.`,
  howRegistered: 'Comment le programme est enregistré chez le fournisseur',
  onceForAll:
    'Un fournisseur n’admet que les programmes qu’il connaît. Cela se fait une seule fois ; le même identifiant client sert à tous vos lieux.',
  lacking: (what) => {
    const names = {
      username: 'le nom d’utilisateur (dans le formulaire)',
      clientId: 'l’identifiant client',
      issuer: 'l’adresse de la connexion',
    };
    return `Encore à saisir : ${what.map((one) => names[one]).join(', ')}.`;
  },
  costs: (line, { browser, code }) =>
    `Par ${line}, se connecter coûte environ ${browser} dans le navigateur de cet ordinateur, et environ ${code} avec un code saisi à terre sur un téléphone ; calculé pour trois minutes.`,
  dialsForIt:
    'Dialpost appelle pour cela comme pour tout appel, et demande avant que cela coûte. Il tient la ligne jusqu’à ce que vous ayez fini, un quart d’heure au plus, puis envoie ce qui attend. « Annuler » raccroche.',
  codeDials:
    'Le code est pour un téléphone à terre : cette ligne ne sert qu’à demander s’il a été saisi. Là où deux appels courts coûtent moins que de la tenir, elle peut être raccrochée en attendant.',
  saveFirst:
    'Il faut appeler pour cela : enregistrez d’abord, puis Dialpost appelle ; ou mettez-vous d’abord en ligne.',
  dialling: 'Mise en ligne pour se connecter chez le fournisseur…',
  lineIsHeld: 'La ligne est tenue pendant ce temps. « Annuler » raccroche.',
  asking: 'On demande au fournisseur si le code a été saisi…',
  lineIsDown: 'La ligne est raccrochée. Vous pouvez fermer ceci ; le code reste ici tant que Dialpost est en marche.',
  whenTyped: (price) =>
    `Une fois saisi, appuyez sur « Il est saisi » : Dialpost demande au fournisseur et envoie ce qui attend${price === null ? '' : `, en un appel pour ${price}`}.`,
  typed: 'Il est saisi',
  forget: 'Oublier le code',
  ranOut: 'Le code n’a pas été utilisé à temps. Recommencez la connexion.',
  openBrowser: 'Ouvrir dans le navigateur',
  codeForPhone: 'Code pour un téléphone',
  beginning: 'Le fournisseur est interrogé…',
  inBrowser: 'Le navigateur montre la page du fournisseur. Connectez-vous là ; Dialpost attend la réponse.',
  inBrowserPasted:
    'Le navigateur montre la page du fournisseur. Connectez-vous là. Il finit sur une page impossible à afficher : copiez ici l’adresse de cette page, en haut du navigateur.',
  openAgain: 'L’ouvrir de nouveau',
  pasteTitle: 'L’adresse du navigateur',
  elsewhere: 'Le navigateur est sur un autre ordinateur',
  elsewhereHint:
    'Ouvrez-y cette adresse et connectez-vous. Il finit sur une page impossible à afficher : rapportez ici l’adresse de cette page, en haut du navigateur.',
  paste: 'Adresse où le navigateur a fini',
  pasteHint: 'Tout entière, avec tout ce qui suit le point d’interrogation.',
  notTaken: 'Cette adresse n’est pas celle de cette connexion. Copiez-la de nouveau, tout entière.',
  hand: 'Remettre',
  typeCode:
    'Sur n’importe quel téléphone ou ordinateur qui a sa propre connexion, ouvrez cette adresse et saisissez le code :',
  timeLeft: (time) => `Encore ${time} d’attente.`,
  tryAgain: 'Réessayer',
  sentence: (text) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`,

  steps: {
    microsoft: {
      begin:
        'En tant qu’administrateur, ouvrez Microsoft Entra, « Inscriptions d’applications », et choisissez « Nouvelle inscription ». Le nom est libre.',
      accounts:
        'Sous « Types de comptes pris en charge », choisissez les comptes dans un annuaire d’organisation et les comptes personnels. Si vous choisissez votre seule organisation, son identifiant de locataire va dans le champ « Locataire » ci-dessous.',
      redirect:
        'Sous « URI de redirection », choisissez « Client public/natif (mobile et bureau) » avec cette adresse :',
      code: 'Après l’inscription, sous « Authentification », activez « Autoriser les flux clients publics » ; le code pour un téléphone en a besoin.',
      permissions:
        'Sous « Autorisations d’API », « Ajouter une autorisation », « Microsoft Graph », « Autorisations déléguées », ajoutez celles-ci ; puis, si votre organisation le veut, « Accorder le consentement administrateur » :',
      id: 'Depuis « Vue d’ensemble », copiez l’« ID d’application (client) » dans le champ ci-dessous. Aucun secret n’est nécessaire.',
      mailbox:
        'Dans le centre d’administration Microsoft 365, pour la boîte aux lettres, sous « Courrier », « Gérer les applications de messagerie », activez « SMTP authentifié ».',
      service:
        'Sous « Autorisations d’API », « Ajouter une autorisation », « API utilisées par mon organisation », « Office 365 Exchange Online », « Autorisations d’application », ajoutez celles-ci et choisissez « Accorder le consentement administrateur » :',
      exchange:
        'Dans Exchange Online PowerShell, faites connaître le programme par New-ServicePrincipal, et donnez-lui la boîte par Add-MailboxPermission.',
      serviceId:
        'Sous « Certificats et secrets », créez un secret ou déposez un certificat. L’identifiant client, le locataire et le secret vont ici dans les champs du fournisseur.',
    },
    google: {
      project: 'Dans la console Google Cloud, créez un projet et activez-y l’API Gmail :',
      audience:
        'Sous « Audience », choisissez « Interne » (Google Workspace) ou « Externe ». Un projet externe doit être publié : tant qu’il est en « Test », Google met fin à chaque connexion au bout de 7 jours.',
      scope: 'Sous « Accès aux données », ajoutez ce champ d’application :',
      client:
        'Sous « Clients », créez un client du type « Application de bureau ». Aucune adresse de redirection n’est demandée.',
      id: 'Copiez son identifiant client et son secret client dans les champs ci-dessous. Pour une application de bureau, le secret n’en est pas un.',
    },
    yahoo: {
      ask: 'Créez une application sur les pages de Yahoo. Yahoo ne laisse lire et envoyer du courrier qu’aux applications qu’il a approuvées, et dit sur ses pages comment le demander ; d’ici là, un mot de passe d’application suffit.',
      redirect: 'Comme « Redirect URI », elle reçoit cette adresse :',
      scope: 'Il lui faut l’autorisation de lire et d’écrire du courrier :',
      id: 'Copiez son identifiant client et son secret client dans les champs ci-dessous.',
    },
    fastmail: {
      ask: 'Fastmail enregistre les programmes sur demande écrite : ses pages pour développeurs disent à qui. D’ici là, un mot de passe d’application suffit.',
      redirect: 'Comme adresse de retour, nommez celle-ci, à n’importe quel port :',
      scope: 'Demandez ces autorisations :',
      id: 'Saisissez ci-dessous l’identifiant client que Fastmail vous envoie.',
    },
    other: {
      ask: 'Faites enregistrer Dialpost chez le fournisseur comme programme natif (de bureau) : code d’autorisation avec PKCE et jetons de renouvellement, et le code d’appareil s’il l’offre.',
      redirect: 'Comme adresse de retour, il reçoit celle-ci, à n’importe quel port :',
      scope: 'On peut lui demander ceci, et le courrier :',
      issuer: 'L’adresse où le fournisseur se décrit (issuer) va dans son champ.',
      id: 'Saisissez ci-dessous l’identifiant client, et le secret s’il y en a un.',
      service:
        'Faites enregistrer Dialpost chez le fournisseur comme service à identifiants client, qui peut utiliser cette boîte aux lettres.',
      idAndSecret: 'Saisissez l’identifiant client et le secret dans leurs champs.',
    },
  },
});
