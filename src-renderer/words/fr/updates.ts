// words/updates in French.
import { translate } from '../../../src-main/words/page';
import { updateWords } from '../updates';

type Takes = Parameters<typeof updateWords.ask.meaning>[0];

const takes = ({ size, money, time, line }: Takes): string =>
  [size, ...(money === null ? [] : [`environ ${money}`]), `environ ${time} par ${line}`].join(', ');

translate('fr', updateWords, {
  running: (version) => `Ceci est la version ${version}.`,
  noneKnown: 'Aucune plus récente n’est connue.',
  lookedAt: (time) => `Vérifié : ${time}.`,
  neverLooked: 'Personne n’a encore regardé.',
  there: (version, size) => `Une nouvelle version ${version} est là (${size}).`,
  look: 'Regarder maintenant',
  lookWanted: 'Ce sera regardé à la fin de la prochaine connexion.',
  fetch: (money) => (money === null ? 'Télécharger' : `Télécharger · environ ${money}`),
  takes: (takesText) => `Le téléchargement demande ${takes(takesText)}.`,
  ask: {
    title: (version) => `Télécharger la version ${version} ?`,
    meaning: (takesText) =>
      `${takes(takesText)}, en plus d’une connexion établie de toute façon. Elle est téléchargée lors de la prochaine connexion, après le courrier, et continue plus tard si la ligne est coupée ; ce qui est arrivé n’est pas payé deux fois. Rien n’est installé avant que vous le disiez.`,
    yes: 'Télécharger',
  },
  wanted: 'Elle sera téléchargée lors de la prochaine connexion, après le courrier.',
  doNot: 'Ne pas télécharger',
  progress: 'Part de la nouvelle version qui est ici',
  came: (came, all) => `${came} sur ${all}`,
  stop: 'Arrêter le téléchargement',
  fetched: 'Elle est ici, vérifiée, et c’est ce qui a été signé.',
  install: 'Installer et redémarrer',
  installHint:
    'Dialpost se termine en ordre et redémarre dans la nouvelle version ; courrier et réglages restent tels quels. Le mot de passe d’un administrateur peut être demandé.',
  installing: 'Elle est installée dès qu’aucune connexion n’est établie…',
  installed: 'Elle est installée et démarrera dès qu’aucune connexion ne sera établie.',
  byHand: 'Dialpost ne l’installe pas de lui-même : cherchez-la et installez-la comme celle-ci.',
});
