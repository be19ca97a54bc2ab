// words/logs in French.
import { logsWords } from '../logs';
import { translate } from '../page';
import { countFr } from './plural';

translate('fr', logsWords, {
  leftOut: (lines) => countFr(lines, 'ligne omise', 'lignes omises'),
  diagnosticTrouble: (folder, why) =>
    `Le journal de diagnostic dans ${folder} ne peut pas être écrit : ${why}. D’ici là, ses lignes manquent ; faites de la place ou vérifiez ses droits.`,
  protocolTrouble: (folder, why) =>
    `Le journal de protocole dans ${folder} ne peut pas être écrit : ${why}. D’ici là, ses lignes manquent ; faites de la place, vérifiez ses droits ou choisissez un autre dossier.`,
  levelsFell: 'Les niveaux de diagnostic sont revenus du maximum au minimum, comme réglé.',
  levelsNotTold: (why) => `le retour des niveaux n’a pas pu être inscrit dans les réglages : ${why}`,
  report: {
    wholePath: (example, file) => `Le rapport a besoin d’un chemin complet tel que ${example}, pas « ${file} ».`,
    standing: (path, standing) =>
      `Le rapport n’a pas été enregistré sous ${path} : ${standing}. Choisissez un autre nom.`,
    amongMail: (path, example) =>
      `Le rapport n’a pas été enregistré sous ${path} : cet endroit est réservé au courrier. Choisissez-en un autre, tel que ${example}.`,
    trouble: (path, why) =>
      `Le rapport n’a pas pu être enregistré sous ${path} : ${why}. Choisissez un autre endroit ou faites de la place.`,
    about: [
      'Un rapport de Dialpost pour la personne qui cherche une panne.',
      '',
      'settings.json    ce qui est réglé ; sans les mots de passe',
      'status.json      entrées, lignes, file d’attente, prochaines connexions, avertissements',
      'log/             la fin du journal de diagnostic et du journal de protocole',
      'sessions/        les dernières connexions avec ce qui s’est dit sur la ligne',
      'disk.json        place sur le disque, fichiers par dossier',
      'versions.json    programme, système, ordinateur',
      '',
      'Il ne contient ni mots de passe, ni jetons, ni contenu de messages, mais les noms et les',
      'adresses de personnes qui se sont écrit : ne le remettez qu’à quelqu’un de confiance.',
      '',
    ],
    leftOut: '-- omis dans ce rapport --',
  },
});
