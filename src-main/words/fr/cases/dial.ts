// words/cases/dial in French.
import { dialCaseWords } from '../../cases/dial';
import { translate } from '../../page';

translate('fr', dialCaseWords, {
  'modem-in-use': {
    cause: 'Un autre programme utilise le modem : {said}',
    steps: ['Fermez l’autre programme (fax, autre logiciel d’appel), ou attendez qu’il ait fini ; puis réessayez.'],
  },
  'no-modem': {
    cause: 'Le modem est introuvable : {said}',
    steps: ['Vérifiez qu’il est branché et allumé.', 'Vérifiez quel port le profil indique.'],
  },
  'still-hanging-up': {
    cause: 'La ligne est encore occupée par un appel précédent : {said}',
    steps: ['Attendez une minute et réessayez.'],
  },
  'no-entry': {
    cause: 'Le système ne connaît pas ce profil d’appel : {said}',
    steps: ['Comparez le nom du profil dans « Lignes » avec celui du système ; les majuscules comptent.'],
  },
  broke: {
    cause: 'L’appel a été coupé pendant son établissement : {said}',
    steps: [
      'Réessayez ; cela arrive sur une mauvaise ligne.',
      'Si cela continue, vérifiez le câble et l’antenne, et demandez au fournisseur si le numéro et le compte sont ouverts.',
    ],
  },
  'modem-fault': {
    cause: 'Le modem signale un défaut : {said}',
    steps: [
      'Éteignez le modem, attendez dix secondes, rallumez-le.',
      'Vérifiez son pilote ou sa chaîne d’initialisation.',
    ],
  },
  'password-expired': {
    cause: 'Le mot de passe d’appel a expiré : {said}',
    steps: ['Demandez un nouveau mot de passe au fournisseur et indiquez-le dans « Lignes ».'],
  },
  'account-closed': {
    cause: 'Le fournisseur ne laisse pas ce compte appeler : {said}',
    steps: [
      'Demandez au fournisseur : le compte est peut-être fermé, limité à certaines heures, ou non autorisé à appeler.',
    ],
  },
  busy: {
    cause: 'Le numéro est occupé : {said}',
    steps: [
      'Dialpost rappelle de lui-même aussi souvent que la ligne le permet ; davantage de tentatives ou un second numéro aident aux heures chargées.',
    ],
  },
  voice: {
    cause: 'Une personne ou une annonce a répondu au lieu d’un modem : {said}',
    steps: ['Vérifiez le numéro de téléphone dans le profil avant de réveiller encore quelqu’un.'],
  },
  'no-answer': {
    cause: 'Personne ne répond à l’appel : {said}',
    steps: [
      'Vérifiez le numéro, avec l’indicatif et le chiffre pour sortir du standard.',
      'S’il est juste, les modems du fournisseur sont peut-être en panne.',
    ],
  },
  'no-carrier': {
    cause: 'Les modems n’ont pas trouvé de porteuse : {said}',
    steps: ['Vérifiez s’il y a du bruit sur la ligne ; essayez une vitesse plus basse.'],
  },
  'no-tone': {
    cause: 'Il n’y a pas de tonalité : {said}',
    steps: [
      'Vérifiez le câble du téléphone et que personne ne téléphone.',
      'Derrière un standard privé, laissez le modem appeler sans attendre la tonalité.',
    ],
  },
  password: {
    cause: 'Le fournisseur n’a pas accepté le nom ou le mot de passe d’appel : {said}',
    steps: [
      'Vérifiez le nom et le mot de passe de la ligne ; c’est le compte d’appel, souvent différent du compte de courrier.',
    ],
  },
  'login-silent': {
    cause: 'L’autre côté a cessé de répondre pendant la vérification du mot de passe : {said}',
    steps: [
      'Réessayez.',
      'Si cela continue, le serveur d’identification du fournisseur est lent ou ne connaît pas le compte : demandez.',
    ],
  },
  protocols: {
    cause: 'Les deux côtés n’ont trouvé aucun protocole commun : {said}',
    steps: ['Dans le profil, activez TCP/IP et désactivez les autres ; laissez le fournisseur donner l’adresse.'],
  },
  'no-ppp': {
    cause: 'Ce qui a répondu ne parle pas PPP : {said}',
    steps: ['Vérifiez le numéro ; certains fournisseurs veulent un script avant que PPP commence.'],
  },
  'network-below': {
    cause: 'Le réseau par lequel passe cette ligne n’est pas là : {said}',
    steps: ['Vérifiez ce qui la porte (câble, Wi-Fi, terminal satellite).'],
  },
  'not-allowed': {
    cause: 'Cet utilisateur n’a pas le droit d’appeler : {said}',
    steps: [
      'Ajoutez l’utilisateur sous lequel Dialpost fonctionne au groupe "dip" (Debian), puis redémarrez Dialpost.',
    ],
  },
  options: {
    cause: 'Une option du profil d’appel est fausse : {said}',
    steps: ['Relisez le fichier « peers » de ce profil.'],
  },
  'chat-failed': {
    cause: 'Le modem ne s’est pas connecté : {said}',
    steps: [
      'Occupé, pas de réponse ou pas de porteuse : vérifiez le numéro et la ligne, puis regardez le script « chat ».',
    ],
  },
  'peer-gone': {
    cause: 'L’autre côté ne répond plus : {said}',
    steps: ['Réessayez ; vérifiez la ligne si cela continue.'],
  },
  'nm-off': {
    cause: 'NetworkManager ne fonctionne pas : {said}',
    steps: ['Démarrez-le, ou choisissez un autre type de ligne.'],
  },
  'nm-secrets': {
    cause: 'Le mot de passe de ce profil n’est pas enregistré là où Dialpost peut l’utiliser : {said}',
    steps: ['Dans les réglages du profil, enregistrez le mot de passe pour tous les utilisateurs.'],
  },
  'program-missing': {
    cause: 'Le programme qui appelle n’est pas là : {said}',
    steps: ['Installez-le, ou corrigez la commande dans « Lignes ».'],
  },
  time: {
    cause: 'L’appel a pris trop de temps et a été abandonné : {said}',
    steps: [
      'Donnez plus de temps à la ligne (dialTimeoutSeconds) si elle est simplement lente ; par satellite, il faut parfois deux minutes.',
    ],
  },
  other: {
    cause: 'La ligne n’a pas été établie : {said}',
    steps: [
      'Essayez « Tester » à côté de la ligne.',
      'Appelez une fois par les moyens du système ; si cela échoue aussi, demandez au fournisseur.',
    ],
  },
});
