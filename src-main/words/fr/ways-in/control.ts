// words/ways-in/control in French.
import { translate } from '../../page';
import { controlWords } from '../../ways-in/control';
import { countFr, numberFr } from '../plural';

const REPORT = 'Faites un rapport pour la personne qui s’occupe de Dialpost ; le journal donne les détails.';
const ENDS = 'Il s’arrête ; le courrier accepté est en sécurité sur le disque et continuera au prochain démarrage.';

translate('fr', controlWords, {
  starting: 'Dialpost est encore en train de démarrer ; redemandez dans un instant.',
  failed: (method, stack) => `${method} a échoué : ${stack}`,
  couldNot: (why) => `Dialpost n’a pas pu faire cela : ${why.replace(/\.$/, '')}. Le journal donne les détails.`,
  noSuchMethod: (name, known) => `Il n’y a pas de méthode « ${name} ». Connues : ${known.join(', ')}.`,
  tooDeep: (method) => `${method} a reçu quelque chose de trop profondément imbriqué ; rien ici ne l’est.`,
  unfit: (method, places) => `La demande faite à ${method} ne convient pas : ${places}`,
  away: {
    notRunning:
      'Le service Dialpost de cet ordinateur ne tourne pas ; aucun courrier n’est donc accepté. On l’attend ; « dialpost service status » en dit plus. Le courrier qui attend est en sûreté.',
    notTaken: 'Le dossier est celui du service, ou celui-ci répond de nouveau ; le courrier n’a donc pas été repris.',
  },
  window: {
    stranger: 'Seule la fenêtre de Dialpost peut demander de cette façon.',
    noSuchWish: (name) => `L’application ne connaît pas « ${name} ».`,
  },
  guard: {
    unexpected: (stack) => `une erreur que personne n’attendait : ${stack}`,
    secondFault: 'une deuxième erreur en une minute : tout est reconstruit',
    notRebuilt: (stack) => `la reconstruction a échoué : ${stack}`,
    rebuilt: `Dialpost a eu deux erreurs en une minute et s’est reconstruit. Le courrier accepté est en sécurité. ${REPORT}`,
    wentWrong: `Quelque chose s’est mal passé dans Dialpost, ce qui ne devrait pas arriver. Le courrier continue, et le courrier accepté est en sécurité. ${REPORT}`,
    notTakenDown: `Dialpost a eu une erreur et n’a pas pu être arrêté en bon ordre. ${ENDS}`,
    notBuilt: `Dialpost a eu une erreur et n’a pas pu être reconstruit. ${ENDS}`,
  },
  save: {
    reportStays: (path, why) =>
      `Le service a enregistré le rapport sous ${path}, mais il n’a pas pu être copié de là : ${why}. Demandez-le à un administrateur de cet ordinateur.`,
    standing: (path, standing) =>
      `Le message n’a pas été enregistré sous ${path} : ${standing}. Il est toujours dans la file d’attente ; choisissez un autre nom.`,
    trouble: (path, why) =>
      `Le message n’a pas pu être enregistré sous ${path} : ${why}. Il est toujours dans la file d’attente ; choisissez un autre endroit ou faites de la place.`,
    attachmentTrouble: (path, why) =>
      `La pièce jointe n’a pas pu être enregistrée sous ${path} : ${why}. Elle est toujours dans le message ; choisissez un autre endroit ou faites de la place.`,
    attachmentsCut: (saved, folder, path, why) =>
      `${countFr(saved, 'pièce jointe enregistrée', 'pièces jointes enregistrées')} dans ${folder}, puis ${path} n’a pas pu l’être : ${why}. Ce qui manque est toujours dans le message ; choisissez un autre endroit ou faites de la place.`,
    tableStanding: (path, standing) =>
      `Le tableau n’a pas été enregistré sous ${path} : ${standing}. Choisissez un autre nom.`,
    tableTrouble: (path, why) =>
      `Le tableau n’a pas pu être enregistré sous ${path} : ${why}. Choisissez un autre endroit ou faites de la place.`,
  },
  importing: {
    readFirst: 'Il n’y a plus de fichier à reprendre. Importez-le de nouveau.',
    older:
      'Un autre Dialpost, plus ancien, fonctionne avec ce dossier et ne peut pas reprendre de réglages d’un fichier. Arrêtez-le (dialpost stop) et démarrez le nouveau.',
  },
  socket: {
    tooMany: 'Trop de programmes sont reliés à ce Dialpost. Fermez-en quelques-uns et redemandez.',
    lineTooLong: 'Cette ligne est trop longue.',
    notJson: (example) => `Il faut un objet JSON par ligne, tel que ${example}.`,
    pathTooLong: (path, bytes, most) =>
      `Le chemin du dossier de données est trop long pour un socket de contrôle (${path} : ${countFr(bytes, 'octet')}, au plus ${numberFr(most)}). Choisissez un dossier plus court avec --data.`,
    notUsable: (dir, why) =>
      `Le socket de contrôle de ${dir} ne peut pas être utilisé : ${why}. Êtes-vous l’utilisateur sous lequel Dialpost fonctionne ?`,
    notLetIn: (dir) =>
      `Le Dialpost de ${dir} ne vous laisse pas entrer : il est piloté par son propre utilisateur et par ceux qui sont dans le groupe du service (d’ordinaire sudo usermod -a -G dialpost NOM, dès la prochaine connexion). Pour en avoir un à vous, indiquez un autre dossier avec --data.`,
    notProved:
      'Seul un programme qui peut lire le dossier de données reçoit une réponse ici. Un Dialpost d’une version plus ancienne ne peut pas interroger celui-ci ; utilisez partout la même version.',
    strangerAnswers: (dir: string) =>
      `Ce qui répond pour ${dir} n’a pas pu montrer que c’est votre Dialpost : c’est peut-être un autre programme, un Dialpost plus ancien, ou owner.json dans ce dossier est illisible. Rien n’a été demandé. Arrêtez ce programme, ou interrogez avec l’utilisateur sous lequel Dialpost fonctionne.`,
    wentAway: 'Dialpost s’est arrêté avant de répondre.',
    notRunning: 'Dialpost ne fonctionne plus.',
    folderNotTaken: (dir, why) =>
      `Le dossier ${dir} ne peut pas être pris, le socket de contrôle ne peut donc pas être créé : ${why}. Vérifiez qu’il existe et qu’il peut être lu et écrit.`,
    anotherOne: (dir, who) =>
      `Un autre Dialpost fonctionne déjà avec le dossier ${dir}${who === '' ? '' : ` (${who})`}. Utilisez-le (dialpost status --data ${dir}), arrêtez-le (dialpost stop --data ${dir}), ou choisissez un autre dossier avec --data.`,
    anotherAnswers: (path) => `un autre programme répond à ${path}`,
    notMade: (path, why) =>
      `Le socket de contrôle ${path} ne peut pas être créé : ${why}. Vérifiez que le dossier peut être écrit.`,
    folderStands: (path) =>
      `${path} est un dossier, et le socket de contrôle doit se trouver là. Déplacez ce dossier et redémarrez.`,
    notTakenOver: (path) =>
      `Le socket de contrôle ${path} n’a pas pu être repris. Supprimez-le à la main si aucun Dialpost ne fonctionne.`,
  },
});
