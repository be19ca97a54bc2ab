// words/people in French.
import { translate } from '../../../src-main/words/page';
import { peopleWords } from '../people';

translate('fr', peopleWords, {
  title: 'Boîtes aux lettres',
  none: 'Si aucune n’est nommée ici, chaque adresse du bureau reçoit une boîte aux lettres à l’arrivée de son courrier, et aucun logiciel de messagerie ne la relève encore.',
  some: 'Chacun relève ici son courrier (POP3) et envoie avec ce nom et ce mot de passe. Le courrier pour un nom absent de la liste est refusé.',
  row: (address) => `Boîte aux lettres ${address}`,
  name: 'Nom',
  password: 'Mot de passe',
  stored: 'enregistré ; saisissez-en un nouveau pour le changer',
  logsInAs: (login) =>
    login === '' ? 'pour le logiciel de messagerie' : `pour le logiciel de messagerie, avec le compte ${login}`,
  noLogin: 'Aucun logiciel de messagerie ne la relève.',
  add: 'Ajouter une boîte aux lettres',
  remove: 'Supprimer',

  typeIn: 'À saisir dans les logiciels de messagerie',
  sending: 'Envoi (SMTP)',
  fetching: 'Relève (POP3)',
  server: 'Serveur',
  thisComputer: (address) => (address === '' ? 'l’adresse de cet ordinateur' : address),
  port: 'Port',
  security: 'Sécurité',
  login: 'Identification',
  loginNone: 'pas nécessaire',
  loginOffered: 'nom et mot de passe, s’il y a un compte',
  loginEach: 'nom et mot de passe de la boîte aux lettres',
  whose: (address, login) => `${address} : compte ${login}`,
  noDoor: 'fermée : aucune boîte aux lettres n’a de mot de passe',
  trust:
    'Le certificat est celui de Dialpost : le logiciel de messagerie demande une fois s’il faut lui faire confiance.',
});
