// words/help/field-help-doors in French.
import { translate } from '../../../../src-main/words/page';
import { DOOR_HELP } from '../../help/field-help-doors';

const CERT_FILE = ['Le fichier avec le certificat et ceux qui sont au-dessus, en PEM.', '/etc/ssl/mail.pem'];
const KEY_FILE = ['Le fichier avec la clé privée du certificat, en PEM.', '/etc/ssl/private/mail.key'];
const CERTIFICATE = [
  'Votre propre certificat à la place de celui que Dialpost crée lui-même.',
  'Désactivé, dans la plupart des bureaux',
];

translate('fr', DOOR_HELP, {
  'listeners.name': ['Le nom que vous lui donnez ; il figure dans les listes et les avis.', 'Ordinateurs du bureau'],
  'listeners.id': ['Son nom dans les commandes et les comptes rendus ; il reste quand le nom change.', 'office'],
  'listeners.address': [
    'L’adresse de cet ordinateur où les programmes la joignent : 127.0.0.1 est cet ordinateur seul, 0.0.0.0 tout le réseau.',
    '0.0.0.0',
  ],
  'listeners.port': ['Le nombre que les programmes indiquent à côté de l’adresse.', '587'],
  'listeners.enabled': [
    'Désactivée : elle est fermée, et rien de ses réglages n’est perdu.',
    'Désactivée, tant qu’une imprimante est absente',
  ],
  'listeners.tls': ['Si ce que les programmes déposent est chiffré en chemin.', 'STARTTLS'],
  'listeners.certificate': CERTIFICATE,
  'listeners.certificate.certFile': CERT_FILE,
  'listeners.certificate.keyFile': KEY_FILE,
  'listeners.authentication': [
    'Si les programmes peuvent ou doivent s’identifier par un nom et un mot de passe.',
    'Proposée',
  ],
  'listeners.authenticateWithoutTls': [
    'Accepte des mots de passe que tout le monde sur le réseau pourrait lire ; seulement pour des appareils qui ne savent pas faire mieux.',
    'Activé, pour un vieux scanner',
  ],
  'listeners.access.allow': ['Seules ces adresses peuvent se connecter.', '192.168.1.0/24'],
  'listeners.access.deny': [
    'Ces adresses ne peuvent pas se connecter, quoi qu’il soit permis par ailleurs.',
    '192.168.1.66',
  ],
  'listeners.relay.allow': [
    'Depuis ces adresses, les programmes peuvent envoyer au monde entier sans mot de passe.',
    '192.168.1.20',
  ],
  'listeners.relay.authenticated': [
    'Qui s’identifie peut envoyer au monde entier.',
    'Activé, pour les logiciels de messagerie',
  ],
  'listeners.maxMessageBytes': ['Un message plus gros est refusé au dépôt.', '25'],
  'listeners.maxRecipients': ['Un message à plus de personnes à la fois est refusé.', '100'],
  'listeners.maxConnections': ['Autant de programmes peuvent être reliés en même temps.', '50'],
  'listeners.maxConnectionsPerClient': ['Autant de liaisons qu’un même ordinateur peut garder en même temps.', '10'],
  'listeners.greetingName': [
    'Le nom sous lequel cette entrée se présente, s’il doit différer de celui du bureau.',
    'printers.clinic.example',
  ],
  'listeners.rewriteSender': ['Chaque message qui arrive ici est envoyé sous cette adresse.', 'scanner@clinic.example'],
  'listeners.remoteTriggered': [
    'Une agence peut appeler ici, s’identifier et prendre le courrier qui l’attend.',
    'Activé, au siège',
  ],
  'accounts.username': ['Le nom que quelqu’un saisit pour s’identifier ici.', 'anna'],
  'accounts.password': [
    'Le mot de passe qui va avec ; il est enregistré là où personne d’autre ne peut le lire.',
    'Quatre mots qui ne figurent ensemble dans aucun livre',
  ],
  'accounts.dequeueDomains': [
    'Pour une agence : elle peut prendre le courrier en attente de ces domaines.',
    'branch.example',
  ],
  'accounts.mayRelay': [
    'Qui s’identifie avec ce compte peut envoyer au monde entier, pas seulement à ce bureau.',
    'Activé, pour des personnes',
  ],
  'pop3.enabled': [
    'Ouvre l’entrée par laquelle les logiciels de messagerie relèvent les boîtes aux lettres d’ici.',
    'Activé, si le bureau n’a pas de serveur de messagerie',
  ],
  'pop3.address': [
    'L’adresse de cet ordinateur où les logiciels de messagerie la joignent ; 0.0.0.0 est tout le réseau.',
    '0.0.0.0',
  ],
  'pop3.port': ['Le nombre que les logiciels de messagerie indiquent à côté de l’adresse.', '1100'],
  'pop3.tls': [
    'Si les mots de passe et le courrier sont chiffrés en chemin vers le logiciel de messagerie.',
    'STARTTLS',
  ],
  'pop3.certificate': CERTIFICATE,
  'pop3.certificate.certFile': CERT_FILE,
  'pop3.certificate.keyFile': KEY_FILE,
  'pop3.authenticateWithoutTls': [
    'Accepte des mots de passe que tout le monde sur le réseau pourrait lire.',
    'Désactivé',
  ],
  'pop3.access.allow': ['Seules ces adresses peuvent relever par un logiciel de messagerie.', '192.168.1.0/24'],
  'pop3.access.deny': ['Depuis ces adresses, aucun logiciel de messagerie ne peut se connecter.', '192.168.1.66'],
  'pop3.maxConnections': ['Autant de logiciels de messagerie peuvent relever en même temps.', '20'],
});
