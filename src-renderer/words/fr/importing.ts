// words/importing in French.
import { numberFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { importingWords } from '../importing';

const logins = (who: string, where: string): string => [who, where].filter((part) => part !== '').join(' chez ');

translate('fr', importingWords, {
  title: 'Reprendre ces réglages ?',
  take: 'Reprendre ces réglages',
  taken: 'Les réglages du fichier sont en vigueur dès maintenant, aussi pour le courrier qui attend déjà.',
  undone: 'Les réglages d’avant sont de nouveau en vigueur.',

  misfitTitle: 'Ce fichier ne convient pas',
  misfit:
    'Rien n’a été modifié. Ces endroits ne conviennent pas ; corrigez-les dans le fichier, ou exportez-le de nouveau là d’où il vient.',
  moreIssues: (n) =>
    n === 1 ? 'Un autre endroit ne convient pas.' : `${numberFr(n)} autres endroits ne conviennent pas.`,

  nothing: 'Ce sont les réglages d’aujourd’hui : rien ne changerait.',
  changes: 'Ce qui change',
  first: 'Ce qui est installé',
  how: { new: 'Nouveau', gone: 'Retiré', changed: 'Modifié' },
  fields: (names, more) => `${names.join(', ')}${more > 0 ? ` et ${numberFr(more)} de plus` : ''}`,
  other: 'autres choses',
  moreThings: (n) => (n === 1 ? 'Un autre change.' : `${numberFr(n)} autres changent.`),

  programs: 'Programmes qu’ils lancent sur cet ordinateur',
  noPrograms: 'Ils ne lancent aucun programme sur cet ordinateur.',
  newPrograms:
    'Certains sont nouveaux. Un programme peut faire tout ce que votre compte peut faire : ne reprenez le fichier que si vous savez à quoi sert chacun d’eux.',
  known: 'Comme aujourd’hui',
  does: {
    connect: (line) => `${line} : se connecte`,
    'hang-up': (line) => `${line} : raccroche`,
    status: (line) => `${line} : dit où en est la ligne`,
    collect: (provider) => `${provider} : fait envoyer le courrier retenu`,
  },

  ways: 'Où irait du courrier qui va ailleurs aujourd’hui',
  host: (provider, host, danger) =>
    ({
      none: `${provider} : à ${host}`,
      open: `${provider} : à ${host}, où d’autres pourraient le lire en chemin (pas de chiffrement, ou seulement s’il est proposé)`,
      unchecked: `${provider} : à ${host}, dont le certificat n’est pas vérifié : un autre hôte pourrait se faire passer pour lui`,
    })[danger ?? 'none'],
  direct: (provider) => `${provider} : directement à chaque domaine`,
  forward: (mailbox, to) => `Chaque message pour ${mailbox} aussi à ${to}`,

  passwords: 'Mots de passe qui manquent',
  passwordsMeaning:
    'Un fichier ne contient pas de mots de passe. Ceux d’aujourd’hui restent là où l’hôte, le port et le nom d’utilisateur sont les mêmes ; tapez les autres ici.',
  elsewhere:
    'Un mot de passe est enregistré, mais le fichier l’utilise autrement (autre hôte, nom d’utilisateur, chiffrement ou programme) : tapez-le de nouveau pour qu’il n’aille pas ailleurs.',
  typeIt: 'Tapez-le ici ; sans lui, les réglages ne peuvent pas être repris.',
  passwordOf: (field, who, where) => {
    const login = logins(who, where);
    return login === '' ? field : `${field} de ${login}`;
  },
});
