// words/contract in French. Each sentence follows the name of its place.
import { contractWords } from '../contract';
import { translate } from '../page';

const KINDS: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'true ou false',
  array: 'une liste',
  object: 'un groupe de réglages',
  record: 'un groupe de réglages',
};

const known = (ids: readonly string[]): string => (ids.length > 0 ? ids.map((id) => `« ${id} »`).join(', ') : 'aucun');
const expectedKind = (kind: string): string => `il faut ${KINDS[kind] ?? kind}`;

translate('fr', contractWords, {
  value: {
    kind: expectedKind,
    missing: (kind) => `manque ; ${expectedKind(kind)}`,
    oneOf: (values) => `il faut ${values.join(' ou ')}`,
    noSuchSetting: (name) => `aucun réglage ne s’appelle « ${name} » ; vérifiez l’orthographe ou supprimez-le`,
    noneListed: 'il en faut au moins un',
    empty: 'il faut quelque chose ici ; c’est vide',
    atLeast: (least) => `il faut au moins ${least}`,
    atMost: (most) => `il faut au plus ${most}`,
    tooLong: (most) => `au plus ${most} caractères sont permis`,
    tooMany: (most) => `il en faut au plus ${most}`,
    url: 'il faut une adresse telle que "https://login.example/token"',
    unfit: 'ne convient pas ici ; consultez la description des réglages',
  },
  between: (min, max) => `il faut une valeur de ${min} à ${max}`,
  numberFrom: (min) => `il faut un nombre d’au moins ${min}`,
  oneOfFew: (values) => `il faut l’une de ces valeurs : ${values.join(', ')}`,
  id: 'il faut un identifiant tel que "office"',
  idForm: 'il faut au plus 40 lettres, chiffres, ".", "_" ou "-", par exemple "office"',
  domain: 'il faut un domaine tel que "clinic.example"',
  address: 'il faut une adresse telle que "postmaster@clinic.example"',
  pattern: 'il faut "*", "*.example" ou "example"',
  host: 'il faut un nom de serveur ou une adresse',
  hostForm: 'il faut un nom de serveur tel que "smtp.isp.example" ou une adresse IP',
  ip: 'il faut une adresse IP',
  ipForm: 'il faut une adresse IP telle que "127.0.0.1"',
  nameServer: 'il faut l’adresse d’un serveur de noms',
  nameServerForm: 'il faut l’adresse d’un serveur de noms telle que "192.0.2.53" ou "192.0.2.53:5353"',
  circle: (listener) =>
    `est cet ordinateur, dont l’entrée « ${listener} » prend le courrier à ce port : il tournerait en rond ; il faut le serveur de votre fournisseur`,
  network: 'il faut une adresse ou un réseau tel que "192.168.1.0/24"',
  password: 'il faut un mot de passe',
  loginName: 'il faut un nom d’utilisateur',
  argument: 'il faut un programme ou un argument, pas un texte vide',
  version: 'il faut 1, la version que ce programme connaît',
  organizationDomains: 'il faut au moins un domaine, tel que "clinic.example"',
  logDevice: 'Windows réserve ce nom à un périphérique ; un autre dossier est attendu',
  timeOfDay: 'il faut un quart d’heure tel que "07:00"',
  feed: 'il faut l’adresse d’un dossier qui commence par https://, sans identifiants, « ? » ni « # », comme "https://updates.example/dialpost/"',
  certificate: 'il faut "self-signed", ou un fichier de certificat et son fichier de clé',
  collectDomain: 'il faut un domaine, "@domaine" ou "#file"',
  command: 'il faut un programme et ses arguments',
  pauseEnd: 'il faut forMinutes ou until, pas les deux',
  dateTime: 'il faut une date et une heure telles que "2026-11-30T08:00:00Z"',
  queueSelection: 'il faut des numéros, une recherche, un état, un fournisseur, ou {"all":true}',
  callForNothing: 'il faut au moins un numéro, ou {"fetch":true} : on ne se connecte pas pour rien',
  signIn: {
    tenant: 'identifiant ou domaine d’une organisation attendu, par exemple "clinic.example"',
    issuer: 'adresse commençant par "https://" attendue, par exemple "https://login.example"',
    noWay: 'mot de passe ou connexion chez le fournisseur attendus',
    googleDevice:
      'Google ne donne pas d’accord pour le courrier par un code sur un autre appareil ; choisissez le navigateur',
    noDevice: 'ce fournisseur ne connaît pas de code pour un autre appareil ; choisissez le navigateur',
    noClient:
      'seul Microsoft, ou un fournisseur à vous, laisse un programme se connecter sans personne ; choisissez le navigateur',
    clientNeeds: 'se connecter sans personne demande un secret client ou un certificat client',
    noTenant: 'seul Microsoft a des organisations (tenant) ; laissez vide',
    otherHost: (provider, usual) =>
      `n’est pas un serveur de messagerie de ${provider}, et la connexion de ${provider} n’est montrée à aucun autre ; attendu : un serveur tel que « ${usual} », ou un autre fournisseur pour se connecter`,
  },
  tokenUrl:
    'il faut une adresse qui commence par "https://", telle que "https://login.example/token" ("http://" seulement pour cet ordinateur, par exemple "http://127.0.0.1:8080/token"), sans nom ni mot de passe dedans',
  connector: {
    noHost: 'il faut au moins un serveur auquel envoyer le courrier',
    noRetry: 'il faut au moins un délai en minutes',
    listeners: 'il faut "all" ou une liste d’identifiants d’entrées',
    neverLarge: (limit) =>
      `il faut au plus ${limit} : le fournisseur ne transporte rien de plus grand, aucun message ne pourrait donc jamais être gros`,
  },
  link: {
    currency: 'il faut trois lettres majuscules, telles que "EUR"',
    noPriority: 'il faut au moins l’une de ces valeurs : "low", "normal", "high"',
    noProgram: 'une ligne de ce type exige le programme qui la connecte, tel que "/usr/local/bin/dial"',
    noEntry: 'une ligne de ce type exige le nom de son profil dans le système',
  },
  schedule: {
    range: 'il faut des quarts d’heure tels que "08:00-09:30", au plus tard "24:00"',
    backwards: 'la plage doit finir après son début',
    overlaps: (range) => `chevauche "${range}" ; réunissez les deux`,
    neverOpen: 'ces horaires n’ouvrent jamais ; choisissez "never" si c’est voulu',
  },
  twice: {
    id: (id) => `« ${id} » est déjà utilisé ici ; choisissez un autre nom`,
    port: (port, listener) =>
      `${port} est déjà pris par l’entrée « ${listener} » ; choisissez un autre port ou une autre adresse`,
    link: (id) => `« ${id} » est nommée deux fois ; nommez chaque ligne une seule fois`,
    mailbox: (address, mailbox) =>
      `${address} appartient déjà à la boîte aux lettres ${mailbox} ; une adresse n’a qu’une boîte aux lettres`,
    mailboxAccount: (name, mailbox) =>
      `« ${name} » relève déjà la boîte aux lettres ${mailbox} ; un logiciel de messagerie relève une seule boîte aux lettres par compte`,
  },
  nowhere: {
    link: (id, ids) => `aucune ligne ne s’appelle « ${id} » ; connues : ${ids.length > 0 ? known(ids) : 'aucune'}`,
    listener: (id, ids) => `aucune entrée ne s’appelle « ${id} » ; connues : ${ids.length > 0 ? known(ids) : 'aucune'}`,
    account: (name, names) => `aucun compte ne s’appelle « ${name} » ; connus : ${known(names)}`,
    mailboxAccount: (name) => `aucun compte ne s’appelle « ${name} » ; ajoutez-le d’abord dans « Comptes »`,
    catchAll: (address) =>
      `${address} n’est aucune des boîtes aux lettres ; il faut l’adresse, ou une autre adresse, de l’une de celles de la liste`,
  },
  tooManyForwards: (most) => `il faut au plus ${most} adresses`,
  stored: {
    price: (line, amount) =>
      `Une version antérieure a enregistré pour la ligne ${line} un montant de ${amount}, avec lequel personne ne peut compter : le coût d’un appel n’est pas indiqué correctement. Dans Lignes → ${line}, saisissez ce que dit la facture.`,
    tokenUrl: (connector, host) =>
      `${connector} ne s’identifie pas auprès de ${host} : l’adresse de ses jetons a été enregistrée par une version antérieure et transmettrait l’identification en clair. Le courrier concerné attend en sécurité. Dans Fournisseurs → ${connector}, indiquez-y une adresse qui commence par "https://".`,
    otherHost: (connector, host, provider) =>
      `${connector} ne s’identifie pas auprès de ${host} : ce n’est pas un serveur de messagerie de ${provider}, et la connexion de ${provider} n’est montrée à aucun autre. Le courrier concerné attend en sécurité. Dans Fournisseurs → ${connector}, corrigez le serveur, ou choisissez un autre fournisseur pour se connecter.`,
    field: (field) =>
      `Une version antérieure a demandé au journal de protocole d’écrire un champ « ${field} », et ce champ n’existe pas ; il est omis. Enregistrez une fois les réglages dans la fenêtre, ou retirez-le de la liste des champs dans settings.json.`,
    logDevice: (folder) =>
      `Le journal de protocole doit s’écrire dans ${folder}, et Windows réserve ce nom à un périphérique : ses lignes y sont perdues. Choisissez un autre dossier dans « Général ».`,
    circle: (connector, host, listener) =>
      `${connector} remet le courrier à ${host}, où répond notre propre entrée « ${listener} » : chaque message revient jusqu’à être retourné pour avoir tourné en rond. Dans Fournisseurs → ${connector}, écrivez le serveur de votre fournisseur.`,
    network: (door, written, taken) =>
      `${door} laisse entrer ou écarte ${taken}, car « ${written} » en dit plus qu’un réseau n’en a. Écrivez là ce qui est voulu, par exemple 192.168.1.0/24.`,
    alike: (one, other) =>
      `Les noms d’utilisateur « ${one} » et « ${other} » ne diffèrent que par des majuscules, chacun n’est donc accepté que tel qu’il est écrit ici. Donnez un autre nom à l’un des deux dans « Comptes ».`,
  },
  alikeAccounts: (other) =>
    `ne diffère de « ${other} » que par des majuscules, et les gens écrivent les noms d’utilisateur des deux façons ; choisissez-en un autre`,
  practice: {
    organization: 'Bureau d’essai',
    listener: 'Ordinateurs du bureau',
    line: 'Ligne d’essai',
    provider: 'Fournisseur d’essai',
    mailboxes: 'Boîtes aux lettres ici',
  },
});
