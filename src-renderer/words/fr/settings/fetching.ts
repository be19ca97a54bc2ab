// words/settings/fetching in French.
import { COLLECT_HELP, fetchingWords } from '../../settings/fetching';
import { translate } from '../../../../src-main/words/page';

translate('fr', fetchingWords, {
  method: 'Comment le courrier gardé est relevé',
  methods: {
    none: 'Pas du tout',
    'on-connect': 'Le fournisseur commence de lui-même',
    etrn: 'ETRN',
    atrn: 'ATRN (relais à la demande)',
    turn: 'TURN',
    finger: 'Finger',
    text: 'Un texte à lui (DEQUEUE …)',
    command: 'Une commande',
    imap: 'Une boîte aux lettres IMAP',
    pop3: 'Une boîte aux lettres POP3',
  },
  command: 'Commande',
  mailbox: 'Boîte aux lettres',
  after: 'Ensuite',
  afterWords: { delete: 'L’y supprimer', leave: 'L’y laisser', move: 'L’y déplacer' },
  moveTo: 'Déplacer vers',
  deliverTo: 'Tout remettre à',
  deliverToHint: 'L’une de vos adresses. Si vide : selon la ligne d’en-tête du destinataire.',
  fetchDomains: 'Domaines à demander',
  fetchDomainsHint: 'Si vide : vos domaines de courrier.',
  own: {
    query: ['Demande'],
    send: ['Texte à envoyer'],
    expect: ['Réponse attendue'],
    timeoutSeconds: ['Secondes au plus'],
  },
});

translate('fr', COLLECT_HELP, {
  'connectors.collect': [
    'Comment le fournisseur est amené à donner le courrier qui vous attend.',
    'Une boîte aux lettres POP3',
  ],
  'connectors.collect.schedule': [
    'Demande le courrier en attente à ses propres heures, en plus de chaque connexion.',
    'Désactivé',
  ],
  'connectors.collect.schedule.kind': [
    'Les heures où le courrier en attente est demandé, en plus de chaque connexion.',
    'Toutes les heures',
  ],
  'connectors.collect.schedule.everyMinutes': [
    'Tant que les heures peintes sont ouvertes, il est demandé de nouveau à cet intervalle.',
    'Toutes les 30 minutes',
  ],
  'connectors.collect.domains': ['Le courrier de ces domaines est demandé au fournisseur.', 'clinic.example'],
  'connectors.collect.host': [
    'Le serveur où votre courrier attend, comme le fournisseur l’écrit.',
    'pop.provider.example',
  ],
  'connectors.collect.port': ['Le port de ce serveur : 995 pour POP3, 993 pour IMAP, 366 pour ATRN.', '995'],
  'connectors.collect.security': ['Comment le chemin vers ce serveur est chiffré.', 'TLS dès le premier octet'],
  'connectors.collect.username': [
    'Le nom d’utilisateur là-bas ; c’est souvent l’adresse entière.',
    'office@clinic.example',
  ],
  'connectors.collect.password': ['Le mot de passe là-bas.', 'Un mot de passe d’application'],
  'connectors.collect.signIn': [
    'Relève avec une connexion chez le fournisseur ; le mot de passe ne sert alors pas.',
    'Activé',
  ],
  'connectors.collect.signIn.provider': [
    'Chez qui l’on se connecte : celui qui tient la boîte aux lettres.',
    'Microsoft',
  ],
  'connectors.collect.signIn.tenant': [
    'Le nom de votre organisation chez Microsoft ; nécessaire si l’enregistrement n’admet qu’elle.',
    'clinic.example',
  ],
  'connectors.collect.signIn.issuer': [
    'Où le fournisseur dit comment on se connecte ; aussi pour les clouds Microsoft de certains pays.',
    'https://login.provider.example',
  ],
  'connectors.collect.signIn.clientId': [
    'Le numéro sous lequel ce programme est enregistré chez le fournisseur.',
    '3f2a91c0-7b1d-4c55-9a0e-2f6d1c1b7e11',
  ],
  'connectors.collect.signIn.clientSecret': [
    'Le secret de cet enregistrement, s’il en a un.',
    'Tel que le fournisseur l’a montré une fois',
  ],
  'connectors.collect.signIn.flow': [
    'Dans un navigateur ici ; par un code saisi sur n’importe quel téléphone ; ou par un administrateur pour le programme lui-même.',
    'Par un code sur un téléphone',
  ],
  'connectors.collect.signIn.clientCertificate': [
    'Montre au fournisseur qui est ce programme, à la place d’un secret.',
    'Une clé privée et son certificat',
  ],
  'connectors.collect.signIn.tokenUrl': [
    'L’adresse où les autorisations sont obtenues, si le fournisseur ne la dit pas lui-même.',
    'https://login.provider.example/token',
  ],
  'connectors.collect.verifyCertificate': [
    'Assure que c’est bien votre fournisseur qui répond. À désactiver seulement pour votre propre serveur.',
    'Activé',
  ],
  'connectors.collect.mailbox': ['Lequel des dossiers de là-bas est relevé.', 'INBOX'],
  'connectors.collect.after': ['Ce que devient là-bas un message qui est en sécurité ici.', 'L’y supprimer'],
  'connectors.collect.moveTo': ['Le dossier de là-bas où vont les messages relevés.', 'Relevés'],
  'connectors.collect.deliverTo': [
    'Tout ce qui est relevé est pour cette adresse, quoi que disent les messages.',
    'office@clinic.example',
  ],
  'connectors.collect.envelopeHeader': [
    'Dans une boîte commune : la ligne où le fournisseur écrit à qui un message est destiné.',
    'Delivered-To',
  ],
  'connectors.collect.maxMessages': ['Au plus autant de messages sont relevés par connexion.', '100'],
  'connectors.collect.maxMessageBytes': ['Un message plus gros reste chez le fournisseur et est signalé.', '2'],
  'connectors.collect.query': ['Le mot par lequel le fournisseur veut être interrogé par Finger.', 'clinic.example'],
  'connectors.collect.send': [
    'Le texte que le fournisseur veut recevoir avant de donner votre courrier.',
    'DEQUEUE clinic.example',
  ],
  'connectors.collect.expect': ['Comment commence sa réponse quand tout va bien.', '250'],
  'connectors.collect.command': [
    'Un de vos programmes, qui amène le fournisseur à donner le courrier.',
    '/usr/local/bin/fetch-mail',
  ],
  'connectors.collect.timeoutSeconds': ['Passé ce temps, le programme est arrêté.', '120'],
});
