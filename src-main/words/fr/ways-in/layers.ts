// words/ways-in/layers in French.
import { translate } from '../../page';
import { layersWords } from '../../ways-in/layers';

const quoted = (names: readonly string[]): string => names.map((name) => `« ${name} »`).join(', ');

translate('fr', layersWords, {
  at: (file, path, message) => (path === '' ? `${file} : ${message}` : `${file}, ${path} : ${message}`),
  more: (count) => `… et ${count} autres endroits.`,
  unknown: ({ name, file, near, known }) =>
    `${file} n’a pas de « ${name} » ; ${near === null ? `il a ${quoted(known)}` : `est-ce « ${near} » ?`}${near === null ? ' ; si' : ' Si'} c’en est un de plus, écrivez-y "new": true`,
  notNew: (name, file) => `${file} a déjà « ${name} » ; enlevez "new"`,
  newIsTrue: 'true est attendu ; une entrée qui n’est pas nouvelle n’a pas de "new"',
  noName: (key) => `une entrée avec son "${key}" est attendue, qui dit laquelle est visée`,
  otherName: (name) => `« ${name} » est attendu, comme s’appelle l’entrée`,
  nothingToTake: 'null enlève un réglage, et les fichiers précédents n’en ont aucun de ce nom ; vérifiez l’orthographe',
  password: {
    noVariable: (name) => `le mot de passe doit venir de ${name} dans l’environnement, et il n’y a rien`,
    unreadable: (path, why) => `le mot de passe doit venir de ${path}, qui ne peut pas être lu : ${why}`,
    noPasswordFile: (path) =>
      `le mot de passe doit venir de ${path}, qui n’est pas un fichier de mot de passe : c’est un dossier ou un périphérique, bien trop long, ou ni UTF-8 ni UTF-16`,
    emptyFile: (path) => `le mot de passe doit venir de ${path}, qui est vide`,
    lines: (source) => `une seule ligne est attendue dans ${source}, le mot de passe et rien d’autre`,
  },
  wrong: {
    undo: 'settings undo demande le nom que settings set a donné : dialpost settings undo NAME',
    notDocument: 'un document de réglages est attendu : {"organization": …}',
  },
  how: { new: 'nouveau', gone: 'enlevé', changed: 'changé' },
  secret: { set: 'mot de passe posé', changed: 'mot de passe changé', removed: 'mot de passe enlevé' },
  unset: 'non réglé',
  wantsPassword: (at) => `Manque : ${at}`,
  nothing: (dir) => `Aucune différence : les réglages dans ${dir} sont déjà ceux-là.`,
  question: 'Reprendre ces réglages ? [O/n] ',
  stayed: 'Rien n’a été repris ; les réglages sont comme avant.',
  taken: (dir, undo) =>
    `Repris : les réglages dans ${dir} sont maintenant ceux-là.${undo === null ? '' : ` Pour remettre ceux d’avant : dialpost settings undo ${undo}`}`,
  undone: 'Les réglages d’avant sont remis, mots de passe compris.',
  undoAtRest: (dir) =>
    `Seul le Dialpost qui a repris les réglages peut remettre ceux d’avant, tant qu’il fonctionne, et aucun ne fonctionne avec le dossier ${dir}. Mettez plutôt les fichiers d’avant : dialpost settings set FILE`,
});
