// words/help/field-help-wizard in French.
import { translate } from '../../../../src-main/words/page';
import { WIZARD_HELP } from '../../help/field-help-wizard';

translate('fr', WIZARD_HELP, {
  'wizard.way': [
    'Ce qui se trouve entre cet endroit et le monde ; la suite des questions en dépend.',
    'Téléphone satellite ou modem',
  ],
  'wizard.terminal': ['De quel terminal satellite il s’agit, pour calculer le temps que prend un message.', 'Iridium'],
  'wizard.address': [
    'L’adresse que votre fournisseur vous a donnée ; chez un fournisseur connu, le reste en découle.',
    'bureau@fournisseur.example',
  ],
  'wizard.provider': [
    'Qui prend votre courrier sortant ; avec un serveur à vous, vous saisissez tout vous-même.',
    'Fournisseur d’essai',
  ],
  'wizard.region': ['La partie du monde où votre compte chez le fournisseur a été créé.', 'Irlande'],
  'wizard.home': [
    'Où s’arrête le courrier pour vos propres adresses : ici, personne par personne, ou sur votre serveur de messagerie.',
    'Boîtes aux lettres ici',
  ],
  'wizard.person': ['Le nom avant le @ ; la personne s’identifie aussi avec lui.', 'anna'],
  'wizard.who': [
    'Quels ordinateurs peuvent déposer du courrier : celui-ci seulement, ou tous ceux du bureau.',
    'Chaque ordinateur du réseau du bureau',
  ],
  'wizard.situation': [
    'Qui prend le courrier de votre domaine venant du monde, et comment il arrive ici.',
    'Le fournisseur tient notre DNS ; nous appelons',
  ],
  'wizard.hosts': ['Les serveurs du fournisseur auxquels le monde envoie votre courrier.', 'mx.fournisseur.example'],
  'wizard.fixed': [
    'L’adresse de votre ligne, si elle reste toujours la même ; sans elle, le courrier ne peut pas venir tout droit chez vous.',
    '192.0.2.10',
  ],
  'wizard.fronts': [
    'Des serveurs ailleurs qui prennent votre courrier et le transmettent à cet ordinateur.',
    'porte.clinique.example 192.0.2.20',
  ],
  'wizard.servers': [
    'À qui demander les enregistrements publiés, sinon aux serveurs de la ligne ou du système.',
    '192.0.2.53',
  ],
  'wizard.records': [
    'Si les enregistrements sont déjà publiés, ou restent jusque-là sur la liste de l’accueil.',
    'Plus tard',
  ],
  'wizard.test': [
    'Quelqu’un ailleurs qui vous dira si le message est arrivé ; il part comme tout autre.',
    'vous@ailleurs.example',
  ],
});
