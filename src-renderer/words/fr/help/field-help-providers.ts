// words/help/field-help-providers in French.
import { translate } from '../../../../src-main/words/page';
import { PROVIDER_HELP } from '../../help/field-help-providers';

translate('fr', PROVIDER_HELP, {
  'connectors.name': ['Le nom que vous lui donnez ; il figure dans les listes et les avis.', 'Internet'],
  'connectors.id': ['Son nom dans les commandes et les comptes rendus ; il reste quand le nom change.', 'isp'],
  'connectors.enabled': [
    'Désactivé : son courrier attend, et rien de ses réglages n’est perdu.',
    'Désactivé, tant que le contrat est suspendu',
  ],
  'connectors.link': ['La ligne par laquelle part et arrive le courrier de ce fournisseur.', 'Téléphone satellite'],
  'connectors.addressSpaces': [
    'Les adresses que dessert ce fournisseur : * est le monde entier, un domaine lui seul, *.domaine tout ce qui est au-dessous.',
    '*.example 5',
  ],
  'connectors.schedule': [
    'Quand les connexions se font d’elles-mêmes ; à la main, on peut se connecter à tout moment.',
    'Toutes les 2 heures',
  ],
  'connectors.schedule.everyMinutes': [
    'Tant que les heures peintes sont ouvertes, on se connecte de nouveau à cet intervalle.',
    'Toutes les 30 minutes',
  ],
  'connectors.oversize': [
    'Les gros messages attendent alors leurs propres heures, par exemple celles de la nuit, moins chères.',
    'Activé, là où l’on envoie des photos',
  ],
  'connectors.oversize.overBytes': ['Un message plus grand part aux heures du gros courrier.', '0,2'],
  'connectors.oversize.schedule': [
    'Quand les gros messages peuvent partir ; les petits n’attendent pas.',
    'Aux heures peintes ci-dessous',
  ],
  'connectors.oversize.schedule.everyMinutes': [
    'Tant que les heures peintes sont ouvertes, on se connecte de nouveau pour les gros messages à cet intervalle.',
    'Pas de nouveau',
  ],
  'connectors.otherLinks': [
    'Des lignes qui peuvent aussi transporter ce courrier ; la moins chère possible est prise.',
    'Wi-Fi du port',
  ],
  'connectors.route': [
    'Où va ce courrier : à un fournisseur, directement à chaque destinataire, ou dans des boîtes aux lettres ici.',
    'À un serveur relais',
  ],
  'connectors.route.order': ['Ce qui se passe si plusieurs serveurs sont indiqués.', 'Le premier qui répond'],
  'connectors.route.protocol': ['LMTP seulement si le serveur de messagerie du bureau le demande.', 'SMTP'],
  'connectors.route.dnsServers': [
    'Qui est interrogé sur le serveur d’un destinataire, si ce ne sont pas les serveurs de la ligne ou du système.',
    '192.0.2.53',
  ],
  'connectors.route.port': ['Le port des serveurs des destinataires ; le monde entier utilise 25.', '25'],
  'connectors.route.maxConnections': ['Au plus autant de liaisons simultanées avec les serveurs.', '4'],
  'connectors.route.pipelining': [
    'Envoie sans attendre chaque réponse : sur une ligne lente, cela épargne des minutes.',
    'Si proposé',
  ],
  'connectors.route.rateLimit': [
    'Certains fournisseurs comptent et punissent : ce qui dépasse le nombre attend.',
    'Activé, si le fournisseur indique un nombre',
  ],
  'connectors.route.rateLimit.messages': ['Autant de messages peuvent partir dans le temps indiqué à côté.', '100'],
  'connectors.route.rateLimit.per': ['Le temps pendant lequel les messages sont comptés.', 'Heure'],
  'connectors.listeners': ['Quel courrier il transporte, selon l’endroit où il a été déposé.', 'Toutes les entrées'],
  'connectors.holdForRemote': [
    'Aucune ligne n’est appelée pour ce courrier : une agence appelle et le prend.',
    'Activé, au siège',
  ],
  'connectors.holdForRemote.accounts': ['Les comptes avec lesquels l’agence peut le prendre.', 'branch'],
  'connectors.content.normal': ['Les messages que des personnes et des programmes écrivent.', 'Activé'],
  'connectors.content.system': ['Les avis sans expéditeur, tels que « n’a pas pu être remis ».', 'Activé'],
  'connectors.content.priorities': [
    'Seuls les messages de ces priorités passent par ici.',
    'Basse, normale et urgente',
  ],
  'connectors.content.maxBytes': ['Un message plus gros ne passe pas par ici.', '10'],
  'connectors.restrictions.default': [
    'Si tous peuvent envoyer par ici, ou seulement ceux qui sont nommés.',
    'Tous, sauf ceux ci-dessous',
  ],
  'connectors.restrictions.except': [
    'Les expéditeurs pour lesquels le choix d’à côté ne vaut pas.',
    '*.guest.example, press@clinic.example',
  ],
  'connectors.triggers.queuedMessages': ['Une connexion se fait d’elle-même quand autant de messages attendent.', '20'],
  'connectors.triggers.queuedBytes': ['Une connexion se fait d’elle-même quand il en attend autant.', '5'],
  'connectors.triggers.oldestMinutes': [
    'Une connexion se fait d’elle-même quand un message a attendu aussi longtemps.',
    '240',
  ],
  'connectors.triggers.urgent': ['Un message urgent n’attend pas la prochaine connexion prévue.', 'Activé'],
  'connectors.wait.firstMessageSeconds': [
    'Combien de temps la ligne reste établie pour le premier message que le fournisseur nous envoie.',
    '60',
  ],
  'connectors.wait.idleSeconds': ['Quand rien n’est arrivé pendant ce temps, la ligne est raccrochée.', '15'],
  'connectors.wait.maxMinutes': ['Passé ce temps, la ligne est raccrochée, même si du courrier arrive encore.', '30'],
  'connectors.retry.minutes': [
    'Les pauses avant chaque nouvelle tentative pour un message différé, l’une après l’autre.',
    '15, 30, 60, 240',
  ],
  'connectors.retry.delayNoticeHours': [
    'L’expéditeur apprend qu’un message est en retard, et qu’il n’y a rien à faire.',
    '24',
  ],
  'connectors.retry.expireHours': [
    'Un message qui n’a pas pu être remis pendant ce temps retourne à son expéditeur.',
    '96',
  ],
  'connectors.route.hosts.host': [
    'Le serveur qui prend votre courrier, comme le fournisseur l’écrit.',
    'smtp.provider.example',
  ],
  'connectors.route.hosts.port': [
    'Le nombre à côté du serveur : 587 avec STARTTLS, 465 avec TLS dès le premier octet, 25 entre serveurs.',
    '587',
  ],
  'connectors.route.hosts.security': ['Comment le chemin vers le fournisseur est chiffré.', 'STARTTLS'],
  'connectors.route.hosts.auth': ['Comment Dialpost montre au fournisseur qui il est.', 'Nom et mot de passe'],
  'connectors.route.hosts.auth.username': [
    'Le nom d’utilisateur chez le fournisseur ; c’est souvent l’adresse entière.',
    'office@clinic.example',
  ],
  'connectors.route.hosts.auth.password': [
    'Le mot de passe chez le fournisseur ; certains en demandent un fait pour les programmes.',
    'Un mot de passe d’application',
  ],
  'connectors.route.hosts.auth.provider': [
    'Chez qui l’on se connecte : celui qui tient la boîte aux lettres.',
    'Microsoft',
  ],
  'connectors.route.hosts.auth.tenant': [
    'Le nom de votre organisation chez Microsoft ; nécessaire si l’enregistrement n’admet qu’elle.',
    'clinic.example',
  ],
  'connectors.route.hosts.auth.issuer': [
    'Où le fournisseur dit comment on se connecte ; aussi pour les clouds Microsoft de certains pays.',
    'https://login.provider.example',
  ],
  'connectors.route.hosts.auth.clientId': [
    'Le numéro sous lequel ce programme est enregistré chez le fournisseur.',
    '3f2a91c0-7b1d-4c55-9a0e-2f6d1c1b7e11',
  ],
  'connectors.route.hosts.auth.clientSecret': [
    'Le secret de cet enregistrement, s’il en a un.',
    'Tel que le fournisseur l’a montré une fois',
  ],
  'connectors.route.hosts.auth.flow': [
    'Dans un navigateur ici ; par un code saisi sur n’importe quel téléphone ; ou par un administrateur pour le programme lui-même.',
    'Par un code sur un téléphone',
  ],
  'connectors.route.hosts.auth.clientCertificate': [
    'Montre au fournisseur qui est ce programme, à la place d’un secret.',
    'Une clé privée et son certificat',
  ],
  'connectors.route.hosts.auth.tokenUrl': [
    'L’adresse où les autorisations sont obtenues, si le fournisseur ne la dit pas lui-même.',
    'https://login.provider.example/token',
  ],
  'connectors.route.hosts.verifyCertificate': [
    'Assure que c’est bien votre fournisseur qui répond. À désactiver seulement pour votre propre serveur.',
    'Activé',
  ],
  'connectors.route.hosts.helo': [
    'Parle comme dans les années quatre-vingt : ni chiffrement, ni identification.',
    'Désactivé',
  ],
  'connectors.route.mailboxes.address': [
    'L’adresse dont le courrier va dans cette boîte aux lettres.',
    'anna@clinic.example',
  ],
  'connectors.route.mailboxes.aliases': [
    'Le courrier pour ces adresses va dans la même boîte aux lettres.',
    'info@clinic.example',
  ],
  'connectors.route.mailboxes.account': [
    'Qui peut relever cette boîte aux lettres avec un logiciel de messagerie.',
    'anna',
  ],
  'connectors.route.mailboxes.quotaBytes': ['Quand elle contient autant, le courrier suivant est différé.', '500'],
  'connectors.route.mailboxes.forwardTo': ['Chaque message continue vers ces adresses.', 'ben@elsewhere.example'],
  'connectors.route.mailboxes.keepCopy': ['Un message transféré reste aussi dans cette boîte aux lettres.', 'Activé'],
  'connectors.route.catchAll': [
    'Le courrier pour des adresses de chez vous que personne n’a va ici au lieu d’être refusé.',
    'anna@clinic.example',
  ],
  'connectors.route.unknown': [
    'Ce que devient le courrier pour une adresse de chez vous absente de la liste.',
    'Est refusé aussitôt',
  ],
});
