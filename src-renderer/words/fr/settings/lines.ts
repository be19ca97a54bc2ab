// words/settings/lines in French.
import { LINE_HELP, lineWords } from '../../settings/lines';
import { translate } from '../../../../src-main/words/page';

translate('fr', lineWords, {
  kind: 'Comment elle se connecte',
  kinds: {
    'always-on': 'Toujours en ligne',
    'on-demand': 'En ligne à la demande (un routeur appelle)',
    ras: 'Profil d’appel Windows',
    pppd: 'Modem avec pppd',
    networkmanager: 'Profil NetworkManager',
    command: 'Nos propres commandes',
  },
  connect: 'Commande qui connecte',
  disconnect: 'Commande qui raccroche',
  statusCommand: 'Commande qui dit l’état',
  attempts: 'Tentatives d’appel',
  redial: 'Secondes entre deux tentatives',
  dialTimeout: 'Secondes d’attente de la ligne',
  maxOnline: 'Plus longue connexion (minutes)',
  dns: 'Serveurs DNS en ligne',
  currency: 'Monnaie',
  perMinute: 'Prix par minute',
  perCall: 'Prix par appel',
  perMegabyte: 'Prix par mégaoctet',
  billing: 'Palier de facturation (secondes)',
  budget: 'Budget par mois',
  budgetHint: 'Une fois atteint : les connexions prévues s’arrêtent ; on peut encore en lancer une soi-même.',
  askUnder: 'Ne pas demander en dessous de',
  askUnderHint: 'Avant une connexion qui coûte moins, personne n’est interrogé. 0 : toujours.',
  metered: 'Facturée à l’usage',
  meteredWords: { auto: 'Selon le système ou un prix', yes: 'Oui', no: 'Non' },
  limitsWhen: 'Ce qu’elle transporte est limité',
  limitsWords: { metered: 'Si facturée à l’usage', always: 'Toujours' },
  limitsBytes: 'Plus gros message sur cette ligne (Mo)',
  limitsHint: 'Un message plus gros prend une autre ligne de son fournisseur, ou en attend une.',
  own: {
    entry: ['Profil', 'Son nom dans le système.'],
  },
});

translate('fr', LINE_HELP, {
  'links.name': [
    'Le nom que vous donnez à la ligne ; il figure sur les boutons et dans les coûts.',
    'Téléphone satellite',
  ],
  'links.id': ['Son nom dans les commandes et les comptes rendus ; il reste quand le nom change.', 'satellite'],
  'links.kind': ['Comment cet ordinateur se connecte par elle.', 'En ligne à la demande (un routeur appelle)'],
  'links.entry': ['Le nom du profil, exactement comme le système l’affiche.', 'Wi-Fi du port'],
  'links.username': ['Le nom d’utilisateur pour l’appel, tel que le fournisseur de la ligne l’a donné.', 'ship42'],
  'links.password': ['Le mot de passe pour l’appel ; vide si le système le garde.', 'Comme il figure dans le contrat'],
  'links.connectCommand': [
    'Un programme qui établit la ligne et se termine quand elle est établie.',
    '/usr/local/bin/dial',
  ],
  'links.disconnectCommand': ['Un programme qui raccroche.', '/usr/local/bin/hangup'],
  'links.statusCommand': [
    'Un programme qui se termine par 0 tant que la ligne est établie, pour qu’une coupure soit remarquée.',
    '/usr/local/bin/is-online',
  ],
  'links.dialAttempts': ['Combien de fois elle est appelée avant que la connexion soit abandonnée.', '3'],
  'links.redialDelaySeconds': ['La pause entre deux tentatives.', '30'],
  'links.dialTimeoutSeconds': ['Passé ce temps sans ligne, une tentative a échoué.', '90'],
  'links.maxOnlineMinutes': [
    'Passé ce temps, une connexion est terminée en bon ordre, quoi qu’il attende encore.',
    '30',
  ],
  'links.dnsServers': [
    'Qui est interrogé sur les noms tant que cette ligne est établie, si ce ne sont pas les serveurs du système.',
    '192.0.2.53',
  ],
  'links.metered': ['Si ce qui passe par elle est compté ou payé.', 'Selon le système ou un prix'],
  'links.limits.when': ['Quand les limites ci-dessous valent.', 'Tant qu’elle est facturée à l’usage'],
  'links.limits.maxBytes': ['Un message plus gros attend une autre ligne.', '0,2'],
  'links.limits.priorities': ['Les messages d’une autre priorité attendent une autre ligne.', 'Normale et urgente'],
  'links.tariff.currency': ['Les trois lettres de la monnaie dans laquelle vous payez.', 'EUR'],
  'links.tariff.perMinute': ['Ce que coûte une minute en ligne, comme sur la facture.', '1,20'],
  'links.tariff.perCall': ['Ce que coûte chaque appel, si court soit-il.', '0,10'],
  'links.tariff.perMegabyte': ['Ce que coûte un mégaoctet, envoyé ou reçu.', '5,50'],
  'links.tariff.billingSeconds': [
    'Les appels sont facturés par paliers de cette durée : à 60, un appel de 61 secondes coûte deux minutes.',
    '60',
  ],
  'links.monthlyBudget': [
    'Quand tant est dépensé en un mois, les connexions prévues s’arrêtent ; on peut encore en lancer soi-même.',
    '150',
  ],
  'links.doNotAskUnder': ['Une connexion qui coûte moins commence sans question.', '2'],
});
