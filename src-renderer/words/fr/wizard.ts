// words/wizard in French.
import { countFr, numberFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { wizardWords } from '../wizard';

translate('fr', wizardWords, {
  setup: 'Installation',
  steps: {
    start: 'Début',
    office: 'Votre bureau',
    line: 'Se connecter',
    sending: 'Envoi',
    collecting: 'Courrier gardé pour vous',
    home: 'Où il va',
    when: 'Quand',
    who: 'Qui peut envoyer',
    dns: 'Enregistrements DNS',
    check: 'Contrôle et essai',
    done: 'Fin',
  },
  questions: {
    start: 'Que voulez-vous faire ?',
    office: 'Qui êtes-vous ?',
    line: 'Comment ce lieu se connecte-t-il ?',
    sending: 'Qui prend votre courrier sortant ?',
    collecting: 'Comment le courrier arrive-t-il au bureau ?',
    home: 'Où va le courrier du bureau ?',
    when: 'Quand Dialpost doit-il se connecter ?',
    who: 'Qui peut déposer du courrier ?',
    dns: 'Que doit-il y avoir dans le DNS ?',
    check: 'Est-ce que tout marche ?',
    done: 'Dialpost est installé',
  },
  stepsLabel: 'Étapes',
  back: 'Retour',
  next: 'Suivant',
  restart: 'Recommencer à partir des réglages actuels',
  languageWaits:
    'La fenêtre prendra l’autre langue quand la configuration sera terminée ou recommencée : ce qui y a été tapé serait perdu.',

  needs: 'Ce que cet ordinateur doit avoir',
  needsUnknown:
    'Ce bureau de poste ne peut pas contrôler l’ordinateur ; continuez, les pages suivantes contrôlent ce qu’il leur faut.',
  checking: 'Contrôle…',
  checkAgain: 'Contrôler de nouveau',
  needsGood: 'Tout est en ordre.',
  needsBad: (n) =>
    `${countFr(n, 'point ne va pas ; il peut être corrigé', 'points ne vont pas ; ils peuvent être corrigés')} maintenant ou plus tard.`,
  checkNames: {
    port: 'Port',
    clock: 'Horloge',
    disk: 'Disque',
    folder: 'Dossier de données',
    program: 'Ligne',
    dns: 'DNS',
  },
  checkResults: { pass: 'en ordre', fail: 'ne va pas', unknown: 'impossible à savoir' },
  practise: 'D’abord essayer',
  practiseDetail:
    'Un fournisseur fictif à l’intérieur de ce programme prend un message et répond. Rien n’est demandé : il ne faut ni compte, ni ligne, ni domaine.',
  real: 'Faire la vraie installation',
  realDetail:
    'Onze pages courtes. Rien ne change avant l’avant-dernière ; vous pouvez revenir en arrière à tout moment.',
  afterPractice:
    'Vous êtes à l’essai. La vraie installation part de zéro : rien de ce que l’essai a mis en place ne reste.',
  rerun: 'Les réglages actuels sont déjà remplis. Ce que les pages ne demandent pas reste tel quel.',

  line: {
    ways: {
      always: 'Toujours en ligne',
      router: 'Un routeur appelle',
      modem: 'Téléphone satellite ou modem',
      hotspot: 'Partage de connexion ou Wi-Fi',
    },
    waysLabel: 'Comment ce lieu se connecte',
    kind: 'Ce qui appelle',
    kindHotspot: 'Ce qui s’y relie',
    terminal: 'Terminal',
    terminalHint:
      'Seulement pour le calcul ci-dessous : sa vitesse au mieux. Les connexions sont calculées d’après les mesures.',
    terminals: {
      unknown: 'Un autre, ou inconnu',
      iridium: 'Iridium, accès commuté',
      thuraya: 'Thuraya, accès commuté',
      certus100: 'Iridium Certus 100',
      certus200: 'Iridium Certus 200',
      certus700: 'Iridium Certus 700',
      fleet150: 'FleetBroadband 150',
      fleet250: 'FleetBroadband 250',
      fleet500: 'FleetBroadband 500',
    },
    price: 'Ce que cela coûte',
    priceHint: 'Comme l’indique la facture. Rien dans une case : cela ne coûte rien.',
    budget: 'Arrêter les connexions prévues à, par mois',
    meansTitle: 'Ce que signifient ces prix',
    means: (facts) =>
      `Une connexion qui envoie dix messages de 3 ko et attend le courrier pendant ${numberFr(facts.wait)} s coûte environ ${facts.call}. Trois connexions par jour : environ ${facts.month} par mois. Une photo de 3 Mo : environ ${facts.photo}.`,
    meansRest: (guess) =>
      `Une photo voyage sous forme de texte, un tiers plus grosse que sur le disque. ${guess ? 'La vitesse est une supposition jusqu’à ce que les premières connexions soient mesurées.' : 'La vitesse est celle du terminal au mieux ; les premières connexions sont mesurées.'}`,
    overBudget: (budget, days) =>
      `Trois connexions par jour épuiseraient les ${budget} par mois en ${countFr(days, 'jour')} ; les connexions prévues s’arrêtent alors.`,
    noTariff:
      'Ces prix ne permettent pas encore de calculer : la monnaie s’écrit en trois lettres, telles que EUR, les prix sont de 0 ou plus, un palier va de 1 à 3600 secondes.',
    proposed: (times, large) =>
      `Sur cette ligne, Dialpost propose trois connexions par jour, à ${times}${large ? ', et les gros messages seulement à la main' : ''}.`,
    atOnceWarning: (each) =>
      `« À tout moment, aussitôt » se connecte pour chaque message sur cette ligne${each === null ? '' : ` : environ ${each} chacun`}.`,
    atOnceSends: (each) => `« À tout moment, aussitôt » fait payer chaque message à part : environ ${each} chacun.`,
    propose: 'Trois connexions par jour, gros messages à la main',
  },

  preset: 'Fournisseur',
  presetHint: 'Remplit le serveur, le port et la sécurité.',
  providerAddress: 'Votre adresse de courrier chez le fournisseur',
  providerAddressHint:
    'Pour un fournisseur bien connu, le serveur, le port, la sécurité et l’identification en découlent.',
  providerKnown: (name) => `${name} : le serveur, le port et la sécurité sont remplis.`,
  providerUnknown: (domain) =>
    `Le fournisseur de ${domain} n’est pas connu ici : choisissez-le ci-dessous, ou saisissez le serveur qu’il vous a indiqué.`,
  noAddress: 'Ce n’est pas une adresse de courrier complète : il faut par exemple office@provider.example.',
  region: 'Région',
  directByHand:
    'Le courrier va directement à chaque domaine, comme réglé à la main ; cela reste ainsi jusqu’à ce que vous choisissiez un fournisseur ici.',
  presetHints: {
    microsoft:
      'Le compte est l’adresse entière d’une boîte aux lettres. Microsoft ne la laisse envoyer par SMTP que si votre administrateur autorise « SMTP authentifié » pour elle, et met fin aux mots de passe simples : connectez-vous plutôt chez Microsoft.',
    google:
      'Le compte est l’adresse entière, avec un mot de passe d’application : créez-en un dans le compte Google, sous « Sécurité » (la validation en deux étapes doit être activée).',
    fastmail:
      'Le compte est l’adresse entière, avec un mot de passe d’application : créez-en un chez Fastmail, sous « Settings », « Privacy & Security ». Le mot de passe habituel est refusé.',
    amazon:
      'Choisissez la région depuis laquelle votre compte envoie. L’identification se fait avec les identifiants SMTP créés dans la console (SES, SMTP settings), non avec ceux de la console.',
    appPassword:
      'Le compte est l’adresse entière, avec un mot de passe d’application créé dans les réglages de sécurité du compte (la validation en deux étapes doit être activée). Le mot de passe habituel est refusé.',
    appPasswordIfTwo:
      'Le compte est l’adresse entière. Si l’identification à deux facteurs est activée, il faut un mot de passe d’application à la place de l’habituel.',
    allowPrograms:
      'Les logiciels de messagerie doivent être autorisés une fois dans les réglages du compte (POP3, IMAP et SMTP) ; avant cela, même le bon mot de passe est refusé.',
    outlook:
      'Le compte est l’adresse entière. Les mots de passe n’y sont plus acceptés : connectez-vous chez Microsoft.',
    tOnline:
      'Le compte est l’adresse entière, avec le mot de passe de messagerie : un mot de passe à part, choisi dans le compte ; celui du site web est refusé.',
    sendgrid: 'Le nom d’utilisateur est le mot apikey, le mot de passe une clé API qui peut envoyer du courrier.',
    mailgun:
      'Le compte est l’utilisateur SMTP de votre domaine, tel que postmaster@mg.clinic.example ; choisissez la région dans laquelle le domaine a été créé.',
  },
  address: 'Adresse',
  encryption: 'Chiffrement',
  notEncrypted: 'aucun : le courrier et le mot de passe peuvent être lus en chemin',
  certificate: 'Certificat',
  noCertificate: 'aucun présenté',
  certificateFacts: (names, issuer, until, problem) =>
    `pour ${names}, par ${issuer}, jusqu’au ${until} ; ${problem === null ? 'en ordre' : `pas en ordre : ${problem}`}`,
  loginResult: 'Identification',
  loginsOffered: (methods) => (methods === '' ? 'non proposée' : `proposée (${methods}), non tentée`),
  loginTaken: (method) => `acceptée (${method})`,
  loginRefused: (reply) => `refusée : ${reply}`,
  passwordRefused: (reply) =>
    `Le serveur n’a pas accepté ce nom et ce mot de passe : ${reply}. Saisissez les deux de nouveau ; aucun courrier n’est perdu.`,
  test: 'Tester',
  testMailbox: 'Tester la boîte',
  testing: 'Le serveur est interrogé…',
  testFindings: 'Ce que le serveur a dit',
  cannotTest: 'Ce bureau de poste ne peut pas encore tester. Le message d’essai à la fin montrera si cela marche.',
  transcript: 'Ce qui s’est dit',
  banner: 'Salutation',
  extensions: 'Propose',
  detectTitle: 'Ce que propose votre fournisseur',
  detectHint:
    'Interroge le serveur de la page Envoi sur ETRN, ATRN et TURN, et cherche à côté des boîtes aux lettres (IMAP, POP3). Rien n’est relevé.',
  detect: 'Chercher ce que propose le serveur',
  useOffer: {
    etrn: 'Utiliser ETRN',
    atrn: 'Utiliser ATRN',
    turn: 'Utiliser TURN',
    imap: 'Utiliser la boîte IMAP',
    pop3: 'Utiliser la boîte POP3',
  },

  names: {
    internet: 'Internet',
    local: 'Boîtes aux lettres ici',
    ownProvider: 'Mon fournisseur',
    practice: 'Fournisseur d’essai',
    unitedStates: 'États-Unis',
    europe: 'Union européenne',
  },

  questionsTitle: 'Questions à votre fournisseur',
  ask: [
    'Quel serveur, quel port et quelle sécurité voulez-vous pour le courrier sortant, et quelle identification ?',
    'Garderez-vous le courrier de nos domaines pendant que nous sommes hors ligne ? Combien de temps, et combien ?',
    'Comment le demandons-nous : ETRN, ATRN (relais à la demande, RFC 2645), TURN, Finger, une boîte aux lettres, ou vient-il de lui-même quand nous nous connectons ?',
    'Recevons-nous une adresse fixe ? Sinon, à quelle adresse remettez-vous le courrier quand nous appelons ?',
    'Quel est le plus gros message que vous acceptez, et combien par jour ?',
    'Qui règle notre enregistrement MX, et sur quoi ?',
  ],
  weGreetAs: (hostname) => `Notre bureau de poste se présente sous le nom ${hostname}.`,
  forOffice: (name, domains) => (name === '' ? domains : `${name} (${domains})`),

  mailboxes: 'Boîtes aux lettres ici (dossiers Maildir)',
  ownServer: 'Notre propre serveur de messagerie',
  homeLabel: 'Le courrier du bureau va à',
  serverHint: 'Dialpost lui remet le courrier aussitôt, quels que soient les horaires.',

  thisComputer: 'Seulement les programmes de cet ordinateur',
  officeNetwork: 'Chaque ordinateur du réseau du bureau',
  printers: 'Aussi les imprimantes et machines, sans mot de passe',
  printersHint: 'Une seconde entrée sans identification ni chiffrement, pour le réseau du bureau seulement.',
  whoLabel: 'Le courrier est accepté de',
  situation: 'Votre situation',
  situations: {
    'provider-dialup': 'Le fournisseur tient notre DNS ; nous appelons',
    'provider-permanent': 'Le fournisseur tient notre DNS ; notre ligne est permanente',
    'own-dns': 'Nous tenons notre propre DNS',
    'front-servers': 'D’autres serveurs reçoivent d’abord notre courrier',
  },
  providerHosts: 'Les serveurs du fournisseur qui gardent votre courrier',
  providerHostsHint:
    'Plusieurs, séparés par des virgules, le meilleur d’abord. Si vide : les enregistrements disent où est leur place.',
  fixedAddress: 'L’adresse fixe du bureau',
  fixedAddressHint:
    'Telle que l’indique le fournisseur de votre ligne. Si vide : il n’en a pas, ou vous ne la connaissez pas encore.',
  frontServers: 'Les serveurs qui reçoivent d’abord votre courrier',
  frontServersHint: 'Un par ligne : son nom, et son adresse si vous la connaissez.',
  nameServers: 'Serveurs de noms à interroger',
  nameServersHint: 'Si vide : ceux de la ligne ou de cet ordinateur.',
  askProvider: 'Que demander à votre fournisseur',
  mxOf: (domain) => `MX de ${domain}`,
  noMx: 'aucun',
  records: (domain) => `Enregistrements pour ${domain}`,
  copy: 'Copier',
  copyIt: (title) => `Copier : ${title}`,
  copied: 'Copié.',
  published: 'Voir ce qui est publié',
  cannotLook: 'Ce bureau de poste ne peut pas encore consulter le DNS ; comparez les lignes avec votre fournisseur.',
  dnsFindings: 'Ce qui est publié',

  summary: 'Ce qui va être réglé',
  sum: {
    office: 'Bureau',
    line: 'Ligne',
    out: 'Courrier sortant',
    fetch: 'Courrier gardé',
    home: 'Courrier du bureau',
    listen: 'Prend le courrier à',
    calls: 'Prochaines connexions',
  },
  notYet: 'Certains endroits ne conviennent pas encore',
  testTo: 'Envoyer un message d’essai à',
  testToHint: 'Quelqu’un hors du bureau qui peut répondre, ou une boîte aux lettres que vous avez ailleurs.',
  testToOurs: 'Cette adresse est celle du bureau lui-même : le message n’en sortirait pas.',
  toPassword: 'Corriger le mot de passe',
  fetchAgain: 'Relever encore une fois',
  callAgain: 'Essayer encore une fois',
  noAnswerYet: 'Pas encore de réponse. Répondez au message là où il est arrivé, puis relevez encore une fois.',
  waitsStill: 'La connexion est terminée, et il attend toujours.',
  run: 'Enregistrer et envoyer un message d’essai',
  atPrice: (button, price) => `${button} (environ ${price})`,
  saveOnly: 'Enregistrer sans essai',
  running: 'En cours…',
  stepSaved: 'Les réglages sont enregistrés.',
  stepQueued: (id) => `Le message d’essai est dans la file d’attente sous ${id}.`,
  stepSent: (reply) => `Il a été remis : ${reply}`,
  stepBounced: (reply) =>
    `Il a été refusé : ${reply}. Voyez la réponse sous « Envoyés et reçus », puis revenez à Envoi.`,
  stepWaits: (reason) => `Il attend : ${reason}`,
  stepAnswer: (from) => `Une réponse est arrivée de ${from}.`,
  waitSent: 'Attente que le serveur le prenne…',
  waitAnswer: 'Attente d’une réponse…',
  progress: 'L’essai, pas à pas',
  doneDetail:
    'Le courrier est accepté, envoyé et relevé comme vous l’avez dit. Fermez la fenêtre quand vous voulez : Dialpost reste dans la zone de notification.',
  practiceDone:
    'L’essai est fait : un message est parti vers le fournisseur fictif, et sa réponse est revenue. Le vrai courrier n’est pas envoyé de cette façon.',
  practiceSet:
    'Un message à echo@practice.example, d’ici ou d’un logiciel de messagerie, reçoit une réponse. Le vrai courrier n’est pas envoyé de cette façon.',
  practiceTitle: 'L’essai est installé',
  practiceTo: 'Le fournisseur fictif répond aux messages envoyés à cette adresse.',
  answerTitle: 'La réponse',
  answerFacts: { from: 'De', to: 'À', subject: 'Objet' },
  toOverview: 'Ouvrir la vue d’ensemble',
  none: 'encore personne',
});
