// words/updates/install-faults in French.
import { translate } from '../../page';
import { type InstallFault, installWords } from '../../updates/install-faults';

function faultText(fault: InstallFault): string {
  switch (fault.kind) {
    case 'damaged':
      return 'ce qui se trouve ici n’est pas ce qui a été signé. Le fichier a été supprimé ; téléchargez-le de nouveau';
    case 'dismissed':
      return `le mot de passe d’un administrateur n’a pas été donné. Appuyez de nouveau, ou faites exécuter par un administrateur : sudo dpkg -i "${fault.file}"`;
    case 'no-asker':
      return `le mot de passe de l’administrateur n’était pas le bon, ou rien ici ne permet de le demander (pkexec). Appuyez de nouveau, ou faites exécuter par un administrateur : sudo dpkg -i "${fault.file}"`;
    case 'no-answer':
      return 'personne n’a répondu à la demande du mot de passe d’un administrateur. Appuyez de nouveau quand quelqu’un sera là';
    case 'lacking':
      return `il lui faut d’autres paquets, que Dialpost ne télécharge pas de lui-même (${fault.detail})`;
    case 'not-writable':
      return `vous ne pouvez pas remplacer ${fault.file}. Demandez à qui l’a placé là`;
    case 'system':
      return `cet ordinateur a répondu : ${fault.detail}`;
  }
}

translate('fr', installWords, { fault: faultText });
