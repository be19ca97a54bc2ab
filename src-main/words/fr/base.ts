// words/base in French.
import { baseWords } from '../base';
import { translate } from '../page';
import { countFr } from './plural';

const withSaid = (sentence: string, said: string): string => (said === '' ? sentence : `${sentence} : ${said}`);

translate('fr', baseWords, {
  program: {
    notStarted: (program, said) => withSaid(`le programme ${program} n’a pas pu être lancé`, said),
    none: 'ce programme n’existe pas ; vérifiez son chemin dans les réglages',
    forbidden: 'cet ordinateur ne le laisse pas s’exécuter ; vérifiez ses droits',
    tookTooLong: (program, seconds, said) =>
      withSaid(`${program} n’avait pas terminé au bout de ${countFr(seconds, 'seconde')} et a été arrêté`, said),
    stopped: (program) => `${program} a été arrêté`,
    signalled: (program, said) => withSaid(`${program} a été interrompu par un signal`, said),
    ended: (program, code, said) => withSaid(`${program} s’est terminé avec le code ${code}`, said),
    batchFile: (program, word) =>
      `le fichier de commandes ${program} ne peut pas recevoir ${word} : les mots qui contiennent " % ! ou une fin de ligne n’y arrivent pas tels quels ; écrivez-les dans le fichier lui-même`,
  },
  cannotRead: (path, why) =>
    `${path} ne peut pas être lu : ${why}. Vérifiez le disque et les droits de ce fichier ; rien n’a été modifié.`,
  cannotUse: (path, why) =>
    `${path} ne peut pas être utilisé : ${why}. Vérifiez le disque, ce qui s’y trouve et ses droits ; rien n’a été changé au courrier.`,
  cannotWrite: (path, why) =>
    `${path} ne peut pas être écrit : ${why}. Libérez de la place sur ce disque ou vérifiez ses droits, puis réessayez ; ce qui s’y trouvait est inchangé.`,
  heldOpen: (path) =>
    `Un autre programme tient ${path} ouvert ; le fichier n’a donc pas pu être lu ou remplacé. Fermez-le là-bas et réessayez ; rien n’a été modifié.`,
  disk: (said, facts) => `${said} (${facts})`,
  diskSaid: {
    full: 'il n’y a plus de place',
    forbidden: 'ses droits ne le permettent pas',
    readOnly: 'cet endroit est en lecture seule',
    missing: 'ce fichier ou ce dossier n’existe pas',
    notFolder: 'une partie du chemin n’est pas un dossier',
    folder: 'un dossier se trouve à cet endroit',
    standing: 'quelque chose se trouve déjà à cet endroit',
    notEmpty: 'le dossier n’est pas vide',
    longName: 'le nom est trop long',
    broken: 'le disque signale une erreur',
    tooBig: 'le disque n’accepte pas de fichier aussi grand',
    inUse: 'un autre programme tient le fichier ouvert',
    many: 'le système n’ouvre pas plus de fichiers à la fois',
  },
  noteUnreadable: 'mis de côté ; la note qui l’accompagne ne peut pas être lue',
  standing: {
    link: 'un lien se trouve à cet endroit, et il n’est pas suivi',
    folder: 'un dossier se trouve à cet endroit',
    noFile: 'ce qui se trouve à cet endroit n’est pas un fichier ordinaire',
    other: {
      report: 'un fichier qui n’est pas un rapport de Dialpost se trouve à cet endroit, et il n’est pas écrasé',
      letter: 'un fichier qui n’est pas un message enregistré se trouve à cet endroit, et il n’est pas écrasé',
      table: 'un fichier qui n’est pas un tel tableau de Dialpost se trouve à cet endroit, et il n’est pas écrasé',
    },
  },
});
